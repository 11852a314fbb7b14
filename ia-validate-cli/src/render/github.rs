//! Workflow commands of GitHub Actions: a line on the log that becomes an annotation.
//!
//! Escaped by the rules of the Actions toolkit (`packages/core/src/command.ts`): `%`, CR and LF everywhere,
//! `:` and `,` in properties as well.

use std::io::{self, Write};

use ia_validate::Severity;

use super::program_text::in_repository;
use super::{Checked, Renderer};
use crate::sanitise::{one_line, shown};

pub(super) struct Github;

impl Renderer for Github {
    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        let path = property(in_repository(file.path));
        for finding in &file.report.diagnostics {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let (start, end) =
                (file.lines.position(finding.span.start), file.lines.position(finding.span.end));
            write!(out, "::{command} title=ia-validate ({}),file={path},line={}", finding.rule, start.line)?;
            // Columns of a place on several lines are refused.
            if start.line == end.line {
                write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column)?;
            } else {
                write!(out, ",endLine={}", end.line)?;
            }
            // The log shows nothing but the message, so it says where as well.
            let place = data(&one_line(in_repository(file.path)));
            let message = data(&one_line(&finding.message));
            write!(out, "::{place}:{}:{}: {message}", start.line, start.column)?;
            if let Some(help) = &finding.help {
                write!(out, "%0Ahelp: {}", data(&one_line(help)))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
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
