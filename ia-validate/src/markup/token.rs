//! Tokens: nothing but spans.

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

/// An attribute as written. Duplicates are kept; HTML takes the first of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attribute {
    /// The name as written.
    pub(crate) name: Span,
    value_start: u32,
    value_end: u32,
}

impl Attribute {
    pub(super) fn new(name: Span, value: Option<Span>) -> Self {
        let value = value.unwrap_or(Span::empty(ABSENT));
        Self { name, value_start: value.start, value_end: value.end }
    }

    /// The value without its quotes; none where only the name is given.
    pub(crate) fn value(self) -> Option<Span> {
        (self.value_start != ABSENT).then(|| Span::new(self.value_start, self.value_end))
    }

    /// Where a finding about the value points: the value, or the name if there is none.
    pub(crate) fn value_or_name(self) -> Span {
        self.value().unwrap_or(self.name)
    }
}
