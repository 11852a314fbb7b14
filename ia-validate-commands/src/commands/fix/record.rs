//! The record of what was mended, for programs.

use std::io;
use std::path::Path;

use ia_validate::fix::Fixed;
use ia_validate_render::Summary;
use ia_validate_render::documents::{self, FixedFile, Fixes};

use crate::args::{RecordArg, RecordFormat};
use crate::output::{self, Destination, OutputError};

/// A record on its way.
pub(super) struct Record {
    format: RecordFormat,
    out: Destination,
    fixes: Fixes,
}

impl Record {
    /// The record that is asked for, if one is. It is not written over a file that the run reads, nor to stdout if
    /// something else goes there.
    pub(super) fn open(
        wanted: Option<&RecordArg>,
        on_stdout: Option<&'static str>,
        read: &[&Path],
    ) -> Result<Option<Self>, OutputError> {
        let Some(RecordArg { format, file }) = wanted else { return Ok(None) };
        if let Some(other) = on_stdout.filter(|_| file.is_none()) {
            return Err(OutputError::RecordInText(other));
        }
        let out = output::open(file.as_deref(), read.iter().copied())?;
        Ok(Some(Self { format: *format, out, fixes: Fixes::new() }))
    }

    /// Adds a file that held `text` before.
    pub(super) fn add(&mut self, path: &str, text: &str, fixed: &Fixed) -> io::Result<()> {
        let file = FixedFile::of(path, text, fixed, false);
        match self.format {
            RecordFormat::Json => self.fixes.files.push(file),
            RecordFormat::Jsonl => documents::write_line(&mut self.out, &file)?,
        }
        Ok(())
    }

    /// Ends it, with the counts over all files.
    pub(super) fn finish(mut self, summary: &Summary) -> Result<(), OutputError> {
        if self.format == RecordFormat::Json {
            self.fixes.finish(summary);
            documents::write(&mut self.out, &self.fixes)?;
        }
        self.out.finish()
    }
}
