//! The table of rules for people: a line each, or two where the terminal is narrow.

use std::io::{self, Write};

use ia_validate::rules::Rule;
use owo_colors::{OwoColorize, Style};
use unicode_width::UnicodeWidthStr;

use ia_validate_render::rule_page::fix_name;

use crate::terminal::wrap::{cut, wrapped};
use ia_validate_render::{Layout, Paint};

/// What the columns are called.
const HEADS: [&str; 5] = ["rule", "severity", "family", "fix", "checks"];

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
    let cells = |rule: &Rule| [rule.id, rule.severity.name(), rule.family, fix_name(rule)];
    let widths = [0, 1, 2, 3].map(|column| {
        let widths = rules.iter().map(|rule| cells(rule)[column].width());
        widths.chain([HEADS[column].width()]).max().unwrap_or_default()
    });
    let used: usize = widths.iter().map(|width| width + 2).sum();
    let columns = layout.columns.map(usize::from);
    let room = columns.map_or(usize::MAX, |columns| columns.saturating_sub(used));
    let has_room = room >= ENOUGH;

    let plain = [Style::new(); 4];
    let [rule, severity, family, fix, checks] = HEADS;
    line(out, [rule, severity, family, fix], widths, plain, if has_room { checks } else { "" })?;
    for rule in rules {
        let styles = [paint.bold(), paint.severity(rule.severity), Style::new(), Style::new()];
        let summary = rule.summary();
        if has_room {
            line(out, cells(rule), widths, styles, &cut(&summary, room))?;
            continue;
        }
        line(out, cells(rule), widths, styles, "")?;
        for text in wrapped(&summary, columns.map(|columns| columns.saturating_sub(INDENT))) {
            writeln!(out, "{:INDENT$}{}", "", text.style(paint.dim()))?;
        }
    }
    Ok(())
}

/// One line of the table. Colours take no columns, so blanks are put outside of them.
fn line(
    out: &mut dyn Write,
    cells: [&str; 4],
    widths: [usize; 4],
    styles: [Style; 4],
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
