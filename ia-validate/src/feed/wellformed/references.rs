//! References, and texts that they stand in.

use std::collections::HashMap;

use memchr::{memchr, memmem};

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

/// A piece of a text: what stands as it is, and the reference behind it, if one is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) struct Piece<'e> {
    pub(in crate::feed) plain: Span,
    pub(in crate::feed) reference: Option<(Span, Denoted<'e>)>,
}

/// What is told the pieces of a text, in order.
pub(in crate::feed) trait Pieces {
    fn piece(&mut self, piece: Piece<'_>);

    /// Takes the usual references that what is left of the text begins with, and what stands between them, at once, if it
    /// can: a text of an escaped article has nothing else. Says what is left then.
    fn usual(&mut self, rest: Span) -> Span {
        rest
    }
}

impl<F: FnMut(Piece<'_>)> Pieces for F {
    fn piece(&mut self, piece: Piece<'_>) {
        self(piece);
    }
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
    pub(super) fn walk(&self, feed: &str, run: Span, problems: &mut Vec<Problem>, pieces: &mut impl Pieces) {
        let mut rest = run;
        loop {
            rest = pieces.usual(rest);
            let Some(len) = memchr(b'&', rest.of(feed).as_bytes()) else { break };
            let plain = Span::at(rest.start as usize, rest.start as usize + len);
            let (denoted, len) = self.reference(Span::new(plain.end, rest.end).of(feed));
            let reference = Span::at(plain.end as usize, plain.end as usize + len);
            match denoted {
                Ok(denoted) => pieces.piece(Piece { plain, reference: Some((reference, denoted)) }),
                // It stays as the publisher meant it.
                Err(kind) => {
                    pieces.piece(Piece { plain: Span::new(plain.start, reference.end), reference: None });
                    let span = match kind {
                        ProblemKind::BareAmpersand => Span::new(reference.start, reference.start + 1),
                        _ => reference,
                    };
                    problems.push(Problem { kind, span });
                }
            }
            rest = Span::new(reference.end, rest.end);
        }
        if !rest.is_empty() {
            pieces.piece(Piece { plain: rest, reference: None });
        }
    }

    /// What the `&` that a text begins with stands for, with what belongs to it, and how long that is.
    fn reference(&self, text: &str) -> (Result<Denoted<'_>, ProblemKind>, usize) {
        // References are short.
        let ends = |byte: u8| byte == b';' || byte == b'&';
        let end = text.bytes().skip(1).position(ends).map_or(text.len(), |len| len + 1);
        match text.as_bytes().get(end) {
            Some(b';') => (self.resolve(&text[..=end]), end + 1),
            _ => (Err(ProblemKind::BareAmpersand), end),
        }
    }
}

/// The next `&` at or behind `from`, if a usual reference begins there: where it begins and ends, and what it stands for.
#[inline(always)]
pub(in crate::feed) fn usual(text: &[u8], from: usize) -> Option<(usize, usize, char)> {
    let start = find(text, from, b'&')?;
    let first = u64::from_le_bytes(*text[start..].first_chunk()?);
    let is = |name: &[u8; 8], len: usize| (first ^ u64::from_le_bytes(*name)) << (64 - 8 * len) == 0;
    match () {
        () if is(b"&lt;    ", 4) => Some((start, start + 4, '<')),
        () if is(b"&gt;    ", 4) => Some((start, start + 4, '>')),
        () if is(b"&amp;   ", 5) => Some((start, start + 5, '&')),
        () if is(b"&quot;  ", 6) => Some((start, start + 6, '"')),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::field::FieldBuilder;
    use crate::source::Writing;

    struct Builder<'t> {
        builder: FieldBuilder<'t>,
        is_quick: bool,
    }

    impl Pieces for Builder<'_> {
        fn piece(&mut self, Piece { plain, reference }: Piece<'_>) {
            match reference {
                Some((place, denoted)) => self.builder.reference(plain, place, denoted),
                None => self.builder.verbatim(plain, Writing::Escaped),
            }
        }

        fn usual(&mut self, rest: Span) -> Span {
            if self.is_quick { self.builder.usual_references(rest) } else { rest }
        }
    }

    /// All texts of five of some pieces: the usual references are what they are among all others.
    #[test]
    fn usual_references_are_no_others() {
        const PIECES: [&str; 12] =
            ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#233;", "&", "&lt", "&none;", "é", "a b", ";"];
        for number in 0..PIECES.len().pow(5) {
            let text: String =
                (0..5).map(|place| PIECES[number / PIECES.len().pow(place) % PIECES.len()]).collect();
            let read = |is_quick| {
                let builder = FieldBuilder::new(&text, Span::empty(0));
                let (mut pieces, mut problems) = (Builder { builder, is_quick }, Vec::new());
                Entities::default().walk(&text, Span::at(0, text.len()), &mut problems, &mut pieces);
                let field = pieces.builder.finish();
                (field.text, field.map, problems)
            };
            assert_eq!(read(true), read(false), "{text}");
        }
    }
}
