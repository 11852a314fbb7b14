//! The report in its formats: one file each.

mod compact;
mod excerpt;
mod full;
mod json;
mod paint;
mod source_code;
mod window;

use std::io::{self, Write};

use clap::ValueEnum;
use ia_validate::Report;
use ia_validate::source::LineIndex;

pub(crate) use paint::Paint;

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
}

/// How the medium wants the formats for people; the others do not care.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Layout {
    /// Whether to write ANSI colours.
    pub(crate) colour: bool,
    /// Columns of the terminal; none where lines may be of any length.
    pub(crate) columns: Option<u16>,
}

/// One checked file, ready to be shown.
pub(crate) struct Checked<'a> {
    /// The path as given, with `/` between its parts; raw, each format makes it safe by its own rules.
    pub(crate) path: &'a str,
    /// The decoded text, with its lines.
    pub(crate) lines: &'a LineIndex<'a>,
    /// What was found in it.
    pub(crate) report: &'a Report,
}

/// Writes a report: file by file in the order of their paths, then the end.
pub(crate) trait Renderer {
    /// Writes, or remembers, one file's findings.
    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()>;

    /// Writes what comes after the last file.
    fn finish(&mut self, _out: &mut dyn Write, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}

impl Format {
    /// A renderer for one report.
    pub(crate) fn renderer(self, layout: Layout) -> Box<dyn Renderer> {
        match self {
            Self::Full => Box::new(full::Full::new(layout)),
            Self::Compact => Box::new(compact::Compact),
            Self::Json => Box::new(json::Json::default()),
        }
    }
}

#[cfg(test)]
mod tests;
