//! An inventory, for a terminal.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use owo_colors::OwoColorize;

use crate::documents::Inventory;
use crate::sanitise::one_line;
use crate::style::Paint;
use crate::wording::{counted, grouped};

/// So many lines of a list are shown; JSON has all.
const MOST: usize = 20;

/// Writes the inventory.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, inventory: &Inventory, colour: bool) -> io::Result<()> {
    let paint = Paint(colour);
    let articles = inventory.articles;
    let all = articles.whole + articles.with_loss + articles.rejected;
    let heads = [
        (articles.whole, "come through whole"),
        (articles.with_loss, "come through with loss"),
        (articles.rejected, "do not come through"),
    ];
    writeln!(out, "{}", counted(all, "article", "articles").style(paint.bold()))?;
    heads.iter().try_for_each(|(count, what)| writeln!(out, "{:>9}  {what}", grouped(*count)))?;
    let losses: BTreeMap<String, usize> = inventory
        .losses
        .iter()
        .map(|loss| {
            (format!("{} (in {})", loss.rule, counted(loss.articles, "article", "articles")), loss.count)
        })
        .collect();
    let rejections = inventory.rejections.iter().map(|(&rule, &count)| (rule.to_owned(), count)).collect();
    for (title, counts) in [
        ("Lost, by rule", &losses),
        ("Rejected, by rule", &rejections),
        ("Elements", &inventory.elements),
        ("Classes", &inventory.classes),
        ("Embeds", &inventory.embeds),
        ("Media by host", &inventory.media_hosts),
        ("Languages", &inventory.languages),
    ] {
        let mut rows: Vec<_> = counts.iter().map(|(name, &count)| (name.as_str(), count)).collect();
        rows.sort_unstable_by_key(|&(name, count)| (Reverse(count), name));
        list(out, title, &rows, paint)?;
    }
    let years: Vec<_> = inventory.years.iter().map(|(year, &count)| (year.as_str(), count)).collect();
    list(out, "Years", &years, paint)
}

fn list(out: &mut dyn Write, title: &str, rows: &[(&str, usize)], paint: Paint) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", title.style(paint.bold()))?;
    for (name, count) in rows.iter().take(MOST) {
        writeln!(out, "{:>9}  {}", grouped(*count), one_line(name))?;
    }
    match rows.len().saturating_sub(MOST) {
        0 => Ok(()),
        more => writeln!(out, "{:>9}  {} more", "…", grouped(more)),
    }
}
