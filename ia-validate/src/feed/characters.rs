//! Characters and references, by the rules of XML 1.0.

use memchr::memmem;

use super::{Problem, ProblemKind};
use crate::source::Span;

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
        // Few feeds have any of this; so much the compiler does with vector instructions, in one pass.
        let (mut controls, mut specials, mut letters, mut signs) = (false, false, false, false);
        let bytes = feed.as_bytes();
        for (&byte, &next) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()) {
            controls |= is_control(byte);
            specials |= byte == 0xEF;
            // `Ã`, `Â`, `ð`; `€` and its neighbours.
            letters |= (byte == 0xC3) & ((next & 0xFE == 0x82) | (next == 0xB0));
            signs |= (byte == 0xE2) & (next == 0x82);
        }
        controls |= bytes.last().is_some_and(|&byte| is_control(byte));
        Self {
            forbidden: if controls || specials { first_forbidden(feed) } else { None },
            garbled: first_garbled(feed, [specials, signs, letters, letters, letters]),
        }
    }
}

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

fn first_forbidden(feed: &str) -> Option<(Problem, usize)> {
    let mut forbidden = feed.char_indices().filter(|&(_, character)| !is_allowed(character));
    let (at, character) = forbidden.next()?;
    let span = Span::at(at, at + character.len_utf8());
    Some((Problem { kind: ProblemKind::BadCharacter(character), span }, forbidden.count()))
}

/// `seen` says for each of them whether it may be there.
fn first_garbled(feed: &str, seen: [bool; GARBLED.len()]) -> Option<(Span, usize)> {
    let mut all = 0;
    let mut first: Option<Span> = None;
    for (_, (run, len)) in seen.into_iter().zip(GARBLED).filter(|&(seen, _)| seen) {
        for at in memmem::find_iter(feed.as_bytes(), run) {
            all += 1;
            let span = Span::at(at, at + len);
            first = Some(first.map_or(span, |first| first.min(span)));
        }
    }
    Some((first?, all - 1))
}

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
