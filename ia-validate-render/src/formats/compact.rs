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
            let (offset, told) = match entry {
                Entry::Finding(finding) => {
                    let (severity, rule) = (finding.severity, finding.rule);
                    (finding.span.start, format!("{severity}[{rule}] {}", one_line(&finding.message)))
                }
                Entry::LeftOut(left) => (file.place_of(left).start, format!("note: {}", words(left))),
            };
            let start = file.lines.position(offset);
            writeln!(line, "{path}:{}:{}: {told}", start.line, start.column)
        })
    }
}
