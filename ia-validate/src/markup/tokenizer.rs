//! The zero-copy tokenizer: WHATWG tokenization states, reduced to spans.
//!
//! It copies nothing and decodes nothing. Where the standard drops bytes (a tag cut off by the end of the
//! file, `</>`), no token is emitted. Its oracle is html5ever, see `differential`.

use memchr::{memchr, memchr_iter};

use super::bytes::{attribute_name, ends_unquoted, is_space, quoted_value_end, skip_space};
use super::element::Name;
use super::iframe;
use super::raw_text::{raw_text_end, tags_of};
use super::token::{Attribute, Token, TokenKind, Value};
use crate::source::Span;
use crate::source::vectors::find;

/// How many times the length of a text may be read again. What is broken inside iframes makes the tokenizer
/// look far ahead and come back; dozens of such places are no accident, and reading must stay linear.
const REREADS: usize = 16;

/// Reads tokens from a text. After the start tag of a raw text element the caller says so
/// ([`enter_raw_text`](Self::enter_raw_text)), as the standard's tree construction does.
#[derive(Debug)]
pub(crate) struct Tokenizer<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The raw text element whose content comes next.
    raw: Option<Name>,
    /// Whether the position is inside an iframe, whose content may be broken in ways of its own.
    pub(super) in_iframe: bool,
    /// How many bytes may still be read again.
    rereads: usize,
    /// Whether `<%` stands in a text.
    pub(super) has_percent_tag: bool,
}

