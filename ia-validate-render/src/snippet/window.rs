//! Choosing the part of a line that is worth showing.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::sanitise::shown;

/// Columns from one tab stop to the next.
pub(crate) const TAB: usize = 4;

/// The bytes of `line` to show in at most `columns` columns: the whole line where it fits, else a window
/// around `focus` (bytes of the line), on character boundaries. A focus that is too long is
/// cut at its end.
///
/// Looks at no more than `columns` characters on either side of the start of `focus`, however long the
/// line is.
pub(super) fn window(text: &str, line: Range<usize>, focus: Range<usize>, columns: usize) -> Range<usize> {
    let (focus_end, used) = forward(text, focus.start..focus.end, room(columns));
    let free = columns - used;
    let (_, right) = forward(text, focus_end..line.end, free);
    // Half of the room to either side; what one side does not need, the other takes.
    let (start, left) = backward(text, line.start..focus.start, (free / 2).max(free - right));
    let (end, _) = forward(text, focus_end..line.end, free - left);
    start..end
}

/// Whether a window of `columns` columns has room for all of these bytes of a line.
pub(super) fn has_room(text: &str, bytes: Range<usize>, columns: usize) -> bool {
    forward(text, bytes.clone(), room(columns)).0 == bytes.end
}

/// The columns that a window of `columns` columns gives to what it is about; the rest is for what stands
/// around it.
const fn room(columns: usize) -> usize {
    columns - columns / 4
}

/// How far characters from the start of `bytes` fit in `columns` columns, and the columns they take.
fn forward(text: &str, bytes: Range<usize>, columns: usize) -> (usize, usize) {
    let mut end = bytes.start;
    let mut used = 0;
    for c in text.get(bytes).unwrap_or_default().chars() {
        let cost = cost(c);
        if used + cost > columns {
            break;
        }
        used += cost;
        end += c.len_utf8();
    }
    (end, used)
}

/// The same from the end of `bytes`.
fn backward(text: &str, bytes: Range<usize>, columns: usize) -> (usize, usize) {
    let mut start = bytes.end;
    let mut used = 0;
    for c in text.get(bytes).unwrap_or_default().chars().rev() {
        let cost = cost(c);
        if used + cost > columns {
            break;
        }
        used += cost;
        start -= c.len_utf8();
    }
    (start, used)
}

/// Columns that a character takes at most; one at least, so that no window holds endless combining marks.
fn cost(c: char) -> usize {
    if c == '\t' { TAB } else { shown(c).width().unwrap_or(1).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_part(line: &str, focus: &str, columns: usize) -> String {
        let start = line.find(focus).unwrap();
        line[window(line, 0..line.len(), start..start + focus.len(), columns)].to_owned()
    }

    #[test]
    fn a_line_that_fits_is_whole() {
        assert_eq!(shown_part("abc<p>def", "<p>", 9), "abc<p>def");
        assert_eq!(shown_part("<p>abcdef", "<p>", 9), "<p>abcdef");
        assert_eq!(shown_part("abcdef<p>", "<p>", 9), "abcdef<p>");
        assert_eq!(shown_part("日本<p>語", "<p>", 9), "日本<p>語");
    }

    #[test]
    fn room_goes_to_both_sides_and_none_is_wasted() {
        assert_eq!(shown_part("0123456789<p>0123456789", "<p>", 9), "789<p>012");
        assert_eq!(shown_part("0<p>0123456789", "<p>", 9), "0<p>01234");
        assert_eq!(shown_part("0123456789<p>0", "<p>", 9), "56789<p>0");
    }

    #[test]
    fn a_long_focus_shows_its_start() {
        let line = format!("0123456789{}", "x".repeat(1000));
        assert_eq!(window(&line, 0..line.len(), 10..line.len(), 20), 8..28);
    }

    #[test]
    fn characters_stay_whole() {
        assert_eq!(shown_part("日本語日本語<p>日本語", "<p>", 8), "語<p>日");
        assert_eq!(shown_part("\t\t\t<p>\t\t\t", "<p>", 12), "\t<p>\t");
        let marks = format!("<p>{}", "\u{301}".repeat(1000));
        assert_eq!(shown_part(&marks, "<p>", 10).chars().count(), 10);
    }
}
