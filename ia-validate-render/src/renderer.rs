//! What all formats have in common.

use std::io::{self, Write};

use ia_validate::report::LeftOut;

use crate::file_report::FileReport;
use crate::summary::Summary;

/// Writes a report: its beginning, file by file in the order of their paths, then the end.
pub trait Renderer {
    /// Writes what comes before the first file.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes, or remembers, one file's findings.
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()>;

    /// Whether the report has no place for what a limit left out, so that it must be told elsewhere.
    fn is_silent_on(&self, _left: &LeftOut) -> bool {
        false
    }

    /// Writes what comes after the last file.
    fn finish(&mut self, _out: &mut dyn Write, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
}
