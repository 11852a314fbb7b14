//! Texts: decoding them once, and naming places in them.

pub(crate) mod byte_sets;
mod codec;
mod decoded;
mod encode;
mod encoding;
mod kind;
mod line_index;
mod marks;
mod name;
mod offset_map;
pub(crate) mod sorted_lines;
mod span;
mod transcode;
mod transfer;
mod utf16;
pub(crate) mod vectors;

use std::borrow::Cow;

pub use codec::{Codec, EncodeError, Foreign};
use decoded::Decoded;
pub use kind::Kind;
use line_index::Lines;
pub use line_index::{LineIndex, Position};
pub use name::UnknownName;
pub(crate) use offset_map::{OffsetMap, Writing};
pub use span::Span;
pub use transfer::Transfer;
pub use utf16::Utf16Index;

/// The longest text that is read, in bytes: offsets have 32 bits.
pub const MAX_LEN: usize = u32::MAX as usize - 16;

/// A file's text, decoded to UTF-8. All spans and positions are those of [`text`](Self::text).
#[derive(Debug)]
pub struct Source<'b> {
    text: Cow<'b, str>,
    encoding: &'static str,
    malformed: Vec<Span>,
    is_utf8_after_all: bool,
    transfer: Option<Transfer>,
    codec: Option<Codec>,
    /// Its lines, if somebody looked for them beside decoding it.
    lines: Option<Lines>,
}

/// How long a file is, in bytes, that is worth to begin a thread for.
const WORTH_THREADS: usize = 1 << 20;

impl<'b> Source<'b> {
    /// Decodes a file: by its byte order mark (UTF-8, UTF-16), else by its XML declaration (be it in UTF-16) or, in an
    /// article, its `meta charset`, else as UTF-8. `kind` decides what is looked for; without it, the
    /// content tells.
    ///
    /// Bytes that do not fit the encoding become U+FFFD and are listed in [`malformed`](Self::malformed).
    /// What stands behind [`MAX_LEN`] bytes is cut off; see [`is_too_long`](Self::is_too_long). Without the feature
    /// `encodings`, what is not Unicode's is read as UTF-8.
    #[must_use]
    pub fn decode(bytes: &'b [u8], kind: Option<Kind>) -> Self {
        Self::decode_by(bytes, kind, None)
    }

    /// The same with help for the encodings that the library was built without.
    #[must_use]
    pub fn decode_by(bytes: &'b [u8], kind: Option<Kind>, codec: Option<Codec>) -> Self {
        Self::of(encoding::decode(cut(bytes), kind, codec), codec)
    }

    /// The same as [`decode`](Self::decode) on so many threads: while one decodes a large file, others look for its lines. For
    /// who asks for [`lines`](Self::lines).
    #[must_use]
    pub fn decode_on(bytes: &'b [u8], kind: Option<Kind>, threads: usize) -> Self {
        match threads < 2 || bytes.len() < WORTH_THREADS {
            true => Self::decode(bytes, kind),
            false => Self::decode_beside_lines(cut(bytes), kind, threads),
        }
    }

    fn decode_beside_lines(bytes: &'b [u8], kind: Option<Kind>, threads: usize) -> Self {
        let (lines, decoded) = Lines::beside(bytes, threads, || encoding::decode(bytes, kind, None));
        // Of what has become another text, nothing is known.
        let lines = Some(lines).filter(|_| std::ptr::eq(decoded.text.as_bytes(), bytes));
        Self { lines, ..Self::of(decoded, None) }
    }

    fn of(decoded: Decoded<'b>, codec: Option<Codec>) -> Self {
        Self {
            text: decoded.text,
            encoding: decoded.encoding.name(),
            malformed: decoded.malformed,
            is_utf8_after_all: decoded.is_utf8_after_all,
            transfer: None,
            codec,
            lines: None,
        }
    }

