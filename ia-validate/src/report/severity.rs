//! How bad a finding is, and what a caller makes of it.

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
    /// All severities, from the mildest.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

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
        Self::ALL
            .into_iter()
            .find(|severity| severity.name() == name)
            .ok_or_else(|| UnknownSeverity(name.to_owned()))
    }
}

/// What a caller makes of a rule: all of its findings get this severity, or are left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// The rule's findings are not reported.
    Off,
    /// They are, with this severity.
    On(Severity),
}

impl Level {
    /// All levels, from the mildest.
    pub const ALL: [Self; 4] =
        [Self::Off, Self::On(Severity::Info), Self::On(Severity::Warning), Self::On(Severity::Error)];

    /// The severity of the findings, unless they are left out.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::On(severity) => Some(severity),
        }
    }

    /// `off`, `info`, `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On(severity) => severity.name(),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no level.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no severity: use `error`, `warning`, `info` or `off`")]
pub struct UnknownLevel(String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|level| level.name() == name).ok_or_else(|| UnknownLevel(name.to_owned()))
    }
}
