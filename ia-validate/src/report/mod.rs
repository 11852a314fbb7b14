//! What a check found: plain data, sorted, in the positions of the text that was checked.

mod diagnostic;
mod evidence;
mod fingerprint;
mod fix;
mod history_error;
mod limits;
mod severity;

use std::fmt;
use std::str::FromStr;

pub use diagnostic::{Diagnostic, Related};
pub use evidence::{Evidence, UnknownEvidence};
pub use fingerprint::Fingerprint;
pub use fix::{Edit, Fix, Safety};
pub use history_error::HistoryError;
pub use limits::{Counts, LeftOut, Limit, Limits};
pub use severity::{Level, Severity, UnknownLevel, UnknownSeverity};

use chrono::{DateTime, Utc};

use crate::source::{Kind, Span, UnknownName};

/// What ingestion would do with an article.
#[non_exhaustive]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// It becomes a new article.
    Create,
    /// It replaces the stored version.
    Update,
    /// The stored version says the same already.
    Unchanged,
    /// It changes a stored version, but the update is not taken.
    Ignored,
    /// It is not ingested.
    Rejected,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Create, Self::Update, Self::Unchanged, Self::Ignored, Self::Rejected];

    /// `create`, `update`, `unchanged`, `ignored` or `rejected`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::Ignored => "ignored",
            Self::Rejected => "rejected",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Outcome {
    type Err = UnknownName;

    /// By its name, in lower case.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let found = Self::ALL.into_iter().find(|outcome| outcome.name() == name);
        found.ok_or_else(|| UnknownName::new("outcome", name))
    }
}

/// One article that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ArticleSummary {
    /// Its place among the items of the feed, counted from 0; 0 for an article alone.
    pub index: usize,
    /// Its canonical URL as written (white space trimmed): of its `link`, else of the feed item.
    pub canonical: Option<String>,
    /// Its title, white space folded: of its `h1`, else of the feed item.
    pub title: Option<String>,
    /// The `guid` of its feed item.
    pub guid: Option<String>,
    /// Where it stands: the feed item's start tag, or the whole text of an article alone.
    pub span: Span,
    /// The instant of its op-published, if that can be read. A time without zone is in the zone that the options assume.
    pub published: Option<DateTime<Utc>>,
    /// The instant of its op-modified, if that can be read. A time without zone is in the zone that the options assume.
    pub modified: Option<DateTime<Utc>>,
    /// The hash of its content (see [`StoredVersion`](crate::history::StoredVersion)); none unless versions are compared.
    pub content_hash: Option<u128>,
    /// The op-modified of the stored version with the same canonical URL.
    pub stored_modified: Option<DateTime<Utc>>,
    /// What ingestion would do with it. Without stored versions every article is new.
    pub outcome: Outcome,
    /// The rule that decides the outcome, if one does.
    pub reason: Option<&'static str>,
    /// The rules that the outcome rests on: the one that decides it, and others that would. None of a plain new article
    /// or update.
    pub rules: Vec<&'static str>,
}

/// What could not be checked because something was not given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Unchecked {
    /// No domain was given, so canonical URLs were not compared with one.
    Domain,
    /// No earlier version was given, so updates were not judged.
    PreviousVersion,
}

/// What a check of one file found.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Report {
    /// What the text was taken for.
    pub kind: Kind,
    /// The findings, sorted by offset, then by rule.
    pub diagnostics: Vec<Diagnostic>,
    /// The articles that were read, in the order of the text.
    pub articles: Vec<ArticleSummary>,
    /// What could not be checked, sorted.
    pub unchecked: Vec<Unchecked>,
    /// The findings that comments in the document allow, sorted likewise.
    pub suppressed: Vec<Diagnostic>,
    /// What is not in `diagnostics` because of a limit, by article; what is of none comes last.
    pub left_out: Vec<LeftOut>,
    /// Why the first lookup of a stored version failed, if one did: its article was taken as new.
    pub history_error: Option<HistoryError>,
}

impl Report {
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            kind,
            diagnostics: Vec::new(),
            articles: Vec::new(),
            unchecked: Vec::new(),
            suppressed: Vec::new(),
            left_out: Vec::new(),
            history_error: None,
        }
    }

    /// How many findings have this severity, those included that a limit left out.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let reported = self.diagnostics.iter().filter(|finding| finding.severity == severity).count();
        let left_out: usize = self.left_out.iter().map(|left| left.findings().of(severity)).sum();
        reported + left_out
    }

    pub(crate) fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| {
            (a.span.start, a.rule, a.span.end, &a.message).cmp(&(
                b.span.start,
                b.rule,
                b.span.end,
                &b.message,
            ))
        });
    }
}
