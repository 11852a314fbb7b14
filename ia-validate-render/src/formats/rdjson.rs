//! Reviewdog's diagnostic format, whose comments stand in a review; safe fixes are suggestions there.
//!
//! Its columns count bytes, from 1.

use std::io::{self, Write};

use ia_validate::report::Safety;
use ia_validate::rules::{self, Rule};
use ia_validate::{Diagnostic, Severity, Span};
use serde::Serialize;

use crate::documents;
use crate::file_report::{Entry, FileReport};
use crate::omitted::{option, words};
use crate::renderer::Renderer;
use crate::summary::Summary;

/// Collects the findings.
#[derive(Default)]
pub(crate) struct Rdjson(Vec<Found>);

#[derive(Serialize)]
struct Document<'a> {
    source: Source,
    diagnostics: &'a [Found],
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Found {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

impl Rdjson {
    fn add(&mut self, message: String, file: &FileReport<'_>, span: Span, severity: Severity, code: Code) {
        let location = Location { path: file.path.to_owned(), range: range(file, span) };
        let severity = match severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        };
        self.0.push(Found { message, location, severity, code, suggestions: Vec::new() });
    }
}

impl Renderer for Rdjson {
    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for entry in file.entries() {
            match entry {
                Entry::Finding(finding) => {
                    let code = Code { value: finding.rule, url: rules::find(finding.rule).map(Rule::url) };
                    self.add(told(finding, file), file, finding.span, finding.severity, code);
                    let suggestions = suggestions(finding, file);
                    if let Some(found) = self.0.last_mut() {
                        found.suggestions = suggestions;
                    }
                }
                Entry::LeftOut(left) => {
                    let code = Code { value: option(left.limit), url: None };
                    self.add(words(left), file, file.place_of(left), Severity::Info, code);
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        let source = Source { name: "ia-validate", url: env!("CARGO_PKG_REPOSITORY") };
        documents::write(out, &Document { source, diagnostics: &self.0 })
    }
}

/// The message, and below it what to do and what the newsroom says.
fn told(finding: &Diagnostic, file: &FileReport<'_>) -> String {
    let note = file.note(finding).map(ToString::to_string);
    let all = [Some(&*finding.message), finding.help.as_deref(), note.as_deref()];
    all.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The safe fix as one replacement: a suggestion is taken or not as a whole.
fn suggestions(finding: &Diagnostic, file: &FileReport<'_>) -> Vec<Suggestion> {
    let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) else { return Vec::new() };
    let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { return Vec::new() };
    let text = file.lines.text();
    let mut put = String::new();
    let mut at = first.span.start;
    for edit in &fix.edits {
        put += Span::new(at, edit.span.start).of(text);
        put += &edit.text;
        at = edit.span.end;
    }
    vec![Suggestion { range: range(file, Span::new(first.span.start, last.span.end)), text: put }]
}

fn range(file: &FileReport<'_>, span: Span) -> Range {
    let position = |offset: u32| {
        let line = file.lines.position(offset).line;
        let start = file.lines.line_span(line).start;
        Position { line, column: 1 + offset.saturating_sub(start) }
    };
    Range { start: position(span.start), end: position(span.end) }
}
