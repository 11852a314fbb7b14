//! What would change, as a unified diff.

use std::io::{self, Write};

use owo_colors::{OwoColorize, Style};
use similar::{ChangeTag, TextDiff};

use ia_validate_render::Paint;
use ia_validate_render::sanitise::one_line;

/// Lines around each change.
const CONTEXT: usize = 3;

/// Writes the difference between two texts of a file; nothing if there is none.
///
/// Without colours it is what `patch` reads, byte by byte.
pub(super) fn write(out: &mut dyn Write, path: &str, old: &str, new: &str, colour: bool) -> io::Result<()> {
    if old == new {
        return Ok(());
    }
    let paint = Paint(colour);
    let path = one_line(path);
    writeln!(out, "{}", format!("--- {path}").style(paint.bold()))?;
    writeln!(out, "{}", format!("+++ {path}").style(paint.bold()))?;
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::from_slices(&old, &new);
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        writeln!(out, "{}", hunk.header().style(paint.note()))?;
        for change in hunk.iter_changes() {
            let style = match change.tag() {
                ChangeTag::Delete => paint.removed(),
                ChangeTag::Insert => paint.added(),
                ChangeTag::Equal => Style::new(),
            };
            line(out, change.tag(), change.value(), style, colour)?;
        }
    }
    Ok(())
}

/// Lines as `patch` counts them: each ends with a line feed.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn line(out: &mut dyn Write, tag: ChangeTag, text: &str, style: Style, colour: bool) -> io::Result<()> {
    let (text, end) = match text.strip_suffix('\n') {
        Some(text) => (text, "\n"),
        None => (text, "\n\\ No newline at end of file\n"),
    };
    if colour {
        // On a terminal, what the file carries must not act.
        let text = text.strip_suffix('\r').unwrap_or(text);
        write!(out, "{}{end}", format!("{tag}{}", one_line(text)).style(style))
    } else {
        write!(out, "{tag}{text}{end}")
    }
}
