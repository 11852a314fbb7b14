//! The table for people: a line for each article, and a second one for why it is not taken.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{DateTime, Utc};
use ia_validate::report::{ArticleSummary, Outcome};
use ia_validate::{Report, Severity};
use owo_colors::{OwoColorize, Style};
use unicode_width::UnicodeWidthStr;

use super::ago::told;
use crate::terminal::wrap::{cut, wrapped};
use ia_validate_render::omitted::words;
use ia_validate_render::sanitise::one_line;
use ia_validate_render::{Layout, Paint};

/// Columns that an article's name gets at least, and at most where the terminal sets no limit.
const NAME: (usize, usize) = (20, 200);

/// What stands where something is missing.
const NOTHING: &str = "–";

/// What the columns are called, but for the last.
const HEADS: [&str; 3] = ["#", "outcome", "last changed"];

/// Writes the table, and which items are not in it; nothing if there are no articles.
pub(super) fn write(
    out: &mut dyn Write,
    report: &Report,
    now: Option<DateTime<Utc>>,
    layout: Layout,
) -> io::Result<()> {
    if report.articles.is_empty() {
        return Ok(());
    }
    let paint = Paint(layout.colour);
    let rows: Vec<[String; 3]> = report.articles.iter().map(|article| cells(article, now)).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([HEADS[column].width()]).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    let room = |used: usize| {
        layout.columns.map_or(NAME.1, |columns| usize::from(columns).saturating_sub(used).max(NAME.0))
    };
    let before_name = widths.iter().map(|width| width + 2).sum();
    let before_reason = widths[0] + 2;

    line(out, HEADS, widths, Style::new(), "article")?;
    let messages = messages(report);
    for (at, (article, row)) in report.articles.iter().zip(&rows).enumerate() {
        let name = one_line(article.title.as_deref().or(article.canonical.as_deref()).unwrap_or(NOTHING));
        let style = outcome_style(article.outcome, paint);
        line(out, row.each_ref().map(String::as_str), widths, style, &cut(&name, room(before_name)))?;
        let Some(rule) = article.reason else { continue };
        let text = match messages.get(&(Some(at), rule)).or_else(|| messages.get(&(None, rule))) {
            Some(message) => format!("{rule}: {}", one_line(message)),
            None => rule.to_owned(),
        };
        for (at, text) in wrapped(&text, layout.columns.map(|_| room(before_reason))).iter().enumerate() {
            let (rule, style) = if at == 0 { (rule, style) } else { ("", Style::new()) };
            let rest = text.strip_prefix(rule).unwrap_or(text);
            writeln!(out, "{:before_reason$}{}{rest}", "", rule.style(style))?;
        }
    }
    for left in &report.left_out {
        writeln!(out, "{}", words(left).style(paint.note()))?;
    }
    Ok(())
}

fn cells(article: &ArticleSummary, now: Option<DateTime<Utc>>) -> [String; 3] {
    let changed = article.modified.or(article.published);
    [
        (article.index + 1).to_string(),
        article.outcome.name().to_owned(),
        changed.map_or(NOTHING.to_owned(), |time| told(time, now)),
    ]
}

/// One line of the table. Colours take no columns, so blanks are put outside of them.
fn line(
    out: &mut dyn Write,
    [number, outcome, changed]: [&str; 3],
    widths: [usize; 3],
    style: Style,
    name: &str,
) -> io::Result<()> {
    let blank = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
    let (before, after) = (blank(number, widths[0]), blank(outcome, widths[1]));
    let later = blank(changed, widths[2]);
    writeln!(out, "{before}{number}  {}{after}  {changed}{later}  {name}", outcome.style(style))
}

/// What the errors say, by article and rule, of the feed by none; of several the first, which is the one that decides.
fn messages(report: &Report) -> BTreeMap<(Option<usize>, &str), &str> {
    let mut messages = BTreeMap::new();
    let findings = report.diagnostics.iter().chain(&report.suppressed);
    for finding in findings.filter(|finding| finding.severity == Severity::Error) {
        messages.entry((finding.article, finding.rule)).or_insert(&*finding.message);
        // What is broken in one item keeps all of the feed from being read.
        if finding.article.is_some() && finding.rule.starts_with("feed-") {
            messages.entry((None, finding.rule)).or_insert(&*finding.message);
        }
    }
    messages
}

fn outcome_style(outcome: Outcome, paint: Paint) -> Style {
    match outcome {
        Outcome::Create | Outcome::Update => paint.good(),
        Outcome::Unchanged => paint.dim(),
        Outcome::Ignored => paint.severity(Severity::Warning),
        Outcome::Rejected => paint.severity(Severity::Error),
        // There is no other yet.
        _ => paint.dim(),
    }
}
