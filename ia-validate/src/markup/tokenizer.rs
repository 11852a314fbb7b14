//! The zero-copy tokenizer: WHATWG tokenization states, reduced to spans.
//!
//! It copies nothing and decodes nothing. Where the standard drops bytes (a tag cut off by the end of the
//! file, `</>`), no token is emitted. Its oracle is html5ever, see `differential`.

use memchr::{memchr, memchr_iter};

use super::bytes::{ends_attribute_name, ends_name, ends_unquoted, is_space, skip_space};
use super::element::Name;
use super::foreign::ForeignEnds;
use super::raw_text::raw_text_end;
use super::token::{Attribute, Token, TokenKind};
use crate::source::Span;

/// Reads tokens from a text. After the start tag of a raw text element the caller says so
/// ([`enter_raw_text`](Self::enter_raw_text)), as the standard's tree construction does.
#[derive(Debug)]
pub(crate) struct Tokenizer<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The raw text element whose content comes next.
    raw: Option<Name>,
    /// Whether the position is inside an iframe, whose content may be broken in ways of its own.
    pub(super) foreign: bool,
    foreign_ends: ForeignEnds,
}

/// What stands behind `<`.
enum Tag {
    Whole(Token),
    /// The end of the file came first, or in an iframe the iframe's.
    Cut,
}

