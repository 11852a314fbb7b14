//! How bad a finding is.

use std::fmt;
use std::str::FromStr;

/// How bad a finding is; ordered from the mildest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// A hint.
    Info,
    /// Degraded, discouraged, or very likely wrong.
    Warning,
    /// Facebook rejects the article, ignores the update, or drops content.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no severity.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no severity: use `error`, `warning` or `info`")]
pub struct UnknownSeverity(String);

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Info, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.name() == name)
            .ok_or_else(|| UnknownSeverity(name.to_owned()))
    }
}
