//! Classes of bytes, for the tokenizer's inner loops.

use crate::source::vectors::{CHUNK, bits, chunk_at};

const SPACE: u8 = 1;
const ENDS_NAME: u8 = 2;
const ENDS_ATTRIBUTE_NAME: u8 = 4;
const ENDS_UNQUOTED: u8 = 8;

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
        table[index] = if space { SPACE | ENDS_NAME | ENDS_ATTRIBUTE_NAME | ENDS_UNQUOTED } else { 0 }
            | if matches!(byte, b'/' | b'>') { ENDS_NAME | ENDS_ATTRIBUTE_NAME } else { 0 }
            | if byte == b'=' { ENDS_ATTRIBUTE_NAME } else { 0 }
            | if byte == b'>' { ENDS_UNQUOTED } else { 0 };
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

/// The offset of the first byte at or behind `from` that ends an attribute's name, else the end.
#[inline(always)]
pub(super) fn attribute_name_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    if let Some(chunk) = chunk_at(bytes, at) {
        // White space, and control characters, which hardly ever stand there.
        let ends = bits!(chunk, |bytes| {
            let is_blank = bytes.min(b' ').simd_eq(bytes);
            is_blank | bytes.simd_eq(b'=') | bytes.simd_eq(b'>') | bytes.simd_eq(b'/')
        });
        at += if ends == 0 { CHUNK } else { ends.trailing_zeros() as usize };
    }
    while bytes.get(at).is_some_and(|&byte| !ends_attribute_name(byte)) {
        at += 1;
    }
    at
}

/// The lowest bit of the first byte of a word (in memory: little-endian) that is `byte`.
#[inline(always)]
pub(super) const fn first_in_word(word: u64, byte: u8) -> Option<u32> {
    const ONES: u64 = u64::MAX / 0xFF;
    let zero_where_equal = word ^ (ONES * byte as u64);
    let found = zero_where_equal.wrapping_sub(ONES) & !zero_where_equal & (ONES << 7);
    if found == 0 { None } else { Some(found.trailing_zeros() - 7) }
}

/// How much white space text begins with that may be indented.
#[inline]
pub(crate) fn indentation(bytes: &[u8]) -> usize {
    match chunk_at(bytes, 0) {
        Some(chunk) if is_space(chunk[0]) => {
            let spaces = bits!(chunk, |bytes| {
                let is_line_end = bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
                is_line_end | bytes.simd_eq(b' ') | bytes.simd_eq(b'\t') | bytes.simd_eq(0x0C)
            });
            skip_space(bytes, (!spaces).trailing_zeros().min(CHUNK as u32) as usize)
        }
        Some(_) => 0,
        None => skip_space(bytes, 0),
    }
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
                let name = text.iter().position(|&byte| ends_attribute_name(byte)).unwrap_or(text.len());
                assert_eq!(attribute_name_end(&text, 0), name, "{byte} at {at}");
                let blank = [vec![b' '; at], vec![byte], vec![b' '; 3], vec![b'x'; at]].concat();
                assert_eq!(indentation(&blank), skip_space(&blank, 0), "{byte} at {at}");
            }
            for at in 0..8 {
                let mut word = [b'>' ^ 1; 8];
                word[at] = byte;
                let expected = (byte == b'>').then_some(8 * at as u32);
                assert_eq!(first_in_word(u64::from_le_bytes(word), b'>'), expected, "{byte} at {at}");
            }
        }
    }
}
