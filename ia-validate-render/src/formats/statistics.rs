//! How often each rule is broken, most first.

use std::io::{self, Write};

use ia_validate::report::LeftOut;
use owo_colors::OwoColorize;

use crate::documents::{self, RuleCounts};
use crate::file_report::FileReport;
use crate::renderer::Renderer;
use crate::style::{Layout, Paint};
use crate::summary::Summary;

/// Stands in for the findings.
pub(crate) struct Statistics {
    layout: Layout,
    shape: Shape,
    counts: RuleCounts,
}

/// How they are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// For people.
    Table,
    /// One document.
    Json,
    /// A line for each rule.
    Jsonl,
    /// A table for a comment.
    Markdown,
}

impl Statistics {
    pub(crate) fn new(shape: Shape, layout: Layout) -> Self {
        Self { layout, shape, counts: RuleCounts::new() }
    }

    fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let paint = Paint(self.layout.colour);
        let rules = &self.counts.rules;
        let width = rules.first().map_or(0, |most| most.count.to_string().len());
        for it in rules {
            let severity = it.severity.parse().unwrap_or(ia_validate::Severity::Info);
            let name = format!("{:<7}", it.severity);
            writeln!(out, "{:>width$}  {}  {}", it.count, name.style(paint.severity(severity)), it.rule)?;
        }
        Ok(())
    }

    fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "| rule | severity | findings | articles | fixes: safe | unsafe |\n|---|---|---:|---:|---:|---:|"
        )?;
        for it in &self.counts.rules {
            writeln!(
                out,
                "| `{}` | {} | {} | {} | {} | {} |",
                it.rule, it.severity, it.count, it.articles, it.fixable_safe, it.fixable_unsafe
            )?;
        }
        Ok(())
    }
}

impl Renderer for Statistics {
    fn is_silent_on(&self, left: &LeftOut) -> bool {
        left.items > 0
    }

    fn file(&mut self, _: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        self.counts.add(file);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.counts.finish(summary);
        match self.shape {
            Shape::Table => self.table(out),
            Shape::Json => documents::write(out, &self.counts),
            Shape::Jsonl => self.counts.rules.iter().try_for_each(|rule| documents::write_line(out, rule)),
            Shape::Markdown => self.markdown(out),
        }
    }
}
