//! What a look at all of an article's text shows, in one pass that all rules share.

use memchr::memmem;

use crate::source::byte_sets::ByteSets;

/// What is looked for.
static SETS: ByteSets = ByteSets::new(&[
    b"%&",
    b"[{|",
    &[0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF],
    &[0xE0, 0xF0],
    &[0xF1, 0xF2, 0xF3, 0xF4],
    &[0xEF],
    &[0xC5],
    &[0x82, 0x83],
]);

/// The sets of what marks begin with.
const MARKS: u8 = 0b11;
/// Those of what letters of right-to-left scripts begin with. Of European and East Asian texts hardly any byte does.
const RTL: u8 = 0b11_1100;
/// Those of which one is in all text that was decoded in the wrong encoding.
const GARBLED: u8 = 0b1110_0000;

/// Places of which most texts have hardly any, in the order of the text, and what the bytes beyond ASCII may be.
#[derive(Debug, Default)]
pub(super) struct Glance {
    pub(super) marks: Vec<usize>,
    pub(super) escapes: Vec<usize>,
    pub(super) numeric: Vec<usize>,
    /// Where a reference may write the first letter of what is garbled.
    pub(super) garbled: Vec<usize>,
    pub(super) may_be_rtl: bool,
    pub(super) may_be_garbled: bool,
}

impl Glance {
    pub(super) fn of(bytes: &[u8], has_percent_tag: bool) -> Self {
        let mut glance = Self::default();
        // How many places were looked at that could have been garbled.
        let mut looked_at = 0;
        SETS.each_stretch(bytes, [MARKS, RTL, GARBLED], |start, [marks, rtl, garbled]| {
            each_bit(marks).for_each(|at| glance.note(bytes, start + at));
            glance.may_be_rtl |= rtl != 0;
            if !glance.may_be_garbled {
                glance.may_be_garbled =
                    each_bit(garbled).any(|at| is_in_garbled(bytes, start + at, &mut looked_at));
            }
        });
        if has_percent_tag {
            glance.marks.extend(memmem::find_iter(bytes, b"<%"));
            glance.marks.sort_unstable();
        }
        glance
    }

    /// Notes what begins at a `&`, `{`, `[`, `%` or `|`, if it is worth it.
    fn note(&mut self, bytes: &[u8], at: usize) {
        let from = &bytes[at + 1..];
        match (bytes[at], from.first()) {
            // Most other references write letters.
            (b'&', Some(b'#' | b'A' | b'L' | b'a' | b'e' | b'l')) => self.note_reference(from, at),
            (b'{', Some(b'{' | b'%' | b'!')) => self.marks.push(at),
            (b'{', Some(b'/')) if from.get(1).is_some_and(u8::is_ascii_alphabetic) => self.marks.push(at),
            (b'{', _) if BEHIND_BRACE.iter().any(|start| from.starts_with(start)) => self.marks.push(at),
            (b'{', _) if bytes[..at].ends_with(b"$") || bytes[..at].ends_with(b"[[") => self.marks.push(at),
            // The merge tags of mailers.
            (b'%', Some(b'%' | b'A'..=b'Z')) if from.get(1).is_some_and(|next| is_of_merge_tag(*next)) => {
                self.marks.push(at);
            }
            (b'|', Some(b'A'..=b'Z')) if bytes[..at].ends_with(b"*") => self.marks.push(at - 1),
            (b'[', Some(next)) if next.is_ascii_alphabetic() || *next == b'/' => self.marks.push(at),
            _ => {}
        }
    }

    /// Notes a reference whose `&` is followed by these bytes, likewise.
    fn note_reference(&mut self, from: &[u8], at: usize) {
        if may_write_garbled(from) {
            self.garbled.push(at);
        }
        if from.starts_with(b"#") {
            self.numeric.push(at);
        }
        if may_escape(from) {
            self.escapes.push(at);
        } else if from.starts_with(b"lt;%") {
            self.marks.push(at);
        }
    }
}

/// What stands behind a single brace in Joomla's plugins, and in references of Craft and Umbraco.
static BEHIND_BRACE: &[&[u8]] = &[b"load", b"asset:", b"entry:", b"category:", b"localLink:"];

