//! `path:line:column: severity[rule] message`

use std::io::{self, Write};

use super::{Checked, Renderer};
use crate::sanitise::one_line;

/// One line for each finding, for people, editors and `grep`.
pub(super) struct Compact;

impl Renderer for Compact {
    fn file(&mut self, out: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        let path = one_line(file.path);
        for finding in &file.report.diagnostics {
            let start = file.lines.position(finding.span.start);
            let message = one_line(&finding.message);
            let (severity, rule) = (finding.severity, finding.rule);
            writeln!(out, "{path}:{}:{}: {severity}[{rule}] {message}", start.line, start.column)?;
        }
        Ok(())
    }
}
