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
        // Few feeds have any of these bytes; this much the compiler does with vector instructions, in one pass.
        let (mut controls, mut specials, mut mojibake) = (false, false, false);
        for &byte in feed.as_bytes() {
            controls |= is_control(byte);
            specials |= byte == SPECIALS[0];
            mojibake |= byte == MOJIBAKE.as_bytes()[3];
        }
        let specials = specials && memmem::find(feed.as_bytes(), SPECIALS).is_some();
        Self {
            forbidden: if controls || specials { first_forbidden(feed) } else { None },
            garbled: first_garbled(feed, specials, mojibake),
        }
    }
}

/// What the UTF-8 of the last few characters before U+10000 begins with, U+FFFD among them.
const SPECIALS: &[u8] = b"\xEF\xBF";

/// What is left of texts that were decoded in the wrong encoding: U+FFFD.
const REPLACEMENT: &str = "\u{FFFD}";

/// The same, of quotation marks and of Latin letters in UTF-8 that were read as windows-1252.
const MOJIBAKE: &str = "â€";

fn first_forbidden(feed: &str) -> Option<(Problem, usize)> {
    let mut forbidden = feed.char_indices().filter(|&(_, character)| !is_allowed(character));
    let (at, character) = forbidden.next()?;
    let span = Span::at(at, at + character.len_utf8());
    Some((Problem { kind: ProblemKind::BadCharacter(character), span }, forbidden.count()))
}

fn first_garbled(feed: &str, specials: bool, mojibake: bool) -> Option<(Span, usize)> {
    [(specials, REPLACEMENT), (mojibake, MOJIBAKE)]
        .into_iter()
        .filter_map(|(is_likely, run)| {
            let mut places = memmem::find_iter(feed.as_bytes(), run.as_bytes());
            let at = is_likely.then(|| places.next()).flatten()?;
            Some((Span::at(at, at + run.len()), places.count()))
        })
        .min()
}

const fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

/// XML 1.0, production 2.
fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

/// Notes a `]]>` in text.
pub(super) fn section_end_in_text(feed: &str, span: Span, problems: &mut Vec<Problem>) {
    if let Some(at) = memmem::find(span.of(feed).as_bytes(), b"]]>") {
        let start = span.start as usize + at;
        problems.push(Problem { kind: ProblemKind::SectionEndInText, span: Span::at(start, start + 3) });
    }
}

/// The character that a reference (given from `&` to `;`) stands for.
pub(super) fn resolve(reference: &str) -> Result<char, ProblemKind> {
    let name = reference.trim_start_matches('&').trim_end_matches(';');
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix('x') {
            Some(hex) if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16),
            None if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse(),
            _ => return Err(ProblemKind::BadCharacterReference(reference.to_owned())),
        },
        None => {
            return match name {
                "lt" => Ok('<'),
                "gt" => Ok('>'),
                "amp" => Ok('&'),
                "quot" => Ok('"'),
                "apos" => Ok('\''),
                _ if is_name(name) => Err(ProblemKind::UnknownEntity(reference.to_owned())),
                _ => Err(ProblemKind::BareAmpersand),
            };
        }
    };
    number
        .ok()
        .and_then(char::from_u32)
        .filter(|&character| is_allowed(character))
        .ok_or_else(|| ProblemKind::BadCharacterReference(reference.to_owned()))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || "_:-.".contains(character))
}