impl<'t> Tokenizer<'t> {
    /// Starts at the front of `text`, behind a byte order mark.
    pub(crate) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let rereads = REREADS * text.len();
        Self { bytes: text.as_bytes(), at, raw: None, in_iframe: false, rereads, has_percent_tag: false }
    }

    /// Reads the content of `script`, `style`, `title` or `textarea` next.
    pub(crate) fn enter_raw_text(&mut self, name: Name) {
        self.raw = Some(name);
    }

    /// Goes back from the end of the file to `offset`, in the data state. False if there was too much of that.
    pub(super) fn reread_from(&mut self, offset: u32) -> bool {
        let affordable = self.afford(self.bytes.len() - offset as usize);
        if affordable {
            self.at = offset as usize;
            self.raw = None;
        }
        affordable
    }

    /// Pays for reading so many bytes again, if there is still enough left.
    fn afford(&mut self, bytes: usize) -> bool {
        let left = self.rereads.checked_sub(bytes);
        self.rereads = left.unwrap_or(0);
        left.is_some()
    }

    /// The next token; attributes of start tags are appended to `attributes` (and those of end tags not
    /// kept). None at the end of the file.
    #[cfg(any(test, feature = "internals"))]
    pub(crate) fn next(&mut self, attributes: &mut Vec<Attribute>) -> Option<Token> {
        loop {
            let text = self.text();
            if !text.is_empty() {
                return Some(Token::text(text));
            }
            let token = self.markup(Name::Other, attributes)?;
            if !token.span.is_empty() {
                return Some(token);
            }
        }
    }

    /// The text in front of the next markup; empty if that comes at once. Text and markup are read by turns.
    #[inline(always)]
    pub(super) fn text(&mut self) -> Span {
        if let Some(name) = self.raw {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return text;
            }
        }
        let end = self.markup_start();
        self.text_to(end)
    }

    /// Where the next markup begins.
    #[inline(always)]
    fn markup_start(&mut self) -> usize {
        let mut mark = self.at;
        loop {
            // Behind a tag there is often another one.
            if self.bytes.get(mark) != Some(&b'<') {
                match find(self.bytes, mark, b'<') {
                    None => return self.bytes.len(),
                    Some(at) => mark = at,
                }
            }
            match self.bytes.get(mark + 1) {
                Some(byte) if byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?') => return mark,
                Some(b'/') if mark + 2 < self.bytes.len() => return mark,
                // A `<` that begins nothing is text.
                behind => {
                    self.has_percent_tag |= behind == Some(&b'%');
                    mark += 1;
                }
            }
        }
    }

    /// The markup that comes next, behind the [`text`](Self::text) in front of it, its attributes appended to `attributes`; none
    /// at the end of the file. `</>` is an empty text. `open` is the element whose end tag is awaited.
    #[inline(always)]
    pub(super) fn markup(&mut self, open: Name, attributes: &mut Vec<Attribute>) -> Option<Token> {
        let mark = self.at;
        match *self.bytes.get(mark + 1)? {
            b'!' => Some(self.declaration()),
            b'?' => Some(self.bogus_comment()),
            b'/' if !self.in_iframe && open.is_ended_at(self.bytes, mark + 2) => {
                Some(self.plain_tag(TokenKind::EndTag, open, mark + 2 + open.text().len()))
            }
            b'/' => match *self.bytes.get(mark + 2)? {
                b'>' => {
                    self.at = mark + 3;
                    Some(Token::text(self.text_to(mark + 3)))
                }
                byte if byte.is_ascii_alphabetic() => self.tag(TokenKind::EndTag, mark + 2, attributes),
                _ => Some(self.bogus_comment()),
            },
            _ => self.tag(TokenKind::StartTag, mark + 1, attributes),
        }
    }

    /// The content of a raw text element.
    #[inline(never)]
    fn raw_text(&mut self, name: Name) -> Span {
        self.raw = None;
        let end = self.raw_text_end(name);
        self.text_to(end)
    }

    fn text_to(&mut self, end: usize) -> Span {
        let span = Span::at(self.at, end);
        self.at = end;
        span
    }

    fn comment_to(&mut self, end: usize) -> Token {
        Token { kind: TokenKind::Comment, ..Token::text(self.text_to(end)) }
    }

    fn raw_text_end(&mut self, name: Name) -> usize {
        let own = raw_text_end(self.bytes, self.at, name);
        self.ends_early(own, |bytes, from| iframe::raw_text_end(bytes, from, own, tags_of(name).0))
    }

    /// Where a construct ends whose own end is `own`; `early` tells for iframes if it ends before that.
    fn ends_early(&mut self, own: Option<usize>, early: impl FnOnce(&[u8], usize) -> Option<usize>) -> usize {
        let own = own.unwrap_or(self.bytes.len());
        if self.in_iframe
            && let Some(end) = early(self.bytes, self.at)
            && self.afford(own - end)
        {
            return end;
        }
        own
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
        let own = memchr(b'>', &self.bytes[self.at..]).map_or(self.bytes.len(), |at| self.at + at + 1);
        let end = self.ends_early(Some(own), |bytes, start| iframe::bogus_comment_end(bytes, start, own));
        self.comment_to(end)
    }

    fn comment_end(&mut self) -> usize {
        let own = comment_end(self.bytes, self.at);
        self.ends_early(own, |bytes, start| iframe::comment_end(bytes, start, own))
    }

    /// The tag whose name starts at `name_start`. One that the end of the file cuts off is dropped; one that
    /// the end of its iframe cuts off is text up to there.
    #[inline(always)]
    fn tag(&mut self, kind: TokenKind, name_start: usize, attributes: &mut Vec<Attribute>) -> Option<Token> {
        let (name, name_end) = Name::at(self.bytes, name_start);
        // Most tags have nothing else.
        if !self.in_iframe && self.bytes.get(name_end) == Some(&b'>') {
            return Some(self.plain_tag(kind, name, name_end));
        }
        self.tag_with_more(kind, name, name_end, attributes)
    }

    /// A tag that ends right behind its name.
    #[inline(always)]
    fn plain_tag(&mut self, kind: TokenKind, name: Name, name_end: usize) -> Token {
        let span = self.text_to(name_end + 1);
        Token { kind, name, self_closing: false, span, name_end: span.end - 1 }
    }

    /// The same for a tag with more in it than its name.
    fn tag_with_more(
        &mut self,
        kind: TokenKind,
        name: Name,
        name_end: usize,
        attributes: &mut Vec<Attribute>,
    ) -> Option<Token> {
        let kept = attributes.len();
        let tag = self.whole_tag(kind, name, name_end, attributes);
        let own = tag.map_or(self.bytes.len(), |tag| tag.span.range().end);
        if self.in_iframe {
            let reached = &attributes[kept..];
            let end = self.ends_early(Some(own), |bytes, start| iframe::tag_end(bytes, start, own, reached));
            if end < own {
                attributes.truncate(kept);
                return Some(Token::text(self.text_to(end)));
            }
        }
        if tag.is_none() || kind == TokenKind::EndTag {
            attributes.truncate(kept);
        }
        self.at = own;
        tag
    }

    fn whole_tag(
        &self,
        kind: TokenKind,
        name: Name,
        name_end: usize,
        attributes: &mut Vec<Attribute>,
    ) -> Option<Token> {
        let bytes = self.bytes;
        let mut at = name_end;
        let mut self_closing = false;
        loop {
            at = skip_space(bytes, at);
            match *bytes.get(at)? {
                b'>' => break,
                b'/' => {
                    at += 1;
                    if bytes.get(at) == Some(&b'>') {
                        self_closing = true;
                        break;
                    }
                }
                _ => {
                    let start = at;
                    let word;
                    (at, word) = attribute_name(bytes, start);
                    let name = Span::at(start, at);
                    if let Some([b'=', quote @ (b'"' | b'\'')]) =
                        bytes.get(at..).and_then(<[u8]>::first_chunk)
                    {
                        // Nearly always.
                        let (value, after) = quoted_value(bytes, at + 2, *quote)?;
                        attributes.push(Attribute::new(name, word, Some(value)));
                        at = after;
                        continue;
                    }
                    let after = skip_space(bytes, at);
                    if bytes.get(after) != Some(&b'=') {
                        attributes.push(Attribute::new(name, word, None));
                        at = after;
                        continue;
                    }
                    let (value, after) = value(bytes, skip_space(bytes, after + 1))?;
                    attributes.push(Attribute::new(name, word, Some(value)));
                    at = after;
                }
            }
        }
        Some(Token {
            kind,
            name,
            self_closing,
            span: Span::at(self.at, at + 1),
            name_end: Span::at(0, name_end).end,
        })
    }
}

/// The value at `at`, and the offset behind it; none if it is cut off.
fn value(bytes: &[u8], at: usize) -> Option<(Value, usize)> {
    let unquoted = |end| (Value { span: Span::at(at, end), is_plain: false }, end);
    match *bytes.get(at)? {
        quote @ (b'"' | b'\'') => quoted_value(bytes, at + 1, quote),
        // A missing value: `a=>`.
        b'>' => Some(unquoted(at)),
        _ => {
            let mut end = at;
            while bytes.get(end).is_some_and(|&byte| !ends_unquoted(byte)) {
                end += 1;
            }
            Some(unquoted(end))
        }
    }
}

/// The same of one whose opening quote stands in front of `start`.
#[inline(always)]
fn quoted_value(bytes: &[u8], start: usize, quote: u8) -> Option<(Value, usize)> {
    let (end, is_plain) = quoted_value_end(bytes, start, quote)?;
    Some((Value { span: Span::at(start, end), is_plain }, end + 1))
}

/// The offset behind the comment whose `<!--` stands at `start`; none if it does not end.
fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
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
