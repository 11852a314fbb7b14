//! `path:line:column: severity[rule] message`

use std::io::{self, Write};

use crate::file_report::{Entry, FileReport};
use crate::omitted::words;
use crate::pieces;
use crate::renderer::Renderer;
use crate::sanitise::one_line;

/// One line for each finding, for people, editors and `grep`; what is left out is a `note:`.
pub(crate) struct Compact {
    pub(crate) threads: usize,
}

impl Renderer for Compact {
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let path = one_line(file.path);
        pieces::write(&file.entries(), self.threads, out, |_, entry, line| {
            let offset = match entry {
                Entry::Finding(finding) => finding.span.start,
                Entry::LeftOut(left) => file.place_of(left).start,
            };
            let start = file.lines.position(offset);
            write!(line, "{path}:{}:{}: ", start.line, start.column)?;
            match entry {
                Entry::Finding(finding) => {
                    let (severity, rule) = (finding.severity, finding.rule);
                    writeln!(line, "{severity}[{rule}] {}", one_line(&finding.message))
                }
                Entry::LeftOut(left) => writeln!(line, "note: {}", words(left)),
            }
        })
    }
}
