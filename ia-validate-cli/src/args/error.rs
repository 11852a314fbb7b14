//! What can be wrong with the value of an option: the caller's mistake.

/// A rule id on the command line that does not exist.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnknownRule {
    #[error("there is no such rule; did you mean `{0}`?")]
    Misspelt(&'static str),
    #[error("there is no such rule")]
    Unlike,
}

impl UnknownRule {
    /// Looks for the id that was meant.
    pub(crate) fn new(given: &str) -> Self {
        ia_validate_render::options::nearest_selector(given).map_or(Self::Unlike, Self::Misspelt)
    }
}

/// A rule's severity on the command line that is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadSeverity {
    #[error("give a rule and a severity, such as `figure-in-paragraph=warning`")]
    Form,
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    #[error(transparent)]
    Level(#[from] ia_validate::report::UnknownLevel),
}

/// A time on the command line that is none.
#[derive(Debug, thiserror::Error)]
#[error("give a time with its zone, such as `2016-02-04T09:00:00Z`")]
pub(crate) struct BadTime;

/// The caller's number is none.
#[derive(Debug, thiserror::Error)]
#[error("this must be a number from 1, or `none` to show all")]
pub(crate) struct BadMost;
