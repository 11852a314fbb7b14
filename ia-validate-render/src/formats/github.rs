//! Workflow commands of GitHub Actions: a line on the log that becomes an annotation.
//!
//! Escaped by the rules of the Actions toolkit (`packages/core/src/command.ts`): `%`, CR and LF everywhere,
//! `:` and `,` in properties as well.

use std::borrow::Cow;
use std::io::{self, Write};

use ia_validate::{Severity, Span};

use crate::escape::in_repository;
use crate::file_report::{Entry, FileReport};
use crate::omitted::{option, severity, words};
use crate::renderer::Renderer;
use crate::sanitise::{one_line, shown};

pub(crate) struct Github;

impl Renderer for Github {
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for entry in file.entries() {
            match entry {
                Entry::Finding(it) => {
                    let help = it.help.iter().map(|help| ("help", help.clone()));
                    let note = file.note(it).map(|note| ("note", note.to_string().into()));
                    let more: Vec<_> = help.chain(note).collect();
                    command(out, file, it.severity, it.rule, it.span, &it.message, &more)?;
                }
                Entry::LeftOut(it) => {
                    let (place, name) = (file.place_of(it), option(it.limit));
                    command(out, file, severity(it), name, place, &words(it), &[])?;
                }
            }
        }
        Ok(())
    }
}

/// What is said of a place; `name` is the rule. `more` comes below the message, each with its label.
fn command(
    out: &mut dyn Write,
    file: &FileReport<'_>,
    severity: Severity,
    name: &str,
    span: Span,
    message: &str,
    more: &[(&str, Cow<'_, str>)],
) -> io::Result<()> {
    let command = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let path = property(in_repository(file.key()));
    let (start, end) = (file.lines.position(span.start), file.lines.position(span.end));
    write!(out, "::{command} title=ia-validate ({name}),file={path},line={}", start.line)?;
    // Columns of a place on several lines are refused.
    if start.line == end.line {
        write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column)?;
    } else {
        write!(out, ",endLine={}", end.line)?;
    }
    // The log shows nothing but the message, so it says where as well.
    let place = data(&one_line(in_repository(file.key())));
    write!(out, "::{place}:{}:{}: {}", start.line, start.column, data(&one_line(message)))?;
    for (label, text) in more {
        write!(out, "%0A{label}: {}", data(&one_line(text)))?;
    }
    writeln!(out)
}

/// A message.
fn data(text: &str) -> String {
    escaped(text, "")
}

/// A value in front of the message.
fn property(text: &str) -> String {
    escaped(text, ":,")
}

/// Line breaks can be told exactly; other controls cannot, and are replaced.
fn escaped(text: &str, also: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '\r' | '\n') || also.contains(c) {
            escaped.push_str(&format!("%{:02X}", c as u32));
        } else {
            escaped.push(shown(c));
        }
    }
    escaped
}
