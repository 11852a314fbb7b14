//! Checkstyle XML, which many CI servers and editors read.

use std::io::{self, Write};

use crate::escape::XmlValue;
use crate::file_report::{Entry, FileReport};
use crate::omitted::{option, severity, words};
use crate::renderer::Renderer;
use crate::summary::Summary;

pub(crate) struct Checkstyle;

impl Renderer for Checkstyle {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        // The version is that of Checkstyle whose format this is.
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
    }

    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let entries = file.entries();
        if entries.is_empty() {
            return Ok(());
        }
        writeln!(out, "  <file name=\"{}\">", XmlValue(file.key()))?;
        for entry in entries {
            let told;
            let (offset, severity, message, source) = match entry {
                Entry::Finding(it) => (it.span.start, it.severity, &*it.message, it.rule),
                Entry::LeftOut(it) => {
                    told = words(it);
                    (file.place_of(it).start, severity(it), &*told, option(it.limit))
                }
            };
            let start = file.lines.position(offset);
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"ia-validate.{source}\"/>",
                start.line,
                start.column,
                XmlValue(message),
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"</checkstyle>\n")
    }
}
