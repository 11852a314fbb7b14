//! Back to the encoding that a file came in.

use ia_validate::Source;
use ia_validate::source::EncodeError;

use super::error::FixError;

/// The new text of a file in the encoding, and with the byte order mark, of its bytes so far.
///
/// All that did not change is the same bytes as before, or it is an error.
pub(super) fn like(bytes: &[u8], source: &Source<'_>, text: &str, path: &str) -> Result<Vec<u8>, FixError> {
    let encoding = source.encoding();
    source.encode(bytes, text).map_err(|error| match error {
        EncodeError::Unencodable => FixError::Unencodable { path: path.to_owned(), encoding },
        _ => FixError::Ambiguous { path: path.to_owned(), encoding },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(bytes: &[u8], from: &str, to: &str) -> Result<Vec<u8>, FixError> {
        let source = Source::decode(bytes, None);
        like(bytes, &source, &source.text().replace(from, to), "a.html")
    }

    #[test]
    fn files_keep_their_encoding_and_their_mark() {
        assert_eq!(rewritten(b"\xEF\xBB\xBF<p>x", "x", "\u{e9}").unwrap(), b"\xEF\xBB\xBF<p>\xC3\xA9");
        assert_eq!(rewritten(b"\xFF\xFE<\0p\0", "p", "\u{e9}").unwrap(), b"\xFF\xFE<\0\xE9\0");
        assert_eq!(rewritten(b"\xFE\xFF\0<\0p", "p", "q").unwrap(), b"\xFE\xFF\0<\0q");
        assert_eq!(rewritten(b"<\0?\0x\0", "x", "q").unwrap(), b"<\0?\0q\0");
        let latin = b"<meta charset=iso-8859-1>\xE9x";
        assert_eq!(rewritten(latin, "x", "\u{e8}").unwrap(), b"<meta charset=iso-8859-1>\xE9\xE8");
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let latin = b"<meta charset=iso-8859-1>x";
        assert!(matches!(rewritten(latin, "x", "\u{430}"), Err(FixError::Unencodable { .. })));
        // Two escape sequences where one would do.
        let japanese = b"<meta charset=iso-2022-jp>\x1B(B\x1B(Bx";
        assert!(matches!(rewritten(japanese, "x", "y"), Err(FixError::Ambiguous { .. })));
    }
}
