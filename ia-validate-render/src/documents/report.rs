//! What `check` reports: one document, whose findings `jsonl` prints line by line.

use std::borrow::Cow;

use ia_validate::report::{self, ArticleSummary, LeftOut, Unchecked};
use ia_validate::rules::{self, Rule};
use ia_validate::source::{Position, Utf16Index};
use ia_validate::{Diagnostic, Severity, Span};
use serde::Serialize;

use super::{SCHEMA, written};
use crate::file_report::FileReport;
use crate::note::Note;
use crate::omitted::option;
use crate::summary::Summary;

/// What was found in all files of a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Document {
    /// The version of this form of document.
    pub schema: u32,
    /// What made the report.
    pub tool: Tool,
    /// The findings, sorted by path, offset and rule.
    pub diagnostics: Vec<Finding>,
    /// The articles that were read, sorted by path and index.
    pub articles: Vec<CheckedArticle>,
    /// What limits left out; only where a limit was met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Omitted>,
    /// Counts over all files.
    pub summary: Counts,
    #[serde(skip)]
    with_utf16: bool,
}

/// What made a report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Tool {
    /// `ia-validate`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Something wrong.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Where the rule's documentation stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What tells it from others while the file changes elsewhere; those of findings that are alike are the same.
    pub fingerprint: String,
    /// What is there and where it matters.
    pub message: Cow<'static, str>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Cow<'static, str>>,
    /// What the newsroom says of the rule (`notes` of the options).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// The file, as it was named.
    pub path: String,
    /// The article, if it is about one.
    pub article: Option<Article>,
    /// Where the place begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
    /// Places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// What a limit left out of one file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Omitted {
    /// The file, as it was named.
    pub path: String,
    /// The article, if it is about one.
    pub article: Option<Article>,
    /// The option that sets the limit.
    pub limit: &'static str,
    /// The limit.
    pub most: usize,
    /// How much.
    #[serde(flatten)]
    pub what: OmittedCount,
}

/// How much a limit left out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum OmittedCount {
    /// Findings, by severity.
    Findings {
        /// Errors.
        errors: usize,
        /// Warnings.
        warnings: usize,
        /// Infos.
        infos: usize,
    },
    /// Items of a feed, which were not checked.
    Items {
        /// Their number.
        items: usize,
    },
}

/// How to mend a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Fix {
    /// What it does.
    pub message: Cow<'static, str>,
    /// `safe` or `unsafe`.
    pub safety: &'static str,
    /// What to replace, in the order of the text; the places do not overlap.
    pub edits: Vec<Edit>,
}

/// A replacement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Edit {
    /// Where what is replaced begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
    /// What comes in its place.
    pub text: Cow<'static, str>,
}

/// An article of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Article {
    /// Its number in the file, from 0: people read `item 1` for 0.
    pub index: usize,
    /// Its canonical URL, if it names one.
    pub canonical: Option<String>,
}

/// An article that was read, and what there is about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct CheckedArticle {
    /// The file, as it was named.
    pub path: String,
    /// Its number in the file, from 0: people read `item 1` for 0.
    pub index: usize,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its canonical URL, if it names one.
    pub canonical: Option<String>,
    /// When it was published (RFC 3339, UTC).
    pub published: Option<String>,
    /// When it was last changed, by its own word.
    pub modified: Option<String>,
    /// What ingestion would do: `create`, `update`, `unchanged`, `ignored` or `rejected`; none without an earlier version
    /// or a state.
    pub outcome: Option<&'static str>,
    /// Errors about it, what limits left out included.
    pub errors: usize,
    /// The same, of warnings.
    pub warnings: usize,
    /// The same, of infos.
    pub infos: usize,
}

/// A place that belongs to a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Related {
    /// What is there.
    pub message: Cow<'static, str>,
    /// Where it begins.
    pub start: Place,
    /// Where it ends, exclusive.
    pub end: Place,
}

/// A place in a file, decoded to UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
    /// The offset, from 0, in bytes.
    pub offset: u32,
    /// The offset, from 0, in code units of UTF-16; only for consumers whose strings are made of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utf16: Option<u32>,
    /// The offset, from 0, in Unicode scalar values: for bindings to languages whose strings are made of these.
    #[serde(skip)]
    pub index: u32,
}

/// Counts over all files of a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Counts {
    /// Files that were checked.
    pub files: usize,
    /// Articles in them.
    pub articles: usize,
    /// Findings, what limits left out included.
    pub errors: usize,
    /// The same, of warnings.
    pub warnings: usize,
    /// The same, of infos.
    pub infos: usize,
    /// Findings that comments in the documents allow.
    pub suppressed: usize,
    /// Findings that the baseline hides; only where there is a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<usize>,
}

