//! Names that mean nothing.

/// A name that is none of those that there are: the caller's mistake.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{given}` is no {what}")]
pub struct UnknownName {
    what: &'static str,
    given: String,
}

impl UnknownName {
    pub(crate) fn new(what: &'static str, given: &str) -> Self {
        Self { what, given: given.to_owned() }
    }
}
