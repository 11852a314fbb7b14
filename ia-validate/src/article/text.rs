//! What counts as text.

use crate::markup::bytes::{indentation, is_space};
use crate::markup::decode;

/// Whether a raw run of text holds a character other than ASCII white space and U+00A0.
///
/// Almost every run is settled by its first character; only references need decoding.
pub(crate) fn is_visible(raw: &str) -> bool {
    let mut rest = &raw.as_bytes()[indentation(raw.as_bytes())..];
    loop {
        match (rest, blank(rest)) {
            ([], _) => return false,
            ([b'&', ..], _) => return decode::text(raw).chars().any(|c| !is_space_or_nbsp(c)),
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
        }
        for visible in ["a", " &amp;", "&nbsp;.", "&", "\u{3000}", "\u{200b}", "&#8203;"] {
            assert!(is_visible(visible), "{visible:?}");
        }
        assert_eq!(folded(" a\u{a0} b\r\nc "), "a b c");
    }
}
