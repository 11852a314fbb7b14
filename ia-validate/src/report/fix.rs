//! How to mend what a finding is about: edits in the text that was checked.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::source::{Span, UnknownName};

/// Whether a fix may be applied without a look at it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Safety {
    /// Meaning and text are kept.
    Safe,
    /// A person should look at it first: something is lost, moved or guessed.
    Unsafe,
}

impl Safety {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Safe, Self::Unsafe];

    /// `safe` or `unsafe`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl fmt::Display for Safety {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Safety {
    type Err = UnknownName;

    /// By its name, in lower case.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let found = Self::ALL.into_iter().find(|safety| safety.name() == name);
        found.ok_or_else(|| UnknownName::new("safety", name))
    }
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced, in the same text as the finding; empty where something is put in.
    pub span: Span,
    /// What stands there afterwards, written as that place needs it: escaped where the article stands
    /// escaped in a feed.
    pub text: Cow<'static, str>,
}

impl Edit {
    /// Puts `text` in the place of `span`.
    #[must_use]
    pub fn new(span: Span, text: impl Into<Cow<'static, str>>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A set of edits that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, as a command: `end the paragraph before the figure`.
    pub message: Cow<'static, str>,
    /// Whether it may be applied without a look at it.
    pub safety: Safety,
    /// The edits, sorted; none overlaps another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix of these edits, which may come in any order but must not overlap.
    #[must_use]
    pub fn new(safety: Safety, message: impl Into<Cow<'static, str>>, mut edits: Vec<Edit>) -> Self {
        Self::sort(&mut edits);
        Self { message: message.into(), safety, edits }
    }

    /// Puts edits into the order of the text; those of one place stay as they come.
    pub(crate) fn sort(edits: &mut [Edit]) {
        edits.sort_by_key(|edit| edit.span);
    }
}
