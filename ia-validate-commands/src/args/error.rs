//! What can be wrong with the value of an option: the caller's mistake.

/// A rule id on the command line that does not exist.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnknownRule {
    #[error("there is no such rule; did you mean `{0}`?")]
    Misspelt(&'static str),
    #[error("there is no such rule; those that begin so are {0}")]
    Beginning(String),
    #[error("there is no such rule; `ia-validate rules` lists them")]
    Unlike,
}

impl UnknownRule {
    /// The same, where families can be named as well: one that begins so is meant.
    pub(crate) fn or_family(given: &str) -> Self {
        let given = given.to_ascii_lowercase();
        let mut families = ia_validate::rules::families().into_iter();
        let family = families.find(|family| given.len() > 2 && family.starts_with(&given));
        family.map_or_else(|| Self::new(&given), Self::Misspelt)
    }

    /// Looks for the id that was meant: one that is alike, or some that begin so.
    pub(crate) fn new(given: &str) -> Self {
        let given = given.to_ascii_lowercase();
        let prefix = format!("{}-", given.trim_end_matches('-'));
        let begin = ia_validate::rules::all().iter().filter(|rule| rule.id.starts_with(&prefix));
        let begin: Vec<String> = begin.map(|rule| format!("`{}`", rule.id)).collect();
        match ia_validate_render::options::nearest_selector(&given) {
            _ if !begin.is_empty() => Self::Beginning(begin.join(", ")),
            Some(near) => Self::Misspelt(near),
            None => Self::Unlike,
        }
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

/// An option of the service that means nothing.
#[cfg(feature = "serve")]
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadListen {
    #[error(
        "give a host and a port, such as `127.0.0.1:8787`, or a socket, such as `unix:/run/ia-validate.sock`"
    )]
    Form,
    #[cfg(not(unix))]
    #[error("there are no sockets such as `{0}` here; give a host and a port")]
    NoSockets(String),
    #[error("give an origin, such as `https://example.com`, or `*` for any")]
    Origin,
    #[error("give a whole number of seconds from 1 to 3600")]
    Seconds,
}
