//! What would change, as a unified diff.

use std::io::{self, Write};

use ia_validate::Span;
use owo_colors::{OwoColorize, Style};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, group_diff_ops};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::edits;
use ia_validate_render::sanitise::one_line;
use ia_validate_render::{Layout, Paint};

/// Lines around each change.
const CONTEXT: usize = 3;

/// Characters around what changes in a line that is too long to be shown.
const AROUND: usize = 24;

/// Bytes between edits that are shown as one change.
const TOGETHER: u32 = 16;

/// What stands for the rest of it.
const MORE: &str = "…";

/// Writes the difference between two contents of a file; nothing if there is none. It is what `patch` reads, byte by
/// byte, whatever the encoding.
pub(super) fn write(out: &mut dyn Write, path: &str, old: &[u8], new: &[u8]) -> io::Result<()> {
    if old == new {
        return Ok(());
    }
    write!(out, "--- {0}\n+++ {0}\n", one_line(path))?;
    // Lines as `patch` counts them: each ends with a line feed.
    let lines = |bytes| -> Vec<&[u8]> { <[u8]>::split_inclusive(bytes, |byte| *byte == b'\n').collect() };
    let (old, new) = (lines(old), lines(new));
    for hunk in group_diff_ops(edits::operations(&old, &new, None), CONTEXT) {
        writeln!(out, "{}", UnifiedHunkHeader::new(&hunk))?;
        for change in hunk.iter().flat_map(|operation| operation.iter_changes(&old[..], &new[..])) {
            let line = change.value();
            write!(out, "{}", change.tag())?;
            out.write_all(line)?;
            if !line.ends_with(b"\n") {
                out.write_all(b"\n\\ No newline at end of file\n")?;
            }
        }
    }
    Ok(())
}

/// Shows the difference between two texts of a file to people: what the file carries does not act on the terminal, and
/// of lines that are too long only what changes is shown.
pub(super) fn show(out: &mut dyn Write, path: &str, old: &str, new: &str, layout: Layout) -> io::Result<()> {
    if old == new {
        return Ok(());
    }
    let paint = Paint(layout.colour);
    let path = one_line(path);
    writeln!(out, "{}", format!("--- {path}").style(paint.bold()))?;
    writeln!(out, "{}", format!("+++ {path}").style(paint.bold()))?;
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    // The sign takes a column.
    let columns = layout.columns.map_or(usize::MAX, |columns| usize::from(columns).saturating_sub(1));
    let operations = edits::operations(&edits::bytes(&old), &edits::bytes(&new), None);
    for hunk in group_diff_ops(operations, CONTEXT) {
        writeln!(out, "{}", UnifiedHunkHeader::new(&hunk).to_string().style(paint.note()))?;
        for operation in &hunk {
            let (old, new) = (&old[operation.old_range()], &new[operation.new_range()]);
            let changes = match operation {
                DiffOp::Equal { .. } => old.iter().map(|line| (' ', cut(shown(line), columns))).collect(),
                _ if old.iter().chain(new).any(|line| shown(line).width() > columns) => {
                    changes(&old.concat(), &new.concat(), columns)
                }
                _ => {
                    let signed = |sign| move |line: &&str| (sign, shown(line).to_owned());
                    old.iter().map(signed('-')).chain(new.iter().map(signed('+'))).collect::<Vec<_>>()
                }
            };
            for (sign, text) in changes {
                let style = match sign {
                    '-' => paint.removed(),
                    '+' => paint.added(),
                    _ => Style::new(),
                };
                writeln!(out, "{}", format!("{sign}{}", one_line(&text)).style(style))?;
            }
        }
    }
    Ok(())
}

