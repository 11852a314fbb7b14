//! Plain text, for a terminal.

use std::io::{self, Write};

use owo_colors::OwoColorize;

use super::{byline, rejection};
use crate::documents::{Show, ShownArticle, ShownBlock};
use crate::sanitise::one_line;
use crate::style::Paint;

/// Writes the articles.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, show: &Show, colour: bool) -> io::Result<()> {
    for (at, article) in show.articles.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_article(out, article, Paint(colour))?;
    }
    Ok(())
}

fn write_article(out: &mut dyn Write, article: &ShownArticle, paint: Paint) -> io::Result<()> {
    let name = format!("{}, article {}", one_line(&article.path), article.index + 1);
    writeln!(out, "{}", name.style(paint.note()))?;
    if let Some(rule) = article.rejected {
        writeln!(out, "{}", rejection(rule).style(paint.removed()))?;
    }
    writeln!(out)?;
    if let Some(kicker) = &article.kicker {
        writeln!(out, "{}", one_line(kicker))?;
    }
    let title = article.title.as_deref().unwrap_or("(no title)");
    writeln!(out, "{}", one_line(title).style(paint.bold()))?;
    let byline = byline(article);
    for line in [&article.subtitle, &byline, &article.canonical].into_iter().flatten() {
        writeln!(out, "{}", one_line(line))?;
    }
    for block in article.cover.iter().chain(&article.blocks) {
        writeln!(out)?;
        write_block(out, block, paint)?;
    }
    if let Some(footer) = &article.footer {
        writeln!(out)?;
        footer.text.lines().try_for_each(|line| writeln!(out, "{}", one_line(line)))?;
    }
    if !article.dropped.is_empty() {
        writeln!(out, "\n{}", "Not shown:".style(paint.removed()))?;
    }
    for dropped in &article.dropped {
        let text = dropped.text.replace('\n', " / ");
        let (line, column) = (dropped.start.line, dropped.start.column);
        writeln!(out, "  {line}:{column} {}: {}", dropped.rule, one_line(&text))?;
    }
    Ok(())
}

fn write_block(out: &mut dyn Write, block: &ShownBlock, paint: Paint) -> io::Result<()> {
    let text = block.text.as_deref().unwrap_or_default();
    match block.kind {
        "paragraph" => writeln!(out, "{}", one_line(text))?,
        "heading" => writeln!(out, "{}", one_line(text).style(paint.bold()))?,
        "list" => {
            for (at, line) in text.lines().enumerate() {
                let mark = if block.element == "ol" { format!("{}.", at + 1) } else { "-".to_owned() };
                writeln!(out, "{mark} {}", one_line(line))?;
            }
        }
        "quote" | "pullquote" => {
            text.lines().try_for_each(|line| writeln!(out, "  {}", one_line(line)))?;
        }
        kind => {
            let sources = block.all_sources().join(" ");
            let first = format!("[{kind}] {}", one_line(&sources));
            writeln!(out, "{}", first.trim_end().style(paint.code()))?;
            text.lines().try_for_each(|line| writeln!(out, "  {}", one_line(line)))?;
        }
    }
    for line in block.caption.iter().flat_map(|caption| caption.lines()) {
        writeln!(out, "  {}", one_line(line))?;
    }
    if let Some(credit) = &block.credit {
        writeln!(out, "  — {}", one_line(credit))?;
    }
    Ok(())
}
