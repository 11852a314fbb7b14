//! What counts as text.

use std::ops::Range;

use crate::markup::bytes::{begins_text, indentation, is_space};
use crate::markup::decode;
use crate::source::Span;

/// Whether a raw run of text holds a character other than ASCII white space and U+00A0.
pub(crate) fn is_visible(raw: &str) -> bool {
    is_visible_in(raw, Span::at(0, raw.len()))
}

/// The same of a run in a document.
///
/// Almost every run is settled by its first byte, or by that behind its indentation.
#[inline(always)]
pub(crate) fn is_visible_in(document: &str, run: Span) -> bool {
    let first = document.as_bytes().get(run.start as usize);
    first.is_some_and(|&first| begins_text(first) && !run.is_empty()) || is_visible_indented(document, run)
}

#[inline(never)]
fn is_visible_indented(document: &str, run: Span) -> bool {
    let Range { start, end } = run.range();
    let bytes = document.as_bytes();
    let start = start + bytes.get(start..).map_or(0, indentation);
    start < end
        && bytes
            .get(start)
            .is_some_and(|&first| begins_text(first) || is_visible_behind(document, start, end))
}

/// The same of what comes behind the indentation; only references need decoding.
#[inline(never)]
fn is_visible_behind(document: &str, start: usize, end: usize) -> bool {
    let Some(mut rest) = document.as_bytes().get(start..end) else { return false };
    loop {
        match (rest, blank(rest)) {
            ([], _) => return false,
            ([b'&', ..], _) => {
                let raw = document.get(start..end).unwrap_or_default();
                return decode::text(raw).chars().any(|c| !is_space_or_nbsp(c));
            }
            (_, 0) => return true,
            (_, len) => rest = &rest[len..],
        }
    }
}

/// The bytes of the blank that text begins with: of ASCII white space, U+00A0, or a byte order mark, which is
/// no text either; 0 if it begins with none.
pub(crate) fn blank(text: &[u8]) -> usize {
    match text {
        [byte, ..] if is_space(*byte) => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    }
}

/// ASCII white space or U+00A0.
pub(crate) fn is_space_or_nbsp(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}' | '\u{A0}' | '\u{FEFF}')
}

/// The text with runs of white space (U+00A0 included) made one blank, and none at its ends.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space_or_nbsp).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_references_and_text() {
        for blank in ["", " \t\n", "\u{a0}", "&nbsp;", " &#160; &#xA0;\u{a0}&#32;"] {
            assert!(!is_visible(blank), "{blank:?}");
            for len in 0..40 {
                let blank = format!("{}{blank}", " ".repeat(len));
                assert!(!is_visible(&blank) && is_visible(&format!("{blank}a")), "{blank:?}");
                // What stands behind a run is none of it.
                let run = Span::at(3, 3 + blank.len());
                assert!(!is_visible_in(&format!("<p>{blank}a and what follows"), run), "{blank:?}");
            }
        }
        for visible in ["a", " &amp;", "&nbsp;.", "&", "\u{3000}", "\u{200b}", "&#8203;"] {
            assert!(is_visible(visible), "{visible:?}");
        }
        assert_eq!(folded(" a\u{a0} b\r\nc "), "a b c");
    }
}
