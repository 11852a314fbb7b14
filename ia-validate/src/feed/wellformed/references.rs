//! References, and texts that they stand in.

use std::collections::HashMap;

use memchr::memmem;

use super::names;
use crate::feed::characters::is_allowed;
use crate::feed::{Problem, ProblemKind};
use crate::source::Span;
use crate::source::vectors::find;

/// What a reference stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) enum Denoted<'e> {
    Character(char),
    /// The text of an entity that the document declares.
    Text(&'e str),
}

/// A piece of a text: what stands as it is, references that are none included, and the reference behind it, if it does not
/// end the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) struct Piece<'e> {
    pub(in crate::feed) plain: Span,
    pub(in crate::feed) reference: Option<(Span, Denoted<'e>)>,
}

/// The entities that the document declares.
#[derive(Debug, Default)]
pub(in crate::feed) struct Entities<'t> {
    pub(super) texts: HashMap<&'t str, String>,
}

impl Entities<'_> {
    /// What a reference, given from `&` to `;`, stands for.
    pub(super) fn resolve(&self, reference: &str) -> Result<Denoted<'_>, ProblemKind> {
        let name = reference.strip_prefix('&').unwrap_or(reference);
        let name = name.strip_suffix(';').unwrap_or(name);
        if let Some(number) = name.strip_prefix('#') {
            let character = numbered(number).map(Denoted::Character);
            return character.ok_or_else(|| ProblemKind::BadCharacterReference(reference.to_owned()));
        }
        Ok(Denoted::Character(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => {
                return match self.texts.get(name) {
                    Some(text) => Ok(Denoted::Text(text)),
                    None if !names::is_name(name) => Err(ProblemKind::BareAmpersand),
                    None => Err(ProblemKind::UnknownEntity(reference.to_owned())),
                };
            }
        }))
    }

    /// Takes the text at `run` apart: what a reference is, and what only begins like one, which stays as it is.
    #[inline]
    pub(super) fn walk<'e>(
        &'e self,
        feed: &str,
        run: Span,
        problems: &mut Vec<Problem>,
        mut piece: impl FnMut(Piece<'e>),
    ) {
        let text = run.of(feed).as_bytes();
        let place = |from: usize, to: usize| Span::at(run.start as usize + from, run.start as usize + to);
        let mut plain = 0;
        let mut from = 0;
        while let Some(ampersand) = find(text, from, b'&') {
            // An escaped article consists of the usual ones.
            let (denoted, len) = match usual(&text[ampersand + 1..]) {
                Some((character, len)) => (Ok(Denoted::Character(character)), len + 1),
                None => self.unusual(place(ampersand, text.len()).of(feed)),
            };
            from = ampersand + len;
            let span = place(ampersand, from);
            match denoted {
                Ok(denoted) => {
                    piece(Piece { plain: place(plain, ampersand), reference: Some((span, denoted)) });
                    plain = from;
                }
                // It stays as the publisher meant it.
                Err(kind) => {
                    let span = match kind {
                        ProblemKind::BareAmpersand => Span::new(span.start, span.start + 1),
                        _ => span,
                    };
                    problems.push(Problem { kind, span });
                }
            }
        }
        if plain < text.len() {
            piece(Piece { plain: place(plain, text.len()), reference: None });
        }
    }

    /// What the `&` that a text begins with stands for, with what belongs to it, and how long that is.
    fn unusual(&self, text: &str) -> (Result<Denoted<'_>, ProblemKind>, usize) {
        // References are short.
        let ends = |byte: u8| byte == b';' || byte == b'&';
        let end = text.bytes().skip(1).position(ends).map_or(text.len(), |len| len + 1);
        match text.as_bytes().get(end) {
            Some(b';') => (self.resolve(&text[..=end]), end + 1),
            _ => (Err(ProblemKind::BareAmpersand), end),
        }
    }
}

/// What the usual references stand for, given from behind `&`, and how long they are from there.
#[inline(always)]
fn usual(text: &[u8]) -> Option<(char, usize)> {
    let first = u64::from_le_bytes(*text.first_chunk()?);
    let is = |name: &[u8; 8], len: usize| (first ^ u64::from_le_bytes(*name)) << (64 - 8 * len) == 0;
    match () {
        () if is(b"lt;     ", 3) => Some(('<', 3)),
        () if is(b"gt;     ", 3) => Some(('>', 3)),
        () if is(b"amp;    ", 4) => Some(('&', 4)),
        () if is(b"quot;   ", 5) => Some(('"', 5)),
        () => None,
    }
}

/// The character with this number, written in decimal digits or, behind `x`, in hexadecimal ones.
pub(super) fn numbered(digits: &str) -> Option<char> {
    let number = match digits.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16),
        None if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse(),
        _ => return None,
    };
    number.ok().and_then(char::from_u32).filter(|&character| is_allowed(character))
}

/// Notes the `]]>`s of a text.
pub(super) fn section_ends(feed: &str, run: Span, problems: &mut Vec<Problem>) {
    for at in memmem::find_iter(run.of(feed).as_bytes(), b"]]>") {
        let start = run.start as usize + at;
        problems.push(Problem { kind: ProblemKind::SectionEndInText, span: Span::at(start, start + 3) });
    }
}
