//! Characters, by the rules of XML 1.0.

use std::ops::Range;

use super::{Problem, ProblemKind};
use crate::ordered::in_parts;
use crate::source::Span;
use crate::source::byte_sets::{Pairs, STRETCH};

/// What is wrong with the characters of a feed, or of a part of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Characters {
    /// The first character that XML does not allow, and how many more there are.
    pub(super) forbidden: Option<(Problem, usize)>,
    /// The first garbled place, and how many more there are.
    pub(super) garbled: Option<(Span, usize)>,
}

/// How many bytes one thread looks at at a time.
const PART: usize = 1 << 20;

impl Characters {
    /// Looks at those that begin in a range of a feed, which may begin and end anywhere: any division into ranges finds the
    /// same.
    pub(crate) fn of(feed: &str, range: Range<usize>) -> Self {
        let mut found = Self::default();
        let bytes = feed.as_bytes();
        // A pair of bytes may begin in it and end behind.
        let seen = &bytes[..bytes.len().min(range.end + 1)];
        let mut from = range.start;
        while let Some(start) = RARE.next_stretch(seen, from) {
            from = range.end.min(start + STRETCH);
            for at in start..from {
                found.look_at(bytes, at);
            }
            if from == range.end {
                break;
            }
        }
        found
    }

    /// The same on so many threads.
    pub(crate) fn on_threads(feed: &str, range: Range<usize>, threads: usize) -> Self {
        Self::in_parts(feed, range, PART, threads)
    }

    fn in_parts(feed: &str, range: Range<usize>, part: usize, threads: usize) -> Self {
        let mut found = Self::default();
        let of = |part: Range<usize>| Self::of(feed, range.start + part.start..range.start + part.end);
        in_parts(range.len(), part, threads, || (), of, |part| found.append(part));
        found
    }

    /// Adds what was found in a range behind.
    pub(crate) fn append(&mut self, behind: Self) {
        append(&mut self.forbidden, behind.forbidden);
        append(&mut self.garbled, behind.garbled);
    }

    /// Looks at what begins at one byte.
    fn look_at(&mut self, bytes: &[u8], at: usize) {
        let forbidden = match bytes[at..] {
            [0xEF, 0xBF, 0xBE, ..] => Some('\u{FFFE}'),
            [0xEF, 0xBF, 0xBF, ..] => Some('\u{FFFF}'),
            [byte, ..] if is_control(byte) => Some(char::from(byte)),
            _ => None,
        };
        if let Some(character) = forbidden {
            let span = Span::at(at, at + character.len_utf8());
            let problem = Problem { kind: ProblemKind::BadCharacter(character), span };
            append(&mut self.forbidden, Some((problem, 0)));
        }
        // The pair of bytes that was seen may be the middle of what is garbled.
        let (start, seen) = match bytes[at] {
            0xA2 => (at.saturating_sub(1), 1),
            _ => (at, 0),
        };
        let is_here =
            |(run, _): &&(&[u8], usize)| bytes[start..].starts_with(run) && run.get(seen) == Some(&bytes[at]);
        if let Some((_, len)) = GARBLED.iter().find(is_here).filter(|(run, _)| run[1] != 0xA2 || seen == 1) {
            append(&mut self.garbled, Some((Span::at(start, start + len), 0)));
        }
    }
}

/// Adds what is found behind: the first counts, and how many more there are.
fn append<T>(found: &mut Option<(T, usize)>, behind: Option<(T, usize)>) {
    match (&mut *found, behind) {
        (Some((_, more)), Some((_, further))) => *more += 1 + further,
        (None, behind) => *found = behind,
        (Some(_), None) => {}
    }
}

/// What a character that is forbidden, or something garbled, may begin with: few feeds have any. What is garbled to `â€`
/// is seen in its middle, since `€` begins like other signs.
#[rustfmt::skip]
static RARE: Pairs = Pairs::new([
    (&[0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F, 0x10], &[]),
    (&[0x19, 0x1A, 0x1D], &[]),
    (&[0xC3], &[0x82, 0x83]),
    (&[0xC3], &[0xB0]),
    (&[0xA2], &[0xE2]),
    (&[0xEF], &[0xBF]),
]);

/// What is left of texts that were decoded in the wrong encoding: U+FFFD; and what becomes of quotation marks
/// (`â€`), of Latin letters and signs (`Ã`, `Â` and a sign) and of emoji (`ðŸ`) in UTF-8 that is read as
/// windows-1252. Each with how many bytes it takes in all.
pub(crate) const GARBLED: [(&[u8], usize); 5] = [
    (b"\xEF\xBF\xBD", 3),
    ("â€".as_bytes(), 5),
    (b"\xC3\x83\xC2", 4),
    (b"\xC3\x82\xC2", 4),
    ("ðŸ".as_bytes(), 4),
];

const fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

/// XML 1.0, production 2.
pub(super) fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_division_finds_the_same() {
        let texts = [
            String::new(),
            "\u{1}".to_owned(),
            "a\u{0}b\u{fffe}\u{ffff}\u{fffd}\u{1f}".to_owned(),
            "€ â€™ Ã© Â° ðŸ é".repeat(3),
            format!("{}\u{b}{}â€œ\u{ffff}{}", "x".repeat(63), "é".repeat(40), "\u{fffd}".repeat(30)),
        ];
        for text in &texts {
            let bytes = text.as_bytes();
            let mut plain = Characters::default();
            (0..bytes.len()).for_each(|at| plain.look_at(bytes, at));
            assert_eq!(Characters::of(text, 0..text.len()), plain, "{text:?}");
            for part in 1..=text.len() {
                for threads in [1, 3] {
                    assert_eq!(
                        Characters::in_parts(text, 0..text.len(), part, threads),
                        plain,
                        "{text:?} {part}"
                    );
                }
            }
            for at in 0..=text.len() {
                let mut found = Characters::of(text, 0..at);
                found.append(Characters::in_parts(text, at..text.len(), 7, 2));
                assert_eq!(found, plain, "{text:?} at {at}");
            }
        }
        let count = |text: &str| Characters::of(text, 0..text.len());
        let found = count(&texts[2]);
        assert_eq!(found.forbidden.map(|(_, more)| more), Some(3));
        assert_eq!(found.garbled.map(|(_, more)| more), Some(0));
    }
}