impl Document {
    /// A document without findings yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            schema: SCHEMA,
            tool: Tool { name: "ia-validate", version: env!("CARGO_PKG_VERSION") },
            diagnostics: Vec::new(),
            articles: Vec::new(),
            left_out: Vec::new(),
            summary: Counts::from(&Summary::default()),
            with_utf16: false,
        }
    }

    /// The same, whose places are counted in code units of UTF-16 as well.
    #[must_use]
    pub fn with_utf16() -> Self {
        Self { with_utf16: true, ..Self::new() }
    }

    /// Adds what was found in a file.
    pub fn add(&mut self, file: &FileReport<'_>) {
        let utf16 = self.with_utf16.then(|| Utf16Index::new(file.lines.text()));
        let findings = file.report.diagnostics.iter();
        self.diagnostics.extend(findings.map(|finding| Finding::new(finding, file, utf16.as_ref())));
        self.articles.extend(CheckedArticle::all(file));
        self.left_out.extend(Omitted::all(file));
    }

    /// Ends it, with the counts over all files.
    pub fn finish(&mut self, summary: &Summary) {
        // Only two inputs of the same name (one of them stdin) can be out of order here.
        self.diagnostics
            .sort_by(|a, b| (&a.path, a.start.offset, a.rule).cmp(&(&b.path, b.start.offset, b.rule)));
        self.articles.sort_by(|a, b| (&a.path, a.index).cmp(&(&b.path, b.index)));
        self.summary = summary.into();
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

impl From<&Summary> for Counts {
    fn from(summary: &Summary) -> Self {
        let &Summary { files, articles, errors, warnings, infos, suppressed, hidden, .. } = summary;
        Self { files, articles, errors, warnings, infos, suppressed, hidden }
    }
}

impl Omitted {
    /// Those of a file.
    pub(crate) fn all(file: &FileReport<'_>) -> impl Iterator<Item = Self> {
        file.report.left_out.iter().map(|left| Self::new(left, file))
    }

    fn new(left: &LeftOut, file: &FileReport<'_>) -> Self {
        let report::Counts { errors, warnings, infos } = left.findings();
        Self {
            path: file.key().to_owned(),
            article: left.article.and_then(|index| file.report.articles.get(index)).map(Article::from),
            limit: option(left.limit),
            most: left.most,
            what: match left.items {
                0 => OmittedCount::Findings { errors, warnings, infos },
                items => OmittedCount::Items { items },
            },
        }
    }
}

impl From<&ArticleSummary> for Article {
    fn from(article: &ArticleSummary) -> Self {
        Self { index: article.index, canonical: article.canonical.clone() }
    }
}

impl CheckedArticle {
    /// Those of a file.
    pub(crate) fn all(file: &FileReport<'_>) -> Vec<Self> {
        let report = file.report;
        let is_compared = !report.unchecked.contains(&Unchecked::PreviousVersion);
        let mut counts = vec![[0; 3]; report.articles.len()];
        let place = |severity: Severity| Severity::ALL.iter().position(|other| *other == severity);
        for finding in &report.diagnostics {
            let counts = finding.article.and_then(|index| counts.get_mut(index));
            if let Some(count) = counts.and_then(|it| it.get_mut(place(finding.severity)?)) {
                *count += 1;
            }
        }
        for left in &report.left_out {
            let Some(counts) = left.article.and_then(|index| counts.get_mut(index)) else { continue };
            for (count, severity) in counts.iter_mut().zip(Severity::ALL) {
                *count += left.findings().of(severity);
            }
        }
        let of = |counts: [usize; 3], severity| place(severity).and_then(|at| counts.get(at).copied());
        let article = |(article, counts): (&ArticleSummary, [usize; 3])| Self {
            path: file.path.to_owned(),
            index: article.index,
            title: article.title.clone(),
            canonical: article.canonical.clone(),
            published: article.published.map(written),
            modified: article.modified.map(written),
            outcome: is_compared.then(|| article.outcome.name()),
            errors: of(counts, Severity::Error).unwrap_or_default(),
            warnings: of(counts, Severity::Warning).unwrap_or_default(),
            infos: of(counts, Severity::Info).unwrap_or_default(),
        };
        report.articles.iter().zip(counts).map(article).collect()
    }
}

impl Finding {
    /// A finding in a file, with code units of UTF-16 where these are counted.
    #[must_use]
    pub fn new(finding: &Diagnostic, file: &FileReport<'_>, utf16: Option<&Utf16Index<'_>>) -> Self {
        let places = |span: Span| {
            let place = |offset| Place::new(file.lines.position(offset), utf16);
            (place(span.start), place(span.end))
        };
        let (start, end) = places(finding.span);
        let article = file.article(finding);
        let related = finding.related.iter().map(|other| {
            let (start, end) = places(other.span);
            Related { message: other.message.clone(), start, end }
        });
        let fix = finding.fix.as_ref().map(|fix| {
            let edits = fix.edits.iter().map(|edit| {
                let (start, end) = places(edit.span);
                Edit { start, end, text: edit.text.clone() }
            });
            Fix { message: fix.message.clone(), safety: fix.safety.name(), edits: edits.collect() }
        });
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            url: rules::find(finding.rule).map(Rule::url),
            fingerprint: finding.fingerprint.to_string(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            note: file.note(finding).cloned(),
            path: file.key().to_owned(),
            article: article.map(Article::from),
            start,
            end,
            related: related.collect(),
            fix,
        }
    }
}

impl Place {
    pub(super) fn new(at: Position, utf16: Option<&Utf16Index<'_>>) -> Self {
        let utf16 = utf16.map(|utf16| utf16.units(at.offset));
        Self { line: at.line, column: at.column, offset: at.offset, utf16, index: at.index }
    }
}
