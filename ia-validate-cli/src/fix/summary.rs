//! What came of `fix` altogether.

use std::fmt;

use ia_validate::fix::Fixed;

use crate::summary::counted;

/// Counts over all files of a run. Its text begins the line that ends the run.
#[derive(Default, Debug)]
pub(crate) struct FixSummary {
    /// Whether nothing was written.
    is_dry: bool,
    /// Findings that were mended.
    findings: usize,
    /// Files that changed.
    files: usize,
    /// Findings more that could be mended with `--unsafe`.
    with_unsafe: usize,
}

impl FixSummary {
    pub(super) fn new(is_dry: bool) -> Self {
        Self { is_dry, ..Self::default() }
    }

    /// Counts one file.
    pub(super) fn add(&mut self, fixed: &Fixed, is_changed: bool, with_unsafe: usize) {
        self.findings += fixed.count();
        self.files += usize::from(is_changed);
        self.with_unsafe += with_unsafe;
    }

    /// Whether files would change, but were not to be changed.
    pub(crate) fn would_change(&self) -> bool {
        self.is_dry && self.files > 0
    }
}

impl fmt::Display for FixSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = if self.is_dry { "would fix" } else { "fixed" };
        match self.findings {
            0 => f.write_str("nothing to fix")?,
            findings => write!(
                f,
                "{verb} {} in {}",
                counted(findings, "finding", "findings"),
                counted(self.files, "file", "files")
            )?,
        }
        if self.with_unsafe > 0 {
            let more = if self.findings > 0 { "more " } else { "" };
            write!(f, "; {} {more}can be fixed with --unsafe", self.with_unsafe)?;
        }
        Ok(())
    }
}
