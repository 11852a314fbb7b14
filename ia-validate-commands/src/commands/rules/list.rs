//! The table of rules for people: a line each, or two where the terminal is narrow.

use std::io::{self, Write};

use ia_validate::rules::Rule;
use owo_colors::{OwoColorize, Style};
use unicode_width::UnicodeWidthStr;

use ia_validate_render::rule_page::fix_name;

use crate::terminal::wrap::{cut, wrapped};
use ia_validate_render::{Layout, Paint};

/// What the columns are called.
const HEADS: [&str; 6] = ["rule", "severity", "family", "fix", "evidence", "checks"];

/// How many columns the last column needs to stand on the same line.
const ENOUGH: usize = 45;

/// How far a second line is moved in.
const INDENT: usize = 4;

/// Writes the table; nothing if there are no rules.
pub(super) fn write(out: &mut dyn Write, rules: &[&Rule], layout: Layout) -> io::Result<()> {
    if rules.is_empty() {
        return Ok(());
    }
    let paint = Paint(layout.colour);
    let cells =
        |rule: &Rule| [rule.id, rule.severity.name(), rule.family, fix_name(rule), rule.evidence().name()];
    let widths = [0, 1, 2, 3, 4].map(|column| {
        let widths = rules.iter().map(|rule| cells(rule)[column].width());
        widths.chain([HEADS[column].width()]).max().unwrap_or_default()
    });
    let columns = layout.columns.map(usize::from);
    let used: usize = widths.iter().map(|width| width + 2).sum();
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(used));
    let has_room = room >= ENOUGH;
    // What does not fit any more goes into the text below.
    let fits = columns.is_none_or(|columns| columns + 2 >= used);

    let plain = [Style::new(); 5];
    let [rule, severity, family, fix, evidence, checks] = HEADS;
    let heads = [rule, severity, family, fix, if fits { evidence } else { "" }];
    line(out, heads, widths, plain, if has_room { checks } else { "" })?;
    for rule in rules {
        let styles = [paint.bold(), paint.severity(rule.severity), Style::new(), Style::new(), Style::new()];
        let summary = rule.summary();
        let mut cells = cells(rule);
        if has_room {
            line(out, cells, widths, styles, &cut(&summary, room))?;
            continue;
        }
        let evidence = cells[4];
        cells[4] = if fits { evidence } else { "" };
        line(out, cells, widths, styles, "")?;
        let text = if fits { summary } else { format!("{summary} ({evidence})") };
        for text in wrapped(&text, columns.map(|columns| columns.saturating_sub(INDENT))) {
            writeln!(out, "{:INDENT$}{}", "", text.style(paint.dim()))?;
        }
    }
    Ok(())
}

/// One line of the table. Colours take no columns, so blanks are put outside of them.
fn line(
    out: &mut dyn Write,
    cells: [&str; 5],
    widths: [usize; 5],
    styles: [Style; 5],
    last: &str,
) -> io::Result<()> {
    let mut text = String::new();
    for ((cell, width), style) in cells.iter().zip(widths).zip(styles) {
        text += &cell.style(style).to_string();
        text += &" ".repeat(width.saturating_sub(cell.width()) + 2);
    }
    text += last;
    writeln!(out, "{}", text.trim_end_matches(' '))
}
