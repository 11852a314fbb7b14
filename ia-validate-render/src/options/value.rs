//! What a key can be set to.

use std::path::PathBuf;

use ia_validate::{Domain, Evidence, Kind, Level, Severity, Timezone};

use super::fail_on::FailOn;
use crate::format::Format;
use crate::note::Note;

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
    /// A rule and what the newsroom says of it.
    Note(&'static str, Note),
    /// True or false.
    Flag(bool),
    /// A time zone.
    Timezone(Timezone),
    /// A path, as it was written.
    Path(PathBuf),
    /// Paths, as they were written.
    Paths(Vec<PathBuf>),
    /// Patterns as in `.gitignore`, as they were written.
    Patterns(Vec<String>),
    /// What a text is; none if its content is to tell.
    Kind(Option<Kind>),
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

    /// What a text is, if it says that; within, none if its content is to tell.
    #[must_use]
    pub fn kind(&self) -> Option<Option<Kind>> {
        if let Self::Kind(kind) = self { Some(*kind) } else { None }
    }

    /// The rule and what the newsroom says of it, if it is that.
    #[must_use]
    pub fn note(&self) -> Option<(&'static str, Note)> {
        if let Self::Note(id, note) = self { Some((id, note.clone())) } else { None }
    }

    /// The patterns, if it is a list of them.
    #[must_use]
    pub fn patterns(&self) -> &[String] {
        if let Self::Patterns(patterns) = self { patterns } else { &[] }
    }

    /// The rules, if it is a list of them.
    #[must_use]
    pub fn rules(&self) -> &[&'static str] {
        if let Self::Rules(rules) = self { rules } else { &[] }
    }
}
