//! The members of `diagnostics` in [`json`](super::json), one a line, as soon as they are known.

use std::io::{self, Write};

use ia_validate::report::LeftOut;

use crate::documents::Finding;
use crate::escape::Harmless;
use crate::file_report::FileReport;
use crate::pieces;
use crate::renderer::Renderer;

/// It holds diagnostics and nothing else.
pub(crate) struct Jsonl {
    pub(crate) threads: usize,
}

impl Renderer for Jsonl {
    fn is_silent_on(&self, _: &LeftOut) -> bool {
        true
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        pieces::write(&file.report.diagnostics, self.threads, out, |_, finding, text| {
            serde_json::to_writer(Harmless(&mut *text), &Finding::new(finding, file, None))?;
            text.push(b'\n');
            Ok(())
        })
    }
}
