//! Classes of bytes, for the tokenizer's inner loops.

use memchr::memchr;

use crate::source::vectors::{CHUNK, bits, chunk_at};

const SPACE: u8 = 1;
const ENDS_NAME: u8 = 2;
const ENDS_ATTRIBUTE_NAME: u8 = 4;
const ENDS_UNQUOTED: u8 = 8;
const BEGINS_TEXT: u8 = 16;

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
        table[index] = if space { SPACE | ENDS_NAME | ENDS_ATTRIBUTE_NAME | ENDS_UNQUOTED } else { 0 }
            | if matches!(byte, b'/' | b'>') { ENDS_NAME | ENDS_ATTRIBUTE_NAME } else { 0 }
            | if byte == b'=' { ENDS_ATTRIBUTE_NAME } else { 0 }
            | if byte == b'>' { ENDS_UNQUOTED } else { 0 }
            | if byte.is_ascii() && byte != b'&' && !space { BEGINS_TEXT } else { 0 };
        index += 1;
    }
    table
};

const fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// ASCII white space as HTML defines it (tab, LF, FF, CR, space).
pub(crate) const fn is_space(byte: u8) -> bool {
    class(byte) & SPACE != 0
}

/// Whether the byte ends a tag name: white space, `/` or `>`.
pub(crate) const fn ends_name(byte: u8) -> bool {
    class(byte) & ENDS_NAME != 0
}

/// Whether the byte ends an attribute's name.
pub(crate) const fn ends_attribute_name(byte: u8) -> bool {
    class(byte) & ENDS_ATTRIBUTE_NAME != 0
}

/// Whether the byte ends a value without quotes.
pub(crate) const fn ends_unquoted(byte: u8) -> bool {
    class(byte) & ENDS_UNQUOTED != 0
}

/// Where the name of an attribute ends that begins at `start`, and its first letters as [`first_word`] has them. Whatever it
/// begins with is a part of it.
#[inline(always)]
pub(super) fn attribute_name(bytes: &[u8], start: usize) -> (usize, u64) {
    let Some(chunk) = chunk_at(bytes, start) else { return attribute_name_byte_by_byte(bytes, start) };
    // White space, and control characters, which hardly ever stand there.
    let ends = bits!(chunk, |bytes| {
        let is_blank = bytes.min(b' ').simd_eq(bytes);
        is_blank | bytes.simd_eq(b'=') | bytes.simd_eq(b'>') | bytes.simd_eq(b'/')
    });
    let len = (ends & !1 | 1 << CHUNK).trailing_zeros() as usize;
    if !chunk.get(len).is_some_and(|&byte| ends_attribute_name(byte)) {
        return attribute_name_byte_by_byte(bytes, start);
    }
    (start + len, first_word_at(chunk, 0, len))
}

/// The same of long names, and at the end of a text.
#[inline(never)]
fn attribute_name_byte_by_byte(bytes: &[u8], start: usize) -> (usize, u64) {
    let behind = bytes.get(start + 1..).unwrap_or_default();
    let len = behind.iter().position(|&byte| ends_attribute_name(byte)).unwrap_or(behind.len());
    let end = start + 1 + len;
    (end, first_word(bytes.get(start..end).unwrap_or_default()))
}

/// How many of some bytes, of which the first is a letter, come before the first that may end the name of a tag: white
/// space, `/`, `>` or a control character; all of them if none does.
#[inline(always)]
pub(super) fn tag_name_len(chunk: &[u8; CHUNK]) -> usize {
    let ends = bits!(chunk, |bytes| {
        let is_blank = bytes.min(b' ').simd_eq(bytes);
        is_blank | bytes.simd_eq(b'>') | bytes.simd_eq(b'/')
    });
    (ends & !1 | 1 << CHUNK).trailing_zeros() as usize
}

/// The end of a value at or behind `from` that this quote ends, and whether it is plain: surely without references,
/// carriage returns and NUL, so that it need not be decoded.
#[inline(always)]
pub(super) fn quoted_value_end(bytes: &[u8], from: usize, quote: u8) -> Option<(usize, bool)> {
    /// Hardly any value has more chunks.
    const NEAR: usize = 8;
    let mut rest = bytes.get(from..)?;
    let mut is_plain = true;
    for _ in 0..NEAR {
        let Some((chunk, behind)) = rest.split_first_chunk() else { break };
        let others = bits!(chunk, |bytes| bytes.min(b'\r').simd_eq(bytes) | bytes.simd_eq(b'&'));
        let quotes = bits!(chunk, |bytes| bytes.simd_eq(quote));
        if quotes != 0 {
            let before = (quotes & quotes.wrapping_neg()) - 1;
            let at = bytes.len() - rest.len() + quotes.trailing_zeros() as usize;
            return Some((at, is_plain && others & before == 0));
        }
        is_plain &= others == 0;
        rest = behind;
    }
    Some((bytes.len() - rest.len() + memchr(quote, rest)?, false))
}

/// Whether text that begins with this byte is visible, whatever comes behind it: neither white space nor what may begin
/// a reference or a blank beyond ASCII.
#[inline(always)]
pub(crate) const fn begins_text(byte: u8) -> bool {
    class(byte) & BEGINS_TEXT != 0
}

/// As many letters of a name are looked at together.
pub(super) const WORD: usize = 8;

/// The first letters of a name as a number, the first one lowest.
pub(super) const fn first_word(name: &[u8]) -> u64 {
    let mut word = 0;
    let mut index = 0;
    while index < name.len() && index < WORD {
        word |= (name[index] as u64) << (8 * index);
        index += 1;
    }
    word
}

