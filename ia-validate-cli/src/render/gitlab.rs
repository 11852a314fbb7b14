//! Code quality report of GitLab.

use std::io::{self, Write};

use ia_validate::Severity;
use ia_validate::source::Position;
use serde::Serialize;

use super::fingerprints::Fingerprints;
use super::program_text::{Harmless, in_repository};
use super::{Checked, Renderer};
use crate::summary::Summary;

/// GitLab compares fingerprints to tell new findings from old ones, and drops those that it has seen.
#[derive(Default)]
pub(super) struct Gitlab {
    fingerprints: Fingerprints,
    has_issues: bool,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'static str,
    fingerprint: String,
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
                fingerprint: self.fingerprints.of(finding, file),
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
            out.write_all(if self.has_issues { b",\n" } else { b"\n" })?;
            self.has_issues = true;
            serde_json::to_writer(Harmless(&mut *out), &issue)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}