impl<'t> Tokenizer<'t> {
    /// Starts at the front of `text`, behind a byte order mark.
    pub(crate) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { bytes: text.as_bytes(), at, raw: None, foreign: false, foreign_ends: ForeignEnds::default() }
    }

    /// Reads the content of `script`, `style`, `title` or `textarea` next.
    pub(crate) fn enter_raw_text(&mut self, name: Name) {
        self.raw = Some(name);
    }

    /// Goes back (or on) to `offset`, in the data state.
    pub(super) fn resume_at(&mut self, offset: u32) {
        self.at = offset as usize;
        self.raw = None;
    }

    /// The next token; attributes of start tags are appended to `attributes` (and those of end tags not
    /// kept). None at the end of the file.
    pub(crate) fn next(&mut self, attributes: &mut Vec<Attribute>) -> Option<Token> {
        if let Some(name) = self.raw.take() {
            let end = self.raw_text_end(name);
            if end > self.at {
                return Some(self.text_to(end));
            }
        }
        loop {
            let from = self.at;
            if from >= self.bytes.len() {
                return None;
            }
            let mut mark = from;
            // A `<` that begins nothing is text.
            loop {
                match memchr(b'<', &self.bytes[mark..]) {
                    None => return Some(self.text_to(self.bytes.len())),
                    Some(at) => mark += at,
                }
                match self.bytes.get(mark + 1) {
                    Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?') => break,
                    Some(b'/') if mark + 2 < self.bytes.len() => break,
                    _ => mark += 1,
                }
            }
            if mark > from {
                return Some(self.text_to(mark));
            }
            match self.bytes[mark + 1] {
                b'!' => return Some(self.declaration()),
                b'?' => return Some(self.bogus_comment()),
                b'/' => match self.bytes[mark + 2] {
                    b'>' => self.at = mark + 3,
                    byte if byte.is_ascii_alphabetic() => {
                        let kept = attributes.len();
                        let tag = self.tag(TokenKind::EndTag, mark + 2, attributes);
                        attributes.truncate(kept);
                        match tag {
                            Tag::Whole(token) => return Some(token),
                            Tag::Cut if self.at == mark => return Some(self.foreign_text()),
                            Tag::Cut => return None,
                        }
                    }
                    _ => return Some(self.bogus_comment()),
                },
                _ => {
                    let kept = attributes.len();
                    match self.tag(TokenKind::StartTag, mark + 1, attributes) {
                        Tag::Whole(token) => return Some(token),
                        Tag::Cut => {
                            attributes.truncate(kept);
                            return if self.at == mark { Some(self.foreign_text()) } else { None };
                        }
                    }
                }
            }
        }
    }

    fn text_to(&mut self, end: usize) -> Token {
        let span = Span::at(self.at, end);
        self.at = end;
        Token { kind: TokenKind::Text, name: Name::Other, self_closing: false, span, name_end: 0 }
    }

    fn comment_to(&mut self, end: usize) -> Token {
        Token { kind: TokenKind::Comment, ..self.text_to(end) }
    }

    fn raw_text_end(&mut self, name: Name) -> usize {
        if self.foreign
            && let Some(end) = self.foreign_ends.of_raw_text(self.bytes, self.at, name)
        {
            return end;
        }
        raw_text_end(self.bytes, self.at, name)
    }

    /// A tag that the end of its iframe cuts off, as text up to there.
    fn foreign_text(&mut self) -> Token {
        let end = self.foreign_ends.of_tag(self.bytes, self.at).unwrap_or(self.bytes.len());
        self.text_to(end)
    }

    /// `<!`: comment, doctype, or bogus comment.
    fn declaration(&mut self) -> Token {
        let rest = &self.bytes[self.at + 2..];
        if rest.starts_with(b"--") {
            let end = self.comment_end();
            return self.comment_to(end);
        }
        let doctype = rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype"));
        let token = self.bogus_comment();
        if doctype { Token { kind: TokenKind::Doctype, ..token } } else { token }
    }

    fn bogus_comment(&mut self) -> Token {
        let end = memchr(b'>', &self.bytes[self.at..]).map_or(self.bytes.len(), |at| self.at + at + 1);
        self.comment_to(end)
    }

    fn comment_end(&mut self) -> usize {
        if self.foreign
            && let Some(end) = self.foreign_ends.of_comment(self.bytes, self.at)
        {
            return end;
        }
        comment_end(self.bytes, self.at).unwrap_or(self.bytes.len())
    }

    /// A tag whose name starts at `name_start`. Leaves the position alone if it is cut off by its iframe.
    fn tag(&mut self, kind: TokenKind, name_start: usize, attributes: &mut Vec<Attribute>) -> Tag {
        let bytes = self.bytes;
        let mut at = name_start;
        while bytes.get(at).is_some_and(|&byte| !ends_name(byte)) {
            at += 1;
        }
        let name_end = at;
        let mut self_closing = false;
        loop {
            at = skip_space(bytes, at);
            match bytes.get(at) {
                None => return self.cut(),
                Some(b'>') => break,
                Some(b'/') => {
                    at += 1;
                    if bytes.get(at) == Some(&b'>') {
                        self_closing = true;
                        break;
                    }
                }
                Some(_) => {
                    let start = at;
                    // A `=` in front is part of the name.
                    at += 1;
                    while bytes.get(at).is_some_and(|&byte| !ends_attribute_name(byte)) {
                        at += 1;
                    }
                    let name = Span::at(start, at);
                    let after = skip_space(bytes, at);
                    if bytes.get(after) != Some(&b'=') {
                        attributes.push(Attribute::new(name, None));
                        at = after;
                        continue;
                    }
                    let Some((value, after)) = self.value(skip_space(bytes, after + 1)) else {
                        return self.cut();
                    };
                    attributes.push(Attribute::new(name, Some(value)));
                    at = after;
                }
            }
        }
        let token = Token {
            kind,
            name: Name::of(&bytes[name_start..name_end]),
            self_closing,
            span: Span::at(self.at, at + 1),
            name_end: Span::at(0, name_end).end,
        };
        self.at = at + 1;
        Tag::Whole(token)
    }

    /// The value at `at`, and the offset behind it; none if it is cut off.
    fn value(&mut self, at: usize) -> Option<(Span, usize)> {
        let bytes = self.bytes;
        match *bytes.get(at)? {
            quote @ (b'"' | b'\'') => {
                let start = at + 1;
                let end = start + memchr(quote, &bytes[start..])?;
                if self.foreign && self.foreign_ends.quote_is_misplaced(bytes, start, end) {
                    return None;
                }
                Some((Span::at(start, end), end + 1))
            }
            // A missing value: `a=>`.
            b'>' => Some((Span::at(at, at), at)),
            _ => {
                let mut end = at;
                while bytes.get(end).is_some_and(|&byte| !ends_unquoted(byte)) {
                    end += 1;
                }
                Some((Span::at(at, end), end))
            }
        }
    }

    fn cut(&mut self) -> Tag {
        if !self.foreign || self.foreign_ends.of_tag(self.bytes, self.at).is_none() {
            self.at = self.bytes.len();
        }
        Tag::Cut
    }
}

/// The offset behind the comment whose `<!--` stands at `start`; none if it does not end.
pub(super) fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    // The opening dashes may be part of `-->` (abrupt closing), but not of `--!>`.
    memchr_iter(b'>', &bytes[start + 4..]).map(|at| start + 4 + at).find_map(|at| {
        let dashes = bytes[start + 2..at].ends_with(b"--");
        let bang = bytes[start + 4..at].ends_with(b"--!");
        (dashes || bang).then_some(at + 1)
    })
}

/// Whether all bytes are white space.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| is_space(byte))
}