/// Whether what stands behind a `&` makes it a reference that could begin a tag or another reference.
fn may_escape(from: &[u8]) -> bool {
    /// The longest name that is looked at.
    const MOST: usize = 12;
    match behind_reference(from) {
        Some((b'<', [next, ..])) => next.is_ascii_alphabetic() || b"/!".contains(next),
        Some((b'&', name)) if name.first().is_some_and(is_of_name) => {
            let end = name.iter().take(MOST).position(|byte| !is_of_name(byte));
            end.is_some_and(|end| end > 1 && name[end] == b';')
        }
        _ => false,
    }
}

const fn is_of_name(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'#'
}

const fn is_of_merge_tag(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b'='
}

/// What is written by the reference whose name and `;` these bytes begin with, if it is `<` or `&`, and what stands behind.
fn behind_reference(from: &[u8]) -> Option<(u8, &[u8])> {
    match from {
        [b'l' | b'L', b't' | b'T', b';', rest @ ..] => Some((b'<', rest)),
        [b'a' | b'A', b'm' | b'M', b'p' | b'P', b';', rest @ ..] => Some((b'&', rest)),
        [b'#', b'6', b'0', b';', rest @ ..] | [b'#', b'0', b'6', b'0', b';', rest @ ..] => Some((b'<', rest)),
        [b'#', b'x' | b'X', b'3', b'c' | b'C', b';', rest @ ..] => Some((b'<', rest)),
        [b'#', b'3', b'8', b';', rest @ ..] | [b'#', b'x' | b'X', b'2', b'6', b';', rest @ ..] => {
            Some((b'&', rest))
        }
        _ => None,
    }
}

/// Whether what stands behind a `&` writes `Ã`, `Â`, `â` or `ð`, with another reference or letter beyond ASCII behind it.
fn may_write_garbled(from: &[u8]) -> bool {
    #[rustfmt::skip]
    const LETTERS: [&[u8]; 12] = [
        b"Atilde;", b"Acirc;", b"acirc;", b"eth;", b"#195;", b"#194;", b"#226;", b"#240;", b"#xC3;", b"#xC2;", b"#xE2;", b"#xF0;",
    ];
    if !matches!(
        from,
        [b'A', b't' | b'c', ..] | [b'a', b'c', ..] | [b'e', b't', ..] | [b'#', b'1' | b'2' | b'x' | b'X', ..]
    ) {
        return false;
    }
    let written = |letter: &&[u8]| {
        let start = from.get(..letter.len())?;
        let is_same = if letter[0] == b'#' { start.eq_ignore_ascii_case(letter) } else { start == *letter };
        is_same.then(|| from.get(letter.len()).copied()).flatten()
    };
    LETTERS.iter().find_map(written).is_some_and(|next| next == b'&' || !next.is_ascii())
}

/// The places of the bits of a number, the lowest first.
fn each_bit(bits: u64) -> impl Iterator<Item = usize> {
    let first = |bits: u64| (bits != 0).then_some(bits);
    std::iter::successors(first(bits), move |bits| first(bits & (bits - 1)))
        .map(|bits| bits.trailing_zeros() as usize)
}

/// Whether a byte is in what is garbled. `looked_at` counts such bytes: where there are many, the letters of the text have
/// them.
fn is_in_garbled(bytes: &[u8], at: usize, looked_at: &mut usize) -> bool {
    /// As many places are looked at one by one.
    const MOST: usize = 200;
    let (before, from) = bytes.split_at(at);
    if let [0xC5, next, ..] = from {
        // What an emoji begins with.
        return *next == 0xB8 && before.ends_with(&[0xC3, 0xB0]);
    }
    *looked_at += 1;
    let is_garbled = match from {
        [0xEF, 0xBF, 0xBD, ..] => true,
        [0x82 | 0x83, 0xC2, ..] => before.ends_with(&[0xC3]),
        [0x82, 0xAC, ..] => before.ends_with(&[0xC3, 0xA2, 0xE2]),
        _ => false,
    };
    is_garbled || *looked_at > MOST
}
