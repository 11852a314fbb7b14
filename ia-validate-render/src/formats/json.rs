//! The JSON document of schema 1.
//!
//! Its structs are the contract with other programs, so they are written out here and do not follow
//! changes inside the library.

use std::io::{self, BufWriter, Write};

use ia_validate::report::{self, ArticleSummary};
use ia_validate::source::{LineIndex, Position};
use ia_validate::{Diagnostic, Span};
use serde::Serialize;

use super::entries::option;
use super::program_text::Harmless;
use super::{Checked, Renderer};
use crate::summary::Summary;

/// Collects the findings: their summary comes last, but they must be known by then anyway.
#[derive(Default)]
pub(super) struct Json {
    diagnostics: Vec<Finding>,
    left_out: Vec<LeftOut>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    tool: Tool,
    diagnostics: &'a [Finding],
    /// Only where a limit was met.
    #[serde(skip_serializing_if = "<[LeftOut]>::is_empty")]
    left_out: &'a [LeftOut],
    summary: Counts,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// A member of `diagnostics`.
#[derive(Serialize)]
pub(super) struct Finding {
    rule: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    path: String,
    article: Option<Article>,
    start: Place,
    end: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

/// What a limit left out: findings by severity, or items that were not checked.
#[derive(Serialize)]
struct LeftOut {
    path: String,
    article: Option<Article>,
    limit: &'static str,
    most: usize,
    #[serde(flatten)]
    what: What,
}

#[derive(Serialize)]
#[serde(untagged)]
enum What {
    Findings { errors: usize, warnings: usize, infos: usize },
    Items { items: usize },
}

#[derive(Serialize)]
struct Fix {
    message: String,
    safety: &'static str,
    edits: Vec<Edit>,
}

#[derive(Serialize)]
struct Edit {
    start: Place,
    end: Place,
    text: String,
}

#[derive(Serialize)]
struct Article {
    index: usize,
    canonical: Option<String>,
}

#[derive(Serialize)]
struct Related {
    message: String,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    articles: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: usize,
    /// Only where there is a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<usize>,
}

impl Renderer for Json {
    fn file(&mut self, _out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        self.diagnostics.extend(file.report.diagnostics.iter().map(|finding| Finding::new(finding, file)));
        self.left_out.extend(file.report.left_out.iter().map(|left| LeftOut::new(left, file)));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        // Only two inputs of the same name (one of them stdin) can be out of order here.
        self.diagnostics
            .sort_by(|a, b| (&a.path, a.start.offset, a.rule).cmp(&(&b.path, b.start.offset, b.rule)));
        let document = Document {
            schema: 1,
            tool: Tool { name: "ia-validate", version: env!("CARGO_PKG_VERSION") },
            diagnostics: &self.diagnostics,
            left_out: &self.left_out,
            summary: Counts {
                files: summary.files,
                articles: summary.articles,
                errors: summary.errors,
                warnings: summary.warnings,
                infos: summary.infos,
                suppressed: summary.suppressed,
                hidden: summary.hidden,
            },
        };
        // Punctuation and indentation come piece by piece, characters always whole.
        let mut pieces = BufWriter::new(Harmless(&mut *out));
        serde_json::to_writer_pretty(&mut pieces, &document)?;
        pieces.write_all(b"\n")?;
        pieces.flush()
    }
}

impl LeftOut {
    fn new(left: &report::LeftOut, file: &Checked<'_>) -> Self {
        let report::Counts { errors, warnings, infos } = left.findings();
        Self {
            path: file.path.to_owned(),
            article: left.article.and_then(|index| file.report.articles.get(index)).map(Article::from),
            limit: option(left.limit),
            most: left.most,
            what: match left.items {
                0 => What::Findings { errors, warnings, infos },
                items => What::Items { items },
            },
        }
    }
}

impl From<&ArticleSummary> for Article {
    fn from(article: &ArticleSummary) -> Self {
        Self { index: article.index, canonical: article.canonical.clone() }
    }
}

impl Finding {
    pub(super) fn new(finding: &Diagnostic, file: &Checked<'_>) -> Self {
        let (start, end) = places(finding.span, file.lines);
        let article = file.article(finding);
        let related = finding.related.iter().map(|other| {
            let (start, end) = places(other.span, file.lines);
            Related { message: other.message.clone(), start, end }
        });
        let fix = finding.fix.as_ref().map(|fix| {
            let edits = fix.edits.iter().map(|edit| {
                let (start, end) = places(edit.span, file.lines);
                Edit { start, end, text: edit.text.clone() }
            });
            Fix { message: fix.message.clone(), safety: fix.safety.name(), edits: edits.collect() }
        });
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            path: file.path.to_owned(),
            article: article.map(Article::from),
            start,
            end,
            related: related.collect(),
            fix,
        }
    }
}

fn places(span: Span, lines: &LineIndex<'_>) -> (Place, Place) {
    (lines.position(span.start).into(), lines.position(span.end).into())
}

impl From<Position> for Place {
    fn from(at: Position) -> Self {
        Self { line: at.line, column: at.column, offset: at.offset }
    }
}
