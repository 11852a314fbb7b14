//! SARIF 2.1.0, for code scanning services.
//!
//! A log of one run. Results are written as they come; the lists of rules and files, which they refer to by index,
//! follow when they are complete.

mod driver;
mod notification;
mod result;
mod uri;

use std::collections::BTreeMap;
use std::io::{self, Write};

use ia_validate::rules::{self, Rule};

use serde::Serialize;

use crate::escape::Harmless;
use crate::file_report::FileReport;
use crate::fingerprints::Fingerprints;
use crate::omitted::{option, sentence};
use crate::pieces;
use crate::renderer::Renderer;
use crate::style::Layout;
use crate::summary::Summary;
use driver::Tool;
use notification::{Note, Notification};
use result::{ArtifactLocation, Place, Result, Suppression};
use uri::{exact_uri, uri};

#[derive(Default)]
pub(crate) struct Sarif {
    artifacts: Vec<Artifact>,
    fingerprints: Fingerprints,
    has_results: bool,
    rules: Rules,
    notes: Vec<Note>,
    threads: usize,
}

impl Sarif {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { threads: layout.threads, ..Self::default() }
    }
}

/// The rules that have results, in the order of their first ones.
#[derive(Default)]
struct Rules {
    found: Vec<&'static Rule>,
    indices: BTreeMap<&'static str, usize>,
}

impl Rules {
    fn index_of(&mut self, id: &str) -> Option<usize> {
        let rule = rules::find(id)?;
        let next = self.found.len();
        let index = *self.indices.entry(rule.id).or_insert(next);
        if index == next {
            self.found.push(rule);
        }
        Some(index)
    }
}

#[derive(Serialize)]
struct Artifact {
    location: ArtifactLocation,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'a>>,
}

impl Renderer for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\
              \"columnKind\":\"unicodeCodePoints\",\"results\":[",
        )
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let location = ArtifactLocation {
            uri: file.exact.map_or_else(|| uri(file.path), exact_uri),
            index: self.artifacts.len(),
        };
        let place = Place { location: &location, lines: file.lines };
        // Of findings that are alike a baseline hides the first ones, and they are numbered in this order.
        let hidden = file.hidden.iter().map(|finding| (finding, Some(Suppression::EXTERNAL)));
        let findings = file.report.diagnostics.iter().map(|finding| (finding, None));
        let allowed = file.report.suppressed.iter().map(|finding| (finding, Some(Suppression::IN_SOURCE)));
        let all = hidden.chain(findings).chain(allowed).map(|(finding, suppression)| {
            let fingerprint = self.fingerprints.of(finding, file);
            (finding, suppression, fingerprint, self.rules.index_of(finding.rule))
        });
        let all: Vec<_> = all.collect();
        let begins_list = !self.has_results;
        pieces::write(&all, self.threads, out, |at, (finding, suppression, fingerprint, rule), text| {
            text.extend_from_slice(if begins_list && at == 0 { b"\n" } else { b",\n" });
            let about = (file.article(finding), file.note(finding));
            let fingerprint = fingerprint.clone();
            write(text, &Result::new(finding, *rule, about, place, fingerprint, *suppression))
        })?;
        self.has_results |= !all.is_empty();
        self.notes.extend(file.report.left_out.iter().map(|left| Note {
            option: option(left.limit),
            text: sentence(left, file.path, file.report),
            at: file.lines.position(file.place_of(left).start),
            artifact: self.artifacts.len(),
        }));
        self.artifacts.push(Artifact { location, roles: ["analysisTarget"] });
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        out.write_all(b"\n],\"tool\":")?;
        write(out, &Tool::new(&self.rules.found))?;
        out.write_all(b",\"artifacts\":")?;
        write(out, &self.artifacts)?;
        out.write_all(b",\"invocations\":")?;
        let notifications = self
            .notes
            .iter()
            .filter_map(|note| Some(Notification::new(note, &self.artifacts.get(note.artifact)?.location)));
        let invocation = Invocation {
            execution_successful: summary.failed == 0,
            tool_execution_notifications: notifications.collect(),
        };
        write(out, &[invocation])?;
        out.write_all(b"}]}\n")
    }
}

fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    Ok(serde_json::to_writer(Harmless(out), value)?)
}