/// A line without its end.
fn shown(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

/// What changes between two texts, each change with a little of what stands around it.
fn changes(old: &str, new: &str, columns: usize) -> Vec<(char, String)> {
    let edits = edits::between(old, new);
    let mut changes = Vec::new();
    let mut rest = &edits[..];
    while let Some(first) = rest.first() {
        // Edits that stand together are one change.
        let gaps = rest.windows(2).take_while(|pair| pair[1].span.start <= pair[0].span.end + TOGETHER);
        let (together, others) = rest.split_at(1 + gaps.count());
        rest = others;
        let end = together.last().map_or(first.span.end, |last| last.span.end);
        let hull = Span::new(first.span.start, end);
        let mut put = String::new();
        let mut at = hull.start;
        for edit in together {
            put += Span::new(at, edit.span.start).of(old);
            put += &edit.text;
            at = edit.span.end;
        }
        let (before, behind) = around(old, hull);
        for (sign, text) in [('-', hull.of(old)), ('+', &put)] {
            let text = text.trim_end_matches(['\n', '\r']);
            if !text.is_empty() {
                let room = columns.saturating_sub(before.width() + behind.width());
                changes.push((sign, format!("{before}{}{behind}", cut(text, room))));
            }
        }
    }
    changes
}

/// What stands on the same line in front of a part of a text, and behind it, in short.
fn around(text: &str, part: Span) -> (String, String) {
    let before = Span::new(0, part.start).of(text).rsplit('\n').next().unwrap_or_default();
    let behind =
        text.get(part.end as usize..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let to = behind.char_indices().nth(AROUND).map(|(at, _)| at);
    let before = from.and_then(|at| before.get(at..)).map_or(before.to_owned(), |it| format!("{MORE}{it}"));
    let behind = to.and_then(|at| behind.get(..at)).map_or(behind.to_owned(), |it| format!("{it}{MORE}"));
    (before, behind)
}

/// A text without its middle, if there is no room for all of it.
fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let half = room.saturating_sub(1) / 2;
    let fits = |used: &mut usize, c: char| {
        *used += c.width().unwrap_or(1);
        (*used <= half).then_some(c)
    };
    let head: String = text.chars().scan(0, fits).collect();
    let tail: Vec<char> = text.chars().rev().scan(0, fits).collect();
    head + MORE + &tail.into_iter().rev().collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_in(columns: u16, old: &str, new: &str) -> String {
        let layout = Layout { columns: Some(columns), ..Layout::default() };
        let mut out = Vec::new();
        show(&mut out, "a", old, new, layout).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn of_a_long_line_what_changes_is_shown() {
        let line = |middle: &str, end: &str| {
            format!("{} <b>{middle}</b> {} {end}\n", "ab ".repeat(500), "cd ".repeat(500))
        };
        let (old, new) = (line("one", "x"), line("two", "y"));
        let diff = shown_in(80, &old, &new);
        assert!(diff.lines().all(|line| line.width() <= 80), "{diff}");
        assert_eq!(diff.lines().count(), 7, "{diff}");
        for part in ["<b>one</b>", "<b>two</b>", "cd  x", "cd  y"] {
            assert!(diff.contains(part), "{part}: {diff}");
        }
        // What is around them is cut as well.
        let diff = shown_in(40, &format!("{old}1\n"), &format!("{old}2\n"));
        assert!(diff.lines().all(|line| line.width() <= 40) && diff.ends_with("-1\n+2\n"), "{diff}");
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(shown_in(80, "a\nb\n", "a\nc\n"), "--- a\n+++ a\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
        assert_eq!(shown_in(80, "a\r\n", "a"), "--- a\n+++ a\n@@ -1 +1 @@\n-a\n+a\n");
        assert_eq!(cut("日本語日本語", 7), "日…語");
        assert_eq!(cut("abc", 0), "…");
    }

    #[test]
    fn a_diff_is_of_bytes() {
        let mut out = Vec::new();
        write(&mut out, "a", b"\xE9\n\0x", b"\xE8\n\0x").unwrap();
        let expected = b"--- a\n+++ a\n@@ -1,2 +1,2 @@\n-\xE9\n+\xE8\n \0x\n\\ No newline at end of file\n";
        assert_eq!(out, expected);
    }
}
