//! What `fix` did: a record for programs, and for whoever asks later what was changed.

use ia_validate::fix::{Change, Fixed, Refusal};
use ia_validate::source::{LineIndex, Utf16Index};
use ia_validate::{Report, Span};
use serde::Serialize;

use super::SCHEMA;
use super::report::{Article, Counts, Place};
use crate::summary::Summary;

/// What was mended in all files of a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Fixes {
    /// The version of this form of document.
    pub schema: u32,
    /// The files, those without changes included.
    pub files: Vec<FixedFile>,
    /// What is left in all files.
    pub left: Counts,
}

/// What was mended in a file; `jsonl` prints one a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct FixedFile {
    /// The file, as it was named.
    pub path: String,
    /// The fixes that were taken, in their order.
    pub fixed: Vec<FixedFinding>,
    /// The fixes that were not taken, counted by rule and reason.
    pub refused: Vec<RefusedFixes>,
}

/// A fix that was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct FixedFinding {
    /// The rule of the finding that it mended.
    pub rule: &'static str,
    /// `safe` or `unsafe`.
    pub safety: &'static str,
    /// The article, if it is about one.
    pub article: Option<Article>,
    /// Where the finding began in the file as it was.
    pub start: Place,
    /// Where it ended there, exclusive.
    pub end: Place,
    /// Where what stands there now begins in the file as it is.
    pub now_start: Place,
    /// Where it ends, exclusive.
    pub now_end: Place,
    /// What was taken away, in short.
    pub before: String,
    /// What was put in, in short.
    pub after: String,
    /// Whether another fix had brought the finding to light.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_uncovered: bool,
    /// Other findings that went with it, in the file as it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<FindingPlace>,
    /// Findings that it brought to light, in the file as it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uncovered: Vec<FindingPlace>,
}

/// A finding, and where it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct FindingPlace {
    /// The rule's id.
    pub rule: &'static str,
    /// Where the place begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
}

/// Fixes that were not taken for one reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct RefusedFixes {
    /// The rule of the findings.
    pub rule: &'static str,
    /// Why, as a clause.
    pub because: String,
    /// How many.
    pub count: usize,
    /// Where the first of them begins, in the file as it is.
    pub first: Place,
}

impl Fixes {
    /// A record without files yet.
    #[must_use]
    pub fn new() -> Self {
        Self { schema: SCHEMA, files: Vec::new(), left: Counts::from(&Summary::default()) }
    }

    /// Ends it, with the counts over all files.
    pub fn finish(&mut self, summary: &Summary) {
        self.left = summary.into();
    }
}

impl Default for Fixes {
    fn default() -> Self {
        Self::new()
    }
}

impl FixedFile {
    /// What was mended in a file that held `text` before; with places in code units of UTF-16 as well if they are wanted.
    #[must_use]
    pub fn of(path: &str, text: &str, fixed: &Fixed, with_utf16: bool) -> Self {
        let (was, is) = (Lines::of(text, with_utf16), Lines::of(&fixed.text, with_utf16));
        let entry = |change: &Change| {
            let (start, end) = was.places(change.span);
            let (now_start, now_end) = is.places(change.now);
            let article = change.article.and_then(|index| fixed.before.articles.get(index));
            FixedFinding {
                rule: change.rule,
                safety: change.safety.name(),
                article: article.map(Article::from),
                start,
                end,
                now_start,
                now_end,
                before: change.before.clone(),
                after: change.after.clone(),
                is_uncovered: change.finding.is_none(),
                gone: was.findings(&fixed.before, &change.gone),
                uncovered: is.findings(&fixed.report, &change.uncovered),
            }
        };
        let refused = |it: Refusal<'_>| RefusedFixes {
            rule: it.rule,
            because: it.because.to_string(),
            count: it.count,
            first: is.places(it.first.span).0,
        };
        Self {
            path: path.to_owned(),
            fixed: fixed.changes.iter().map(entry).collect(),
            refused: fixed.refusals().into_iter().map(refused).collect(),
        }
    }
}

/// Finds places in a text.
pub(super) struct Lines<'t> {
    lines: LineIndex<'t>,
    utf16: Option<Utf16Index<'t>>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, with_utf16: bool) -> Self {
        Self { lines: LineIndex::new(text), utf16: with_utf16.then(|| Utf16Index::new(text)) }
    }

    pub(super) fn places(&self, span: Span) -> (Place, Place) {
        let place = |offset| Place::new(self.lines.position(offset), self.utf16.as_ref());
        (place(span.start), place(span.end))
    }

    fn findings(&self, report: &Report, numbers: &[usize]) -> Vec<FindingPlace> {
        let findings = numbers.iter().filter_map(|&number| report.diagnostics.get(number));
        let place = |(rule, (start, end))| FindingPlace { rule, start, end };
        findings.map(|it| place((it.rule, self.places(it.span)))).collect()
    }
}
