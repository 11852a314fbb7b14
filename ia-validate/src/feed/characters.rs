//! Characters and references, by the rules of XML 1.0.

use super::{Problem, ProblemKind};
use crate::source::Span;
use crate::source::byte_sets::{Pairs, STRETCH};

/// What is wrong with the characters of a feed.
#[derive(Default)]
pub(super) struct Characters {
    /// The first character that XML does not allow, and how many more there are.
    pub(super) forbidden: Option<(Problem, usize)>,
    /// The first garbled place, and how many more there are.
    pub(super) garbled: Option<(Span, usize)>,
}

impl Characters {
    /// Looks at all of them.
    pub(super) fn of(feed: &str) -> Self {
        let mut found = Self::default();
        let bytes = feed.as_bytes();
        let mut from = 0;
        while let Some(start) = RARE.next_stretch(bytes, from) {
            from = bytes.len().min(start + STRETCH);
            for at in start..from {
                found.look_at(bytes, at);
            }
        }
        found
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
            count(&mut self.forbidden, Problem { kind: ProblemKind::BadCharacter(character), span });
        }
        // The pair of bytes that was seen may be the middle of what is garbled.
        let (start, seen) = match bytes[at] {
            0xA2 => (at.saturating_sub(1), 1),
            _ => (at, 0),
        };
        let is_here =
            |(run, _): &&(&[u8], usize)| bytes[start..].starts_with(run) && run.get(seen) == Some(&bytes[at]);
        if let Some((_, len)) = GARBLED.iter().find(is_here).filter(|(run, _)| run[1] != 0xA2 || seen == 1) {
            count(&mut self.garbled, Span::at(start, start + len));
        }
    }
}

/// Counts what is found: the first, and how many more there are.
fn count<T>(found: &mut Option<(T, usize)>, another: T) {
    match found {
        Some((_, more)) => *more += 1,
        None => *found = Some((another, 0)),
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
