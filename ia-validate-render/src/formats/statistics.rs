//! How often each rule is broken, most first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use ia_validate::Severity;
use ia_validate::report::LeftOut;
use owo_colors::OwoColorize;

use crate::file_report::FileReport;
use crate::renderer::Renderer;
use crate::style::{Layout, Paint};
use crate::summary::Summary;

/// Stands in for the findings.
pub struct Statistics {
    layout: Layout,
    /// By rule: how many findings, and the worst severity of any of them.
    counts: BTreeMap<&'static str, (usize, Severity)>,
}

impl Statistics {
    /// Statistics for a medium.
    #[must_use]
    pub fn new(layout: Layout) -> Self {
        Self { layout, counts: BTreeMap::new() }
    }

    /// Counts so many findings of a rule, of which the worst has this severity.
    fn add(&mut self, rule: &'static str, more: usize, severity: Severity) {
        let (count, worst) = self.counts.entry(rule).or_insert((0, severity));
        *count += more;
        *worst = severity.max(*worst);
    }
}

impl Renderer for Statistics {
    fn is_silent_on(&self, left: &LeftOut) -> bool {
        left.items > 0
    }

    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        for finding in &file.report.diagnostics {
            self.add(finding.rule, 1, finding.severity);
        }
        for (rule, counts) in file.report.left_out.iter().flat_map(|left| &left.rules) {
            if let Some(worst) = counts.gravest() {
                self.add(rule, counts.total(), worst);
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, _: &Summary) -> io::Result<()> {
        let paint = Paint(self.layout.colour);
        let mut counts: Vec<_> = self.counts.iter().collect();
        counts.sort_by_key(|&(_, &(count, _))| Reverse(count));
        let width = counts.first().map_or(0, |(_, (count, _))| count.to_string().len());
        for (rule, (count, worst)) in counts {
            let severity = format!("{worst:<7}");
            writeln!(out, "{count:>width$}  {}  {rule}", severity.style(paint.severity(*worst)))?;
        }
        Ok(())
    }
}
