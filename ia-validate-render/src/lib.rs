//! The report in its formats: one file each.

mod checkstyle;
mod compact;
mod entries;
mod excerpt;
mod fingerprints;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod paint;
mod program_text;
mod sarif;
mod source_code;
mod statistics;
mod window;

use std::fmt;
use std::io::{self, Write};

use clap::ValueEnum;
use ia_validate::report::{ArticleSummary, LeftOut};
use ia_validate::source::LineIndex;
use ia_validate::{Diagnostic, Report, Severity, Span};

pub(crate) use entries::{option, sentence, words};
pub(crate) use paint::Paint;
pub(crate) use statistics::Statistics;

use crate::summary::Summary;

/// The formats of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// Every finding with the source it points at, for people
    Full,
    /// `path:line:column: severity[rule] message`, one line each
    Compact,
    /// One JSON document, for programs
    Json,
    /// One line of JSON for each finding, for programs that read while it is written
    Jsonl,
    /// SARIF 2.1.0, for code scanning services
    Sarif,
    /// Workflow commands of GitHub Actions, which become annotations
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// JUnit XML with a test case for each article, for CI servers
    Junit,
    /// Checkstyle XML, for CI servers and editors
    Checkstyle,
    /// One page to open in a browser, to print or to send
    Html,
}

/// How the medium wants the formats for people; the others do not care.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Layout {
    /// Whether to write ANSI colours.
    pub(crate) colour: bool,
    /// Columns of the terminal; none where lines may be of any length.
    pub(crate) columns: Option<u16>,
    /// Whether text can be a link (OSC 8).
    pub(crate) links: bool,
}

/// One checked file, ready to be shown.
pub(crate) struct Checked<'a> {
    /// The path as given, with `/` between its parts; raw, each format makes it safe by its own rules.
    pub(crate) path: &'a str,
    /// The decoded text, with its lines.
    pub(crate) lines: &'a LineIndex<'a>,
    /// What was found in it.
    pub(crate) report: &'a Report,
    /// What was found besides, and is in the baseline.
    pub(crate) hidden: &'a [Diagnostic],
    /// The mildest severity that makes the run fail, if any does.
    pub(crate) fail_on: Option<Severity>,
}

/// Something wrong in a file that is no document, such as the configuration.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Complaint {
    pub(crate) severity: Severity,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) span: Span,
}

impl Complaint {
    /// Draws it like any finding. `path` is raw.
    pub(crate) fn draw(
        &self,
        path: &str,
        lines: &LineIndex<'_>,
        layout: Layout,
    ) -> Result<String, fmt::Error> {
        full::Full::new(layout).complaint(path, lines, self)
    }
}

/// Writes a report: its beginning, file by file in the order of their paths, then the end.
pub(crate) trait Renderer {
    /// Writes what comes before the first file.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes, or remembers, one file's findings.
    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()>;

    /// Whether the report has no place for what a limit left out, so that it must be told elsewhere.
    fn is_silent_on(&self, _left: &LeftOut) -> bool {
        false
    }

    /// Writes what comes after the last file.
    fn finish(&mut self, _out: &mut dyn Write, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}

impl Format {
    /// What it is called on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// A renderer for one report.
    pub(crate) fn renderer(self, layout: Layout) -> Box<dyn Renderer> {
        match self {
            Self::Full => Box::new(full::Full::new(layout)),
            Self::Compact => Box::new(compact::Compact),
            Self::Json => Box::new(json::Json::default()),
            Self::Jsonl => Box::new(jsonl::Jsonl),
            Self::Sarif => Box::new(sarif::Sarif::default()),
            Self::Github => Box::new(github::Github),
            Self::Gitlab => Box::new(gitlab::Gitlab::default()),
            Self::Junit => Box::new(junit::Junit::new()),
            Self::Checkstyle => Box::new(checkstyle::Checkstyle),
            Self::Html => Box::new(html::Html::default()),
        }
    }
}

impl Checked<'_> {
    /// The article that a finding is about.
    fn article(&self, finding: &Diagnostic) -> Option<&ArticleSummary> {
        finding.article.and_then(|index| self.report.articles.get(index))
    }
}

#[cfg(test)]
mod tests;
