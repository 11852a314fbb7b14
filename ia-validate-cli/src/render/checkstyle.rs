//! Checkstyle XML, which many CI servers and editors read.

use std::io::{self, Write};

use super::program_text::XmlValue;
use super::{Checked, Renderer};
use crate::summary::Summary;

pub(super) struct Checkstyle;

impl Renderer for Checkstyle {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        // The version is that of Checkstyle whose format this is.
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
    }

    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        if file.report.diagnostics.is_empty() {
            return Ok(());
        }
        writeln!(out, "  <file name=\"{}\">", XmlValue(file.path))?;
        for finding in &file.report.diagnostics {
            let start = file.lines.position(finding.span.start);
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"ia-validate.{}\"/>",
                start.line,
                start.column,
                finding.severity,
                XmlValue(&finding.message),
                finding.rule
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        out.write_all(b"</checkstyle>\n")
    }
}
