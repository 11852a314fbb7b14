//! How often each rule is broken, most first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use ia_validate::Severity;
use owo_colors::OwoColorize;

use super::{Checked, Layout, Paint, Renderer};
use crate::summary::Summary;

/// Stands in for the findings.
pub(crate) struct Statistics {
    layout: Layout,
    /// By rule: how many findings, and the worst severity of any of them.
    counts: BTreeMap<&'static str, (usize, Severity)>,
}

impl Statistics {
    pub(crate) fn new(layout: Layout) -> Self {
        Self { layout, counts: BTreeMap::new() }
    }
}

impl Renderer for Statistics {
    fn file(&mut self, _: &mut dyn Write, file: &Checked<'_>) -> io::Result<()> {
        for finding in &file.report.diagnostics {
            let (count, worst) = self.counts.entry(finding.rule).or_insert((0, finding.severity));
            *count += 1;
            *worst = finding.severity.max(*worst);
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
