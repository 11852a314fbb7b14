//! One page to open in a browser, to print or to send, for people who do not live in a terminal.
//!
//! It is a single file that loads nothing, and everything can be read without its script, which only
//! filters. Whatever comes from a document is text on it, never markup; a content security policy lets
//! nothing run but our own script.

pub(crate) mod explanation;
mod finding;
mod overview;
mod page;
mod rows;
pub(crate) mod text;

use std::io::{self, Write};

use ia_validate::report::Unchecked;

use crate::file_report::FileReport;
use crate::pieces;
use crate::renderer::Renderer;
use crate::style::Layout;
use crate::summary::Summary;
use finding::Shown;
use page::Parts;

/// Collects the parts of the page: its summary comes first.
#[derive(Default)]
pub(crate) struct Html {
    parts: Parts,
    /// How many groups of findings there are already: their ids.
    groups: usize,
    /// How many findings of a rule are shown in a file.
    most: usize,
    /// On how many threads those of many articles are rendered.
    threads: usize,
}

impl Html {
    pub(crate) fn new(layout: Layout) -> Self {
        let most = layout.grouping.most.unwrap_or(usize::MAX);
        Self { most, threads: layout.threads, ..Self::default() }
    }
}

impl Renderer for Html {
    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let report = file.report;
        let has_outcomes =
            !report.articles.is_empty() && !report.unchecked.contains(&Unchecked::PreviousVersion);
        self.parts.has_outcomes |= has_outcomes;
        let mut start = String::new();
        rows::file(&mut start, file);
        self.parts.rows.push(start);
        let mut shown = Shown::new(self.most);
        let groups = file.groups();
        pieces::each(
            &groups,
            self.threads,
            // What depends on the groups before: ids, and how often a rule was shown.
            |groups| {
                let told = groups.iter().map(|group| {
                    if group.article.is_some() {
                        self.parts.articles.add(group);
                    }
                    if group.is_empty() {
                        return (group, None);
                    }
                    self.groups += 1;
                    for finding in &group.findings {
                        self.parts.overview.add(finding, file.note(finding), self.groups);
                    }
                    (group, Some((self.groups, shown.divided(&group.findings))))
                });
                told.collect::<Vec<_>>()
            },
            |told| {
                let (mut rows, mut findings) = (String::new(), String::new());
                for (group, told) in &told {
                    rows::article(&mut rows, group, told.as_ref().map(|(id, _)| *id), has_outcomes);
                    if let Some((id, divided)) = told {
                        finding::group(&mut findings, file, group, divided, *id);
                    }
                }
                (rows, findings)
            },
            |(rows, findings)| {
                self.parts.rows.push(std::mem::take(rows));
                self.parts.findings.push(std::mem::take(findings));
                Ok(())
            },
        )
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let [front, between, behind] = page::around(&self.parts, summary);
        let rows = [&front].into_iter().chain(self.parts.rows.pieces());
        let mut parts = rows.chain([&between]).chain(self.parts.findings.pieces()).chain([&behind]);
        parts.try_for_each(|part| out.write_all(part.as_bytes()))?;
        out.write_all(b"\n")
    }
}
