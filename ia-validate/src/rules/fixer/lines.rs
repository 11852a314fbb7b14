//! The manners of white space: what stands alone on its line takes the line with it, and what is put on a
//! line of its own is indented like its neighbour.

use crate::source::Span;

const BLANKS: [char; 2] = [' ', '\t'];

/// The span with the rest of its lines, if nothing else stands on them.
pub(crate) fn with_lines(span: Span, text: &str) -> Span {
    let before = Span::new(0, span.start).of(text).trim_end_matches(BLANKS);
    let behind = Span::at(span.end as usize, text.len()).of(text).trim_start_matches(BLANKS);
    let line_end = match behind.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return span,
    };
    let begins = before.is_empty() || before.ends_with(['\n', '\r']);
    if begins { Span::at(before.len(), text.len() - behind.len() + line_end) } else { span }
}

/// The line break and the indentation in front of byte `offset`; empty if something else stands there.
pub(crate) fn lead(offset: u32, text: &str) -> &str {
    let before = Span::new(0, offset).of(text);
    let line = before.trim_end_matches(BLANKS);
    let end = line.strip_suffix("\r\n").or_else(|| line.strip_suffix(['\n', '\r']));
    end.map_or("", |end| &before[end.len()..])
}

/// The ASCII white space in front of byte `offset`, but none before `from`.
pub(super) fn space_before(from: u32, offset: u32, text: &str) -> Span {
    let stretch = Span::new(from.min(offset), offset);
    let kept = stretch.of(text).trim_ascii_end().len();
    Span::at(stretch.start as usize + kept, offset as usize)
}

/// The ASCII white space from byte `offset` on, but none behind `to`.
pub(super) fn space_behind(offset: u32, to: u32, text: &str) -> Span {
    let stretch = Span::new(offset, to.max(offset)).of(text);
    let blank = stretch.len() - stretch.trim_ascii_start().len();
    Span::at(offset as usize, offset as usize + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_with_what_stands_alone_on_them() {
        let cut = |text: &str| {
            let (start, end) = (text.find('<').unwrap(), text.rfind('>').unwrap() + 1);
            let span = with_lines(Span::at(start, end), text);
            format!("{}{}", &text[..span.start as usize], &text[span.end as usize..])
        };
        assert_eq!(cut("a\n  <b>\r\nc"), "a\nc");
        assert_eq!(cut("a\r\n<b>\t\nc"), "a\r\nc");
        assert_eq!(cut("<b>\nc"), "c");
        assert_eq!(cut("a\n<b\n>\nc"), "a\nc");
        assert_eq!(cut("a\n <b> c\n"), "a\n  c\n");
        assert_eq!(cut("a <b>\n"), "a \n");
        assert_eq!(cut("a\n<b>"), "a\n");
    }

    #[test]
    fn line_breaks_and_indentation() {
        assert_eq!(lead(5, "a\r\n  <"), "\r\n  ");
        assert_eq!(lead(2, "a\n<"), "\n");
        assert_eq!(lead(3, "a  <"), "");
        assert_eq!(lead(2, "  <"), "");
    }
}
