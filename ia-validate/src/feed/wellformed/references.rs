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

/// A piece of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) enum Piece<'e> {
    /// As it stands, references that are none included.
    Plain,
    Reference(Denoted<'e>),
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

    /// Takes the text at `run` apart: what a reference is, and what only begins like one.
    #[inline]
    pub(super) fn walk<'e>(
        &'e self,
        feed: &str,
        run: Span,
        problems: &mut Vec<Problem>,
        mut piece: impl FnMut(Span, Piece<'e>),
    ) {
        let text = run.of(feed).as_bytes();
        let place = |from: usize, to: usize| Span::at(run.start as usize + from, run.start as usize + to);
        let mut done = 0;
        let mut from = 0;
        while let Some(ampersand) = find(text, from, b'&') {
            from = ampersand + 1;
            if ampersand > done {
                piece(place(done, ampersand), Piece::Plain);
            }
            let name = &text[ampersand + 1..];
            // An escaped article consists of these.
            if let Some((character, len)) = usual(name) {
                done = ampersand + 1 + len;
                piece(place(ampersand, done), Piece::Reference(Denoted::Character(character)));
                continue;
            }
            // References are short.
            let len = name.iter().position(|&byte| byte == b';' || byte == b'&').unwrap_or(name.len());
            done = ampersand + 1 + len;
            let denoted = match name.get(len) {
                Some(b';') => {
                    done += 1;
                    self.resolve(place(ampersand, done).of(feed))
                }
                _ => Err(ProblemKind::BareAmpersand),
            };
            let span = place(ampersand, done);
            match denoted {
                Ok(denoted) => piece(span, Piece::Reference(denoted)),
                Err(kind) => {
                    let span_of_problem = match kind {
                        ProblemKind::BareAmpersand => Span::new(span.start, span.start + 1),
                        _ => span,
                    };
                    problems.push(Problem { kind, span: span_of_problem });
                    // As the publisher meant it.
                    piece(span, Piece::Plain);
                }
            }
        }
        if done < text.len() {
            piece(place(done, text.len()), Piece::Plain);
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
