//! Decoding bytes to UTF-8, once.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use super::decoded::{Decoded, utf8};
use super::transcode::transcode;
use super::{Codec, Kind};

/// Decodes by byte order mark, else by what the file declares, else as UTF-8.
///
/// The byte order mark of UTF-8 stays in the text, so that offsets are those of the file.
pub(super) fn decode(bytes: &[u8], kind: Option<Kind>, codec: Option<Codec>) -> Decoded<'_> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            if encoding != UTF_8 {
                return transcode(&bytes[length..], encoding, codec);
            }
            encoding
        }
        None => unmarked_utf16(bytes).unwrap_or_else(|| declared(bytes, kind).map_or(UTF_8, by_declaration)),
    };
    if encoding == UTF_8 {
        return utf8(bytes);
    }
    let decoded = transcode(bytes, encoding, codec);
    // Letters of one byte hardly ever happen to be characters of UTF-8, all of them; nor does what cannot be decoded, nor
    // several characters of two bytes.
    let fewest = if encoding.is_single_byte() || !decoded.malformed.is_empty() { 1 } else { 3 };
    let is_utf8_after_all = simdutf8::basic::from_utf8(bytes)
        .is_ok_and(|text| text.chars().filter(|character| !character.is_ascii()).nth(fewest - 1).is_some());
    Decoded { is_utf8_after_all, ..decoded }
}

/// UTF-16 whose byte order mark is missing, by the `<?x` of its XML declaration (WHATWG, prescan a byte stream).
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, b'?', 0, b'x', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'?', 0, b'x', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// A label found in bytes that keep ASCII cannot mean UTF-16 (WHATWG, prescan a byte stream).
fn by_declaration(label: &[u8]) -> &'static Encoding {
    match Encoding::for_label(label) {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        Some(encoding) => encoding,
        None => UTF_8,
    }
}

/// The label of the XML declaration, or of an article's `meta charset` in its first 1,024 bytes.
fn declared(bytes: &[u8], kind: Option<Kind>) -> Option<&[u8]> {
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"<?xml") {
        let declaration = &start[..memmem::find(start, b"?>").unwrap_or(start.len()).min(1024)];
        if let Some(label) = value_after(declaration, b"encoding") {
            return Some(label);
        }
    }
    if kind.unwrap_or_else(|| Kind::of(bytes)) == Kind::Feed {
        return None;
    }
    let head = &bytes[..bytes.len().min(1024)];
    memmem::find_iter(head, b"<")
        .map(|at| &head[at + 1..])
        .filter(|tag| tag.len() > 5 && tag[..4].eq_ignore_ascii_case(b"meta") && tag[4].is_ascii_whitespace())
        .map(|tag| &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())])
        .find_map(|tag| value_after(tag, b"charset"))
}

/// The value behind `name =` in a tag, with or without quotes (also inside a quoted `content`).
fn value_after<'b>(tag: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let lower = tag.to_ascii_lowercase();
    let after = memmem::find(&lower, name)? + name.len();
    let rest = tag[after..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = match rest.first()? {
        b'"' | b'\'' => &rest[1..],
        _ => rest,
    };
    let end = rest.iter().position(|byte| b"\"'; \t\r\n/>".contains(byte)).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|label| !label.is_empty())
}