/// The same of a name of so many letters, one at least, that a text has at `start`.
#[inline(always)]
pub(super) fn first_word_at(text: &[u8], start: usize, len: usize) -> u64 {
    match text.get(start..start.wrapping_add(WORD)).and_then(<[u8]>::first_chunk) {
        Some(word) => u64::from_le_bytes(*word) & u64::MAX >> (8 * (WORD - len.clamp(1, WORD))),
        None => first_word(text.get(start..start + len).unwrap_or_default()),
    }
}

/// A word with all capitals made small.
pub(super) const fn in_lower_case(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 0xFF;
    // A sum has its upper bit where a letter is not below `A`, and where it is above `Z`; no letter carries into the next.
    let letters = word & (EACH * 0x7F);
    let from_a = letters + EACH * (0x80 - b'A' as u64);
    let behind_z = letters + EACH * (0x7F - b'Z' as u64);
    let capitals = from_a & !behind_z & !word & (EACH * 0x80);
    word | capitals >> 2
}

/// Like [`skip_space`], for text that may be indented.
#[inline(always)]
pub(crate) fn indentation(bytes: &[u8], from: usize) -> usize {
    let Some(chunk) = chunk_at(bytes, from) else { return skip_more_space(bytes, from) };
    let spaces = bits!(chunk, |bytes| {
        let is_line_end = bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
        is_line_end | bytes.simd_eq(b' ') | bytes.simd_eq(b'\t') | bytes.simd_eq(0x0C)
    });
    let len = (!spaces).trailing_zeros() as usize;
    if len < CHUNK { from + len } else { skip_more_space(bytes, from + CHUNK) }
}

/// The same where it is hardly ever called.
#[inline(never)]
fn skip_more_space(bytes: &[u8], from: usize) -> usize {
    skip_space(bytes, from)
}

/// The first offset at or behind `from` whose byte is no white space, else the end.
pub(crate) fn skip_space(bytes: &[u8], mut from: usize) -> usize {
    while bytes.get(from).is_some_and(|&byte| is_space(byte)) {
        from += 1;
    }
    from
}

/// The offset of the first tag `<name` or `</name` (given with its `<` and `/`, in lower case) at or
/// behind `from`; white space, `/` or `>` must follow.
pub(crate) fn find_tag(bytes: &[u8], from: usize, tag: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', &bytes[from..]).map(|at| from + at).find(|&at| is_tag(bytes, at, tag))
}

/// Whether such a tag stands at `at`.
pub(crate) fn is_tag(bytes: &[u8], at: usize, tag: &[u8]) -> bool {
    let end = at + tag.len();
    bytes.get(end).is_some_and(|&byte| ends_name(byte)) && bytes[at..end].eq_ignore_ascii_case(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each answer is that of a plain loop, wherever in a text a byte stands.
    #[test]
    fn looking_at_many_bytes_finds_what_looking_at_each_finds() {
        for byte in 0..=u8::MAX {
            for at in 0..40 {
                let mut text = vec![b'x'; 40];
                text[at] = byte;
                // Whatever it begins with is a part of it.
                let end = text.iter().skip(1).position(|&byte| ends_attribute_name(byte));
                let end = end.map_or(text.len(), |end| end + 1);
                assert_eq!(attribute_name(&text, 0), (end, first_word(&text[..end])), "{byte} at {at}");
                let blank = [vec![b' '; at], vec![byte], vec![b' '; 3], vec![b'x'; at]].concat();
                for from in [0, 1, at] {
                    assert_eq!(indentation(&blank, from), skip_space(&blank, from), "{byte} at {at}");
                }
            }
            for at in 0..8 {
                let mut name = [b'x'; WORD];
                name[at] = byte;
                let small = u64::from_le_bytes(name.map(|byte| byte.to_ascii_lowercase()));
                assert_eq!(in_lower_case(u64::from_le_bytes(name)), small, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn tags_names_and_values_end_where_looking_at_each_byte_finds() {
        for byte in 0..=u8::MAX {
            for at in 1..CHUNK {
                let mut chunk = [b'x'; CHUNK];
                chunk[at] = byte;
                let ends = byte <= b' ' || matches!(byte, b'/' | b'>');
                assert_eq!(tag_name_len(&chunk), if ends { at } else { CHUNK }, "{byte} at {at}");
            }
            for len in [0, 1, 15, 16, 17, 31, 33, 127, 128, 129, 150] {
                for at in 0..len {
                    let mut text = vec![b'x'; len];
                    text[at] = byte;
                    text.extend(b"\"&\r\0 is behind it");
                    let end = if byte == b'"' { at } else { len };
                    let (found, is_plain) = quoted_value_end(&text, 0, b'"').unwrap();
                    assert_eq!(found, end, "{byte} at {at} of {len}");
                    // What is far is not looked at.
                    let is_known = end < 128 && end + CHUNK <= text.len();
                    let needs_none = byte > b'\r' && byte != b'&';
                    assert_eq!(is_plain, is_known && needs_none, "{byte} at {at} of {len}");
                }
            }
        }
        assert_eq!(quoted_value_end(b"a", 0, b'"'), None);
        assert_eq!(quoted_value_end(&[b'a'; 200], 0, b'"'), None);
    }

    #[test]
    fn words_are_the_first_letters() {
        for len in 1..12 {
            for behind in [0, 3, 20] {
                let text = [b"<".as_slice(), &b"abcdefghijkl"[..len], &[b'>'; 20][..behind]].concat();
                let word = first_word(&text[1..=len]);
                assert_eq!(first_word_at(&text, 1, len), word, "{len} {behind}");
                assert_eq!(word.to_le_bytes()[..len.min(WORD)], text[1..=len.min(WORD)]);
            }
        }
    }
}
