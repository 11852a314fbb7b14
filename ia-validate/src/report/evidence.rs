//! How certain a rule is.

use std::fmt;
use std::str::FromStr;

/// How it is known that Facebook does what a rule says; ordered from the least certain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Evidence {
    /// It follows from what is known, or others took it to be so.
    #[default]
    Inferred,
    /// It was seen in Facebook's answers, or stands in the code or the samples that it published.
    Observed,
    /// Facebook's documentation said it.
    Documented,
}

impl Evidence {
    /// All kinds, from the least certain.
    pub const ALL: [Self; 3] = [Self::Inferred, Self::Observed, Self::Documented];

    /// `inferred`, `observed` or `documented`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Observed => "observed",
            Self::Documented => "documented",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no kind of evidence.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no evidence: use `documented`, `observed` or `inferred`")]
pub struct UnknownEvidence(String);

impl FromStr for Evidence {
    type Err = UnknownEvidence;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or_else(|| UnknownEvidence(name.to_owned()))
    }
}
