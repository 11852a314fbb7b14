//! Classes of bytes, for the tokenizer's inner loops.

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
