//! What counts as text.

use std::ops::Range;

use crate::markup::bytes::{begins_text, indentation, is_space};
use crate::markup::decode;
use crate::source::Span;
use crate::source::vectors::{CHUNK, bits, chunk_at};

/// Whether a raw run of text holds a character other than ASCII white space and U+00A0.
pub(crate) fn is_visible(raw: &str) -> bool {
    is_visible_in(raw, Span::at(0, raw.len()))
}

/// The same of a run in a document.
///
/// Almost every run is settled by its first byte, or by that behind one blank or its indentation. Whether there is one blank
/// is as good as random, so that it is added and not asked for.
#[inline(always)]
pub(crate) fn is_visible_in(document: &str, run: Span) -> bool {
    let Range { start, end } = run.range();
    let bytes = document.as_bytes();
    let blanks = bytes.get(start).map_or(0, |&first| usize::from(is_space(first)));
    let first = bytes.get(start + blanks).is_some_and(|&first| begins_text(first));
    first && start + blanks < end || is_visible_indented(document, run)
}

#[inline(always)]
fn is_visible_indented(document: &str, run: Span) -> bool {
    let Range { start, end } = run.range();
    let bytes = document.as_bytes();
    let start = indentation(bytes, start);
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
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    // Where what was not written out yet begins.
    let mut from = behind_blanks(bytes, 0);
    let mut at = from;
    loop {
        at = uneven(bytes, at);
        if at >= bytes.len() {
            out.push_str(&text[from..]);
            return out;
        }
        let end = behind_blanks(bytes, at);
        if end == at {
            // Another character that begins like a blank.
            at += 1;
            continue;
        }
        out.push_str(&text[from..at]);
        if end < bytes.len() {
            out.push(' ');
        }
        (from, at) = (end, end);
    }
}

/// The offset of the first byte at or behind `at` that begins no blank.
fn behind_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match blank(&bytes[at..]) {
            0 => return at,
            len => at += len,
        }
    }
}

/// The offset, at or behind `from`, of the first byte that may begin anything but one blank between two words.
fn uneven(bytes: &[u8], from: usize) -> usize {
    /// What the characters of two and of three bytes begin with that are blanks.
    const LONG: [u8; 2] = [0xC2, 0xEF];
    let mut at = from;
    while let Some(chunk) = chunk_at(bytes, at) {
        let blanks = bits!(chunk, |it| it.simd_eq(b' '));
        let all = bits!(chunk, |it| it.min(b' ').simd_eq(it) | it.simd_eq(LONG[0]) | it.simd_eq(LONG[1]));
        let found = all & (!blanks | (all >> 1));
        if found != 0 {
            return at + found.trailing_zeros() as usize;
        }
        // The last byte is looked at again with the one behind it.
        at += CHUNK - 1;
    }
    let is_other = |byte: &u8| *byte < b' ' || LONG.contains(byte);
    let is_uneven = |at: &usize| match &bytes[*at..] {
        [b' ', next, ..] => *next == b' ' || is_other(next),
        [byte, ..] => *byte == b' ' || is_other(byte),
        [] => true,
    };
    (at..bytes.len()).find(is_uneven).unwrap_or(bytes.len())
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

    #[test]
    fn folding_is_splitting_at_white_space() {
        let letters = [
            "a",
            "bcd",
            " ",
            " ",
            "\n",
            "\u{a0}",
            "\u{feff}",
            "é",
            "«",
            "\u{b}",
            "“",
            "ﬀ",
            "longer than a chunk of bytes",
        ];
        for seed in 0..4000_usize {
            let mut number = seed.wrapping_mul(0x9E37_79B9) | 1;
            let mut next = || {
                number =
                    number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                letters[(number >> 33) % letters.len()]
            };
            let text: String = (0..seed % 50).map(|_| next()).collect();
            let words: Vec<&str> = text.split(is_space_or_nbsp).filter(|word| !word.is_empty()).collect();
            assert_eq!(folded(&text), words.join(" "), "{text:?}");
        }
    }
}
