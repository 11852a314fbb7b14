//! Tokens: nothing but spans.

use std::borrow::Cow;

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

/// No value at all, as opposed to an empty one.
const ABSENT: u32 = u32::MAX;

/// The length of a name and its first letters: different for nearly all different names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct NameKey(u32);

impl NameKey {
    #[inline]
    const fn of(name: &[u8]) -> Self {
        let start = match *name {
            [] => 0,
            [a] => letters(a, 0, 0),
            [a, b] => letters(a, b, 0),
            [a, b, c, ..] => letters(a, b, c),
        };
        Self((name.len() as u32) << 24 | start)
    }
}

/// Letters as a number, the same in upper and lower case.
const fn letters(a: u8, b: u8, c: u8) -> u32 {
    u32::from_be_bytes([0, a | 0x20, b | 0x20, c | 0x20])
}

/// An attribute as written. Duplicates are kept; HTML takes the first of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attribute {
    /// The name as written.
    pub(crate) name: Span,
    /// Equal for equal names.
    key: NameKey,
    value_start: u32,
    value_end: u32,
}

impl Attribute {
    /// `text` is what the spans are of.
    pub(super) fn new(text: &[u8], name: Span, value: Option<Span>) -> Self {
        let value = value.unwrap_or(Span::empty(ABSENT));
        let key = NameKey::of(&text[name.range()]);
        Self { name, key, value_start: value.start, value_end: value.end }
    }

    /// Whether it has this name, given in lower case; `text` is what it stands in.
    #[inline]
    pub(crate) fn is(&self, name: &str, text: &str) -> bool {
        self.key == NameKey::of(name.as_bytes())
            && text.as_bytes()[self.name.range()].eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value without its quotes; none where only the name is given.
    pub(crate) fn value(self) -> Option<Span> {
        (self.value_start != ABSENT).then(|| Span::new(self.value_start, self.value_end))
    }

    /// The decoded value; empty if there is none. `text` is what it stands in.
    pub(crate) fn decoded(self, text: &str) -> Cow<'_, str> {
        self.value().map_or(Cow::Borrowed(""), |value| decode::attribute_value(value.of(text)))
    }

    /// Where a finding about the value points: the value, or the name if there is none.
    pub(crate) fn value_or_name(self) -> Span {
        self.value().unwrap_or(self.name)
    }
}
