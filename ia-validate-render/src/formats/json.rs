//! The JSON document of schema 1.

use std::io::{self, BufWriter, Write};

use crate::documents::Document;
use crate::escape::Harmless;
use crate::file_report::FileReport;
use crate::renderer::Renderer;
use crate::summary::Summary;

/// Collects the findings: their summary comes last, but they must be known by then anyway.
#[derive(Default)]
pub(crate) struct Json(Document);

impl Renderer for Json {
    fn file(&mut self, _out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        self.0.add(file);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.0.finish(summary);
        // Punctuation and indentation come piece by piece, characters always whole.
        let mut pieces = BufWriter::new(Harmless(&mut *out));
        serde_json::to_writer_pretty(&mut pieces, &self.0)?;
        pieces.write_all(b"\n")?;
        pieces.flush()
    }
}
