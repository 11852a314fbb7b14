//! What a look at all of an article's text shows, in one pass that all rules share.

use memchr::{memchr3_iter, memmem};

use crate::source::vectors::{STRETCH, next_rare};

/// What hardly any text has.
#[derive(Debug, Default)]
pub(super) struct Glance {
    /// Places where something may begin, in the order of the text.
    pub(super) marks: Vec<usize>,
    pub(super) escapes: Vec<usize>,
    pub(super) numeric: Vec<usize>,
    /// What the bytes beyond ASCII may be.
    pub(super) may_be_rtl: bool,
    pub(super) may_be_garbled: bool,
}

/// Kinds of what is rare, a bit each.
const PLACE: u8 = 1;
const RTL: u8 = 2;
const GARBLED: u8 = 4;

impl Glance {
    pub(super) fn of(bytes: &[u8], has_percent_tag: bool) -> Self {
        let mut glance = Self::default();
        let mut from = 0;
        while let Some((start, kinds)) = next_rare(bytes, from, kinds) {
            from = bytes.len().min(start + STRETCH);
            glance.may_be_rtl |= kinds & RTL != 0;
            glance.may_be_garbled |= kinds & GARBLED != 0;
            if kinds & PLACE != 0 {
                glance.note_places(bytes, start, from);
            }
        }
        if has_percent_tag {
            glance.marks.extend(memmem::find_iter(bytes, b"<%"));
            glance.marks.sort_unstable();
        }
        glance
    }

    fn note_places(&mut self, bytes: &[u8], start: usize, end: usize) {
        for at in memchr3_iter(b'&', b'{', b'[', &bytes[start..end]).map(|at| start + at) {
            let from = &bytes[at + 1..];
            match (bytes[at], from.first()) {
                (b'&', Some(b'#')) => {
                    self.numeric.push(at);
                    if may_escape(from) {
                        self.escapes.push(at);
                    }
                }
                (b'&', _) if may_escape(from) => self.escapes.push(at),
                (b'&', _) if from.starts_with(b"lt;%") => self.marks.push(at),
                (b'{', Some(b'{' | b'%')) => self.marks.push(at),
                (b'{', _) if bytes[..at].ends_with(b"$") => self.marks.push(at),
                (b'[', Some(next)) if next.is_ascii_alphabetic() || *next == b'/' => self.marks.push(at),
                _ => {}
            }
        }
    }
}

/// What may begin with a byte and the one behind it. Of most texts nothing does.
#[inline(always)]
fn kinds(byte: u8, next: u8) -> u8 {
    let any = |is: bool, kind: u8| u8::from(is).wrapping_neg() & kind;
    // `&amp;` and `&lt;` in any case, and numbers.
    let is_reference = (byte == b'&') & ((next | 0x20 == b'a') | (next | 0x20 == b'l') | (next == b'#'));
    any(is_reference | (byte | 0x20 == b'{'), PLACE)
        | any(may_begin_rtl(byte), RTL)
        | any(may_be_in_garbled(byte, next), GARBLED)
}

/// Of European and East Asian texts hardly any byte does.
#[inline(always)]
const fn may_begin_rtl(byte: u8) -> bool {
    (byte.wrapping_sub(0xD6) <= 0xE0 - 0xD6) | (byte >= 0xEF)
}

/// All that is garbled has one of these pairs: U+FFFD; `Ã` or `Â` in front of `Â` or a sign; `â` in front of `€`; `Ÿ`.
#[inline(always)]
const fn may_be_in_garbled(byte: u8, next: u8) -> bool {
    (byte == 0xEF) & (next == 0xBF)
        | (byte & 0xFE == 0x82) & (next == 0xC2)
        | (byte == 0xA2) & (next == 0xE2)
        | (byte == 0xC5) & (next == 0xB8)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::GARBLED;

    #[test]
    fn all_that_is_garbled_is_seen_wherever_it_stands() {
        for (run, _) in GARBLED {
            for at in 0..150 {
                let text = [&vec![b'x'; at], run, &vec![b' '; 150 - at]].concat();
                assert!(Glance::of(&text, false).may_be_garbled, "{run:?} at {at}");
            }
        }
        for text in ["é è ü ß “quoted” – 5 € à â ä ô", "Þetta er maður", "Москва", "日本語"]
        {
            assert!(!Glance::of(text.as_bytes(), false).may_be_garbled, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_a_look_at_each_byte() {
        const TEXT: &str =
            "a &amp; b &AMP;lt;p &Lt;b &lt;%c &#1575;{{d}} [e] [/f] [1] ${g} {%h%} &#38;nbsp; &nbsp; {i}";
        for blanks in 0..130 {
            let text = format!("{}{TEXT}", " ".repeat(blanks));
            let glance = Glance::of(text.as_bytes(), false);
            let mut whole = Glance::default();
            whole.note_places(text.as_bytes(), 0, text.len());
            assert_eq!(glance.marks, whole.marks);
            assert_eq!(glance.escapes, whole.escapes);
            assert_eq!(glance.numeric, whole.numeric);
            assert_eq!((glance.marks.len(), glance.escapes.len(), glance.numeric.len()), (6, 3, 2));
        }
    }
}
