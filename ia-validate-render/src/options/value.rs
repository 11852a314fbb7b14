//! What a key can be set to.

use std::path::PathBuf;

use ia_validate::{Domain, Evidence, Level, Severity, Timezone};

use super::fail_on::FailOn;
use crate::format::Format;

/// A value of a key, read and found right. Of a table there is one for each row.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Value {
    /// Domains.
    Domains(Vec<Domain>),
    /// Rules, by their ids of today.
    Rules(Vec<&'static str>),
    /// A rule and its level.
    Level(&'static str, Level),
    /// True or false.
    Flag(bool),
    /// A time zone.
    Timezone(Timezone),
    /// A path, as it was written.
    Path(PathBuf),
    /// Paths, as they were written.
    Paths(Vec<PathBuf>),
    /// A severity.
    Severity(Severity),
    /// What makes a run fail.
    FailOn(FailOn),
    /// The least evidence.
    Evidence(Evidence),
    /// A format.
    Format(Format),
    /// Bytes.
    Size(u64),
    /// A number; `usize::MAX` for no limit.
    Most(usize),
}

impl Value {
    /// The flag, if it is one.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self { Some(*flag) } else { None }
    }

    /// The number, if it is a limit.
    #[must_use]
    pub fn most(&self) -> Option<usize> {
        if let Self::Most(most) = self { Some(*most) } else { None }
    }

    /// The number of bytes, if it is one.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        if let Self::Size(size) = self { Some(*size) } else { None }
    }

    /// What makes a run fail, if it is that.
    #[must_use]
    pub fn fail_on(&self) -> Option<FailOn> {
        if let Self::FailOn(fail_on) = self { Some(*fail_on) } else { None }
    }

    /// The format, if it is one.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        if let Self::Format(format) = self { Some(*format) } else { None }
    }

    /// The paths, if it is one or several.
    #[must_use]
    pub fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Path(path) => std::slice::from_ref(path),
            Self::Paths(paths) => paths,
            _ => &[],
        }
    }

    /// The rules, if it is a list of them.
    #[must_use]
    pub fn rules(&self) -> &[&'static str] {
        if let Self::Rules(rules) = self { rules } else { &[] }
    }
}
