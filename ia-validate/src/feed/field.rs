//! The text of a field, put together from its pieces.

use std::borrow::Cow;

use super::wellformed::Denoted;
use crate::source::{OffsetMap, Span, Writing};

/// The text of one element of the feed, and where each byte of it stands there.
#[derive(Clone, Debug)]
pub(crate) struct Field<'t> {
    /// The text, decoded: a slice of the feed where it stands there as it is.
    pub(crate) text: Cow<'t, str>,
    pub(crate) map: OffsetMap,
    /// The start tag.
    pub(crate) tag: Span,
}

impl Field<'_> {
    /// The text without ASCII white space at its ends.
    pub(crate) fn trimmed(&self) -> &str {
        self.text.trim_ascii()
    }

    /// Whether nothing but ASCII white space stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// Where a finding about the field points in the feed: its trimmed text; the start tag if there is
    /// none.
    pub(crate) fn span(&self) -> Span {
        let trimmed = Span::at(0, self.text.len()).trimmed(&self.text);
        if trimmed.is_empty() { self.tag } else { self.map.map(trimmed) }
    }
}

/// Puts a field together.
#[derive(Debug)]
pub(super) struct FieldBuilder<'t> {
    feed: &'t str,
    /// The only piece so far, if there is just one and it stands in the feed as it is.
    single: Option<(Span, Writing)>,
    text: String,
    /// How much of it may be to come, in bytes.
    expected: usize,
    map: OffsetMap,
    tag: Span,
}

impl<'t> FieldBuilder<'t> {
    pub(super) fn new(feed: &'t str, tag: Span) -> Self {
        Self { feed, single: None, text: String::new(), expected: 0, map: OffsetMap::default(), tag }
    }

    /// The start tag of the field.
    pub(super) fn tag(&self) -> Span {
        self.tag
    }

    /// Says that the pieces that follow have so many bytes together.
    pub(super) fn expect(&mut self, len: usize) {
        self.expected = len;
    }

    /// Appends a piece of the feed as it stands.
    #[inline]
    pub(super) fn verbatim(&mut self, piece: Span, writing: Writing) {
        if piece.is_empty() {
            return;
        }
        match self.single {
            None if self.text.is_empty() => self.single = Some((piece, writing)),
            // What is markup from here on is markup as a whole.
            Some((single, before))
                if single.end == piece.start && (before == writing || writing == Writing::Plain) =>
            {
                self.single = Some((Span::new(single.start, piece.end), writing));
            }
            _ => {
                self.unfold();
                self.text.push_str(piece.of(self.feed));
                self.map.push(piece, piece.len(), writing);
            }
        }
    }

    /// Appends a piece of the feed as it stands, and what the reference behind it, at `place`, stands for.
    #[inline]
    pub(super) fn reference(&mut self, piece: Span, place: Span, denoted: Denoted<'_>) {
        self.unfold();
        self.text.push_str(piece.of(self.feed));
        let stands_for = match denoted {
            Denoted::Character(character) => {
                self.text.push(character);
                character.len_utf8()
            }
            Denoted::Text(text) => {
                self.text.push_str(text);
                text.len()
            }
        };
        self.map.push_with_reference(piece, place, Span::at(0, stands_for).len(), Writing::Escaped);
    }

    /// From one slice to a text of several pieces.
    #[inline]
    fn unfold(&mut self) {
        // Mostly it is of several already.
        if self.expected > 0 || self.single.is_some() {
            self.unfold_now();
        }
    }

    #[cold]
    fn unfold_now(&mut self) {
        self.text.reserve(std::mem::take(&mut self.expected));
        if let Some((single, writing)) = self.single.take() {
            self.text.push_str(single.of(self.feed));
            self.map.push(single, single.len(), writing);
        }
    }

    pub(super) fn finish(self) -> Field<'t> {
        match self.single {
            Some((single, writing)) => Field {
                text: Cow::Borrowed(single.of(self.feed)),
                map: OffsetMap::slice_in(single.start, single.len(), writing),
                tag: self.tag,
            },
            None => Field { text: Cow::Owned(self.text), map: self.map, tag: self.tag },
        }
    }
}
