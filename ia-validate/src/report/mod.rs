//! What a check found: plain data, sorted, in the positions of the text that was checked.

mod diagnostic;
mod severity;

pub use diagnostic::{Diagnostic, Related};
pub use severity::{Severity, UnknownSeverity};

use crate::source::{Kind, Span};

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
    /// Where it stands: the feed item's start tag, or the whole text of an article alone.
    pub span: Span,
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
    /// How many findings are not listed because the document asks for it.
    pub suppressed: usize,
}

impl Report {
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, diagnostics: Vec::new(), articles: Vec::new(), unchecked: Vec::new(), suppressed: 0 }
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|finding| finding.severity == severity).count()
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
