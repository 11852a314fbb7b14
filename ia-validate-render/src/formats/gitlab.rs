//! Code quality report of GitLab.

use std::io::{self, Write};

use ia_validate::Severity;
use ia_validate::source::Position;
use serde::Serialize;

use crate::escape::{Harmless, in_repository};
use crate::file_report::{Entry, FileReport};
use crate::fingerprints::Fingerprints;
use crate::omitted::{option, severity, words};
use crate::renderer::Renderer;
use crate::summary::Summary;

/// GitLab compares fingerprints to tell new findings from old ones, and drops those that it has seen.
#[derive(Default)]
pub(crate) struct Gitlab {
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

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for entry in file.entries() {
            let told;
            let (description, check_name, severity, span, fingerprint) = match entry {
                Entry::Finding(it) => {
                    (&*it.message, it.rule, it.severity, it.span, self.fingerprints.of(it, file))
                }
                Entry::LeftOut(it) => {
                    told = words(it);
                    let fingerprint = self.fingerprints.of_left_out(it, file);
                    (&*told, option(it.limit), severity(it), file.place_of(it), fingerprint)
                }
            };
            let issue = Issue {
                description,
                check_name,
                fingerprint,
                severity: match severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location {
                    path: in_repository(file.key()),
                    positions: Positions {
                        begin: file.lines.position(span.start).into(),
                        end: file.lines.position(span.end).into(),
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
