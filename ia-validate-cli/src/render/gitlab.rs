//! Code quality report of GitLab.

use std::collections::BTreeSet;
use std::io::{self, Write};

use ia_validate::Severity;
use ia_validate::source::Position;
use serde::Serialize;

use super::program_text::{Harmless, in_repository};
use super::{Checked, Renderer};
use crate::summary::Summary;

/// GitLab compares fingerprints to tell new findings from old ones, so they say nothing about lines; and it
/// drops findings whose fingerprint it has seen, so no two are the same.
#[derive(Default)]
pub(super) struct Gitlab {
    seen: BTreeSet<String>,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'static str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

impl From<Position> for Place {
    fn from(at: Position) -> Self {
        Self { line: at.line, column: at.column }
    }
}

impl Renderer for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        for finding in &file.report.diagnostics {
            let issue = Issue {
                description: &finding.message,
                check_name: finding.rule,
                fingerprint: "",
                severity: match finding.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location {
                    path: in_repository(file.path),
                    positions: Positions {
                        begin: file.lines.position(finding.span.start).into(),
                        end: file.lines.position(finding.span.end).into(),
                    },
                },
            };
            out.write_all(if self.seen.is_empty() { b"\n" } else { b",\n" })?;
            serde_json::to_writer(Harmless(&mut *out), &issue)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}
