//! One page to open in a browser, to print or to send, for people who do not live in a terminal.
//!
//! It is a single file that loads nothing, and everything can be read without its script, which only
//! filters. Whatever comes from a document is text on it, never markup; a content security policy lets
//! nothing run but our own script.

mod explanation;
mod finding;
mod page;
mod rows;
mod text;

use std::io::{self, Write};

use ia_validate::Severity;
use ia_validate::report::Unchecked;

use crate::file_report::{FileReport, Group};
use crate::renderer::Renderer;
use crate::summary::Summary;
use explanation::Explanations;

/// Collects the parts of the page: its summary comes first.
#[derive(Default)]
pub(crate) struct Html {
    /// The table's rows.
    rows: String,
    /// The findings by article.
    findings: String,
    explanations: Explanations,
    articles: Articles,
    /// How many groups of findings there are already: their ids.
    groups: usize,
    /// Whether articles were compared with earlier versions, so that there is something to say about it.
    has_outcomes: bool,
}

/// Articles by the worst of what was found in them.
#[derive(Clone, Copy, Default)]
struct Articles {
    with_errors: usize,
    with_others: usize,
    clean: usize,
}

impl Articles {
    fn add(&mut self, group: &Group<'_>) {
        *if group.count(Severity::Error) > 0 {
            &mut self.with_errors
        } else if group.count_from(Severity::Info) > 0 {
            &mut self.with_others
        } else {
            &mut self.clean
        } += 1;
    }
}

impl Renderer for Html {
    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let report = file.report;
        let has_outcomes =
            !report.articles.is_empty() && !report.unchecked.contains(&Unchecked::PreviousVersion);
        self.has_outcomes |= has_outcomes;
        rows::file(&mut self.rows, file);
        for group in file.groups() {
            let id = (!group.is_empty()).then(|| {
                self.groups += 1;
                self.groups
            });
            if group.article.is_some() {
                self.articles.add(&group);
            }
            rows::article(&mut self.rows, &group, id, has_outcomes);
            if let Some(id) = id {
                finding::group(&mut self.findings, &mut self.explanations, file, &group, id);
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let page = page::page(self, summary).into_string();
        out.write_all(page.as_bytes())?;
        out.write_all(b"\n")
    }
}
