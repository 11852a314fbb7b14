//! What a look at all of an article's text shows, in one pass that all rules share.

use memchr::{memchr_iter, memchr3_iter, memmem};

use crate::source::vectors::{STRETCH, each_stretch};

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
        each_stretch(bytes, *b"&{[", |start, stretch, mut found, is_ascii| {
            while found != 0 {
                glance.note(bytes, start + found.trailing_zeros() as usize);
                found &= found - 1;
            }
            if !is_ascii {
                glance.may_be_rtl = glance.may_be_rtl || has_any(stretch, may_begin_rtl);
                glance.may_be_garbled = glance.may_be_garbled
                    || has_any(stretch, may_be_in_garbled)
                        && holds_garbled(bytes, start, stretch, &mut looked_at);
            }
        });
        if has_percent_tag {
            glance.marks.extend(memmem::find_iter(bytes, b"<%"));
            glance.marks.sort_unstable();
        }
        glance
    }

    /// Notes what begins at a `&`, `{` or `[`, if it is worth it.
    fn note(&mut self, bytes: &[u8], at: usize) {
        let from = &bytes[at + 1..];
        if bytes[at] == b'&' && may_write_garbled(from) {
            self.garbled.push(at);
        }
        match (bytes[at], from.first()) {
            (b'&', Some(b'#')) => {
                self.numeric.push(at);
                if may_escape(from) {
                    self.escapes.push(at);
                }
            }
            (b'&', _) if may_escape(from) => self.escapes.push(at),
            (b'&', _) if from.starts_with(b"lt;%") => self.marks.push(at),
            (b'{', Some(b'{' | b'%' | b'!')) => self.marks.push(at),
            (b'{', Some(b'/')) if from.get(1).is_some_and(u8::is_ascii_alphabetic) => self.marks.push(at),
            (b'{', _) if from.starts_with(b"load") => self.marks.push(at),
            (b'{', _) if bytes[..at].ends_with(b"$") || bytes[..at].ends_with(b"[[") => self.marks.push(at),
            (b'[', Some(next)) if next.is_ascii_alphabetic() || *next == b'/' => self.marks.push(at),
            _ => {}
        }
    }
}

/// Whether what stands behind a `&` makes it a reference that could begin a tag or another reference.
fn may_escape(from: &[u8]) -> bool {
    /// The longest name that is looked at.
    const MOST: usize = 12;
    const BRACKETS: [&[u8]; 4] = [b"lt;", b"#60;", b"#x3c;", b"#060;"];
    const AMPERSANDS: [&[u8]; 3] = [b"amp;", b"#38;", b"#x26;"];
    let Some(first @ (b'a' | b'l' | b'#')) = from.first().map(|first| first | 0x20) else { return false };
    let begins = |it: &&&[u8]| {
        it[0] == first && from.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it))
    };
    if let Some(bracket) = BRACKETS.iter().find(begins) {
        return matches!(from.get(bracket.len()), Some(next) if next.is_ascii_alphabetic() || b"/!".contains(next));
    }
    let Some(ampersand) = AMPERSANDS.iter().find(begins) else { return false };
    let name = from[ampersand.len()..].iter().take(MOST);
    let end = name.clone().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#');
    end.is_some_and(|end| end > 1 && from.get(ampersand.len() + end) == Some(&b';'))
}

/// Whether what stands behind a `&` writes `Ã`, `Â`, `â` or `ð`, with another reference or letter beyond ASCII behind it.
fn may_write_garbled(from: &[u8]) -> bool {
    #[rustfmt::skip]
    const LETTERS: [&[u8]; 12] = [
        b"Atilde;", b"Acirc;", b"acirc;", b"eth;", b"#195;", b"#194;", b"#226;", b"#240;", b"#xC3;", b"#xC2;", b"#xE2;", b"#xF0;",
    ];
    if !matches!(from.first(), Some(b'A' | b'a' | b'e' | b'#')) {
        return false;
    }
    let written = |letter: &&[u8]| {
        let start = from.get(..letter.len())?;
        let is_same = if letter[0] == b'#' { start.eq_ignore_ascii_case(letter) } else { start == *letter };
        is_same.then(|| from.get(letter.len()).copied()).flatten()
    };
    LETTERS.iter().find_map(written).is_some_and(|next| next == b'&' || !next.is_ascii())
}

/// As plain as this is it runs on many bytes at once.
#[inline]
fn has_any(stretch: &[u8; STRETCH], is_one: impl Fn(u8) -> bool) -> bool {
    stretch.iter().fold(0, |any, &byte| any | u8::from(is_one(byte))) != 0
}

/// Of European and East Asian texts hardly any byte does.
const fn may_begin_rtl(byte: u8) -> bool {
    (byte.wrapping_sub(0xD6) <= 0xE0 - 0xD6) | (byte >= 0xEF)
}

/// One of these is in all that is garbled.
const fn may_be_in_garbled(byte: u8) -> bool {
    (byte & 0xFE == 0x82) | (byte == 0xEF) | (byte == 0xC5)
}

/// Whether a garbled place is in a stretch that begins at `start`. `looked_at` counts such places: where there are many,
/// the letters of the text have such bytes.
fn holds_garbled(bytes: &[u8], start: usize, stretch: &[u8; STRETCH], looked_at: &mut usize) -> bool {
    /// As many places are looked at one by one.
    const MOST: usize = 200;
    // What an emoji begins with.
    let is_emoji = |at: usize| bytes[..at].ends_with(&[0xC3, 0xB0]) && bytes.get(at + 1) == Some(&0xB8);
    if memchr_iter(0xC5, stretch).any(|at| is_emoji(start + at)) {
        return true;
    }
    for at in memchr3_iter(0xEF, 0x82, 0x83, stretch).map(|at| start + at) {
        *looked_at += 1;
        let (before, from) = bytes.split_at(at);
        let is_garbled = match from {
            [0xEF, 0xBF, 0xBD, ..] => true,
            [0x82 | 0x83, 0xC2, ..] => before.ends_with(&[0xC3]),
            [0x82, 0xAC, ..] => before.ends_with(&[0xC3, 0xA2, 0xE2]),
            _ => false,
        };
        if is_garbled || *looked_at > MOST {
            return true;
        }
    }
    false
}
