//! Tokens: nothing but spans.

use std::borrow::Cow;

use super::bytes::{WORD, first_word, in_lower_case};
use super::decode;
use super::element::Name;
use crate::source::Span;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    Text,
    StartTag,
    EndTag,
    /// A comment or bogus comment.
    Comment,
    Doctype,
}

/// One token of the WHATWG tokenization, as a place in the text. The attributes of a start tag are
/// those that the tokenizer has appended to its list meanwhile.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    /// The element of a tag; `Other` for what is no tag.
    pub(crate) name: Name,
    /// Whether a tag ends in `/>`.
    pub(crate) self_closing: bool,
    /// The whole token, from `<` to after `>`.
    pub(crate) span: Span,
    /// Where a tag's name ends.
    pub(crate) name_end: u32,
}

impl Token {
    pub(super) fn text(span: Span) -> Self {
        Self { kind: TokenKind::Text, name: Name::Other, self_closing: false, span, name_end: 0 }
    }
}

/// No value at all, as opposed to an empty one.
const ABSENT: u32 = u32::MAX;

/// An attribute as written. Duplicates are kept; HTML takes the first of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attribute {
    /// The name as written.
    pub(crate) name: Span,
    /// The first letters of the name, in lower case.
    word: u64,
    value_start: u32,
    value_end: u32,
    /// Whether the value need not be decoded.
    is_plain: bool,
}

/// A value as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    /// Without its quotes.
    pub(super) span: Span,
    /// Whether it surely holds nothing that has to be decoded.
    pub(super) is_plain: bool,
}

impl Attribute {
    /// `word` are the first letters of the name.
    #[inline(always)]
    pub(super) fn new(name: Span, word: u64, value: Option<Value>) -> Self {
        let Value { span, is_plain } = value.unwrap_or(Value { span: Span::empty(ABSENT), is_plain: true });
        let word = in_lower_case(word);
        Self { name, word, value_start: span.start, value_end: span.end, is_plain }
    }

    /// Whether it has this name, given in lower case; `text` is what it stands in.
    #[inline(always)]
    pub(crate) fn is(&self, name: &str, text: &str) -> bool {
        self.is_by(Self::first_letters(name), name, text)
    }

    /// The same, with the first letters of the name.
    #[inline(always)]
    pub(crate) fn is_by(&self, letters: u64, name: &str, text: &str) -> bool {
        let len = name.len();
        // Short names are known by their first letters.
        self.word == letters && self.name.len() as usize == len && (len <= WORD || self.ends_like(name, text))
    }

    #[inline(never)]
    fn ends_like(&self, name: &str, text: &str) -> bool {
        let [written, name] = [self.name.of(text), name].map(|name| name.as_bytes().get(WORD..));
        // Mostly it is written in lower case.
        written.zip(name).is_some_and(|(written, name)| written == name || written.eq_ignore_ascii_case(name))
    }

    /// The first letters of its name in lower case, as [`first_letters`](Self::first_letters) has them.
    pub(crate) const fn word(&self) -> u64 {
        self.word
    }

    /// The first letters of a name, at most eight, as a number, the first one lowest.
    #[inline(always)]
    pub(crate) const fn first_letters(name: &str) -> u64 {
        first_word(name.as_bytes())
    }

    /// The value without its quotes; none where only the name is given.
    pub(crate) fn value(self) -> Option<Span> {
        (self.value_start != ABSENT).then(|| Span::new(self.value_start, self.value_end))
    }

    /// The decoded value; empty if there is none. `text` is what it stands in.
    pub(crate) fn decoded(self, text: &str) -> Cow<'_, str> {
        let value = self.value().map_or("", |value| value.of(text));
        if self.is_plain { Cow::Borrowed(value) } else { decode::attribute_value(value) }
    }

    /// Where a finding about the value points: the value, or the name if there is none.
    pub(crate) fn value_or_name(self) -> Span {
        self.value().unwrap_or(self.name)
    }
}