    /// A text that is UTF-8 already.
    #[must_use]
    pub fn from_text(text: &'b str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            encoding: "UTF-8",
            malformed: Vec::new(),
            is_utf8_after_all: false,
            transfer: None,
            codec: None,
            lines: None,
        }
    }

    /// The file with another text, in the same encoding.
    #[must_use]
    pub fn with_text<'t>(&self, text: &'t str) -> Source<'t> {
        Source { encoding: self.encoding, codec: self.codec, ..Source::from_text(text) }
    }

    /// The same file, with how it came over the network. The charset that the server names does not change
    /// how the file is decoded, but may be found to contradict it.
    #[must_use]
    pub fn with_transfer(self, transfer: Transfer) -> Self {
        Self { transfer: Some(transfer), ..self }
    }

    /// How the file came over the network, if it did.
    #[must_use]
    pub fn transfer(&self) -> Option<&Transfer> {
        self.transfer.as_ref()
    }

    /// The decoded text. The byte order mark of a file in UTF-8 is its first character.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of the encoding that the file was read in, by the WHATWG Encoding Standard.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The U+FFFD characters that stand for bytes outside the encoding: the first thousand.
    #[must_use]
    pub fn malformed(&self) -> &[Span] {
        &self.malformed
    }

    /// Whether the file names an encoding of one byte a character, while its bytes are UTF-8.
    pub(crate) fn is_utf8_after_all(&self) -> bool {
        self.is_utf8_after_all
    }

    /// Whether there is nothing about the file but its text.
    pub(crate) fn is_plain(&self) -> bool {
        let is_as_it_was = self.malformed.is_empty() && !self.is_utf8_after_all;
        self.encoding == "UTF-8" && is_as_it_was && self.transfer.is_none()
    }

    /// Whether the text is longer than 32-bit offsets can name.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.text.len() >= MAX_LEN
    }

    /// Lines and columns of the text.
    #[must_use]
    pub fn lines(&self) -> LineIndex<'_> {
        match &self.lines {
            Some(lines) => LineIndex::known(&self.text, lines),
            None => LineIndex::new(&self.text),
        }
    }
}

/// What of a file is read.
fn cut(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(MAX_LEN)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_by_mark_and_by_declaration() {
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("<html>é".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> =
            [0xFE, 0xFF].into_iter().chain("<html>é".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let unmarked = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "<?xml version='1.0'?><rss>é".encode_utf16().flat_map(to_bytes).collect()
        };
        let (unmarked_little, unmarked_big) = (unmarked(u16::to_le_bytes), unmarked(u16::to_be_bytes));
        let cases: [(&[u8], &str, &str); 9] = [
            (b"\xEF\xBB\xBFa", "UTF-8", "\u{feff}a"),
            (&utf16, "UTF-16LE", "<html>é"),
            (&big, "UTF-16BE", "<html>é"),
            (&unmarked_little, "UTF-16LE", "<?xml version='1.0'?><rss>é"),
            (&unmarked_big, "UTF-16BE", "<?xml version='1.0'?><rss>é"),
            (
                b"<?xml version='1.0' encoding='iso-8859-1'?><rss>\xE9",
                "windows-1252",
                "<?xml version='1.0' encoding='iso-8859-1'?><rss>é",
            ),
            (b"<meta charset=iso-8859-1>\xE9", "windows-1252", "<meta charset=iso-8859-1>é"),
            (
                b"<meta http-equiv=x content=\"text/html; charset=koi8-r\">\xC1",
                "KOI8-R",
                "<meta http-equiv=x content=\"text/html; charset=koi8-r\">а",
            ),
            // The charset of an article inside a feed does not speak for the feed.
            (
                "<rss><![CDATA[<meta charset=iso-8859-1>é".as_bytes(),
                "UTF-8",
                "<rss><![CDATA[<meta charset=iso-8859-1>é",
            ),
        ];
        for (bytes, encoding, text) in cases {
            let source = Source::decode(bytes, None);
            assert_eq!((source.encoding(), source.text()), (encoding, text));
            assert!(source.malformed().is_empty());
        }
    }

    #[test]
    fn on_threads_the_same_is_read_with_the_same_lines() {
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("a\né".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let cases: [&[u8]; 9] = [
            b"",
            b"\xEF\xBB\xBFa\r\nb",
            "é\r\n€\r\nx".as_bytes(),
            b"a\n\xFF\n\xE2\x82",
            b"\xE2\x82\n\x82",
            &utf16,
            b"<?xml version='1.0' encoding='iso-8859-1'?>\n<rss>\n\xE9",
            b"<?xml version='1.0' encoding='iso-8859-1'?>\n<rss>\nascii",
            b"\r",
        ];
        for bytes in cases {
            let plain = Source::decode(bytes, None);
            for threads in [2, 5] {
                let source = Source::decode_beside_lines(bytes, None, threads);
                assert_eq!((source.text(), source.encoding()), (plain.text(), plain.encoding()));
                assert_eq!(source.malformed(), plain.malformed());
                let (lines, expected) = (source.lines(), plain.lines());
                for at in (0..=source.text().len()).filter(|&at| source.text().is_char_boundary(at)) {
                    let at = Span::at(at, at).start;
                    assert_eq!(lines.position(at), expected.position(at), "{:?}", source.text());
                }
                assert_eq!(lines.text(), plain.text());
            }
        }
    }

    #[test]
    fn malformed_bytes_are_kept_with_their_place() {
        let source = Source::decode(b"ab\xFFc\xE2\x82", None);
        assert_eq!(source.text(), "ab\u{fffd}c\u{fffd}");
        assert_eq!(source.malformed(), [Span::new(2, 5), Span::new(6, 9)]);
        let odd = Source::decode(b"\xFF\xFEa\0\0", None);
        assert_eq!((odd.text(), odd.malformed().len()), ("a\u{fffd}", 1));
    }
}
