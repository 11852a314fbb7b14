//! What makes a run fail.

use std::fmt;
use std::str::FromStr;

use ia_validate::Severity;

/// From which severity on findings make the run fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// None.
    Never,
}

impl FailOn {
    /// All of them, the strictest last but one.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Never];

    /// Its word, such as `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Never => "never",
        }
    }

    /// The mildest severity that makes the run fail, if any does.
    #[must_use]
    pub const fn threshold(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

impl fmt::Display for FailOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that is none of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("give `error`, `warning`, `info` or `never`")]
pub struct UnknownFailOn;

impl FromStr for FailOn {
    type Err = UnknownFailOn;

    fn from_str(name: &str) -> Result<Self, UnknownFailOn> {
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or(UnknownFailOn)
    }
}
