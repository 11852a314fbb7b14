//! The text of a field, put together from its pieces.

use std::borrow::Cow;

use super::wellformed::{Denoted, usual};
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
    pub(super) fn reference(&mut self, piece: Span, place: Span, denoted: Denoted<'_>) {
        self.unfold();
        self.text.push_str(piece.of(self.feed));
        self.map.push(piece, piece.len(), Writing::Escaped);
        let before = self.text.len();
        match denoted {
            Denoted::Character(character) => self.text.push(character),
            Denoted::Text(text) => self.text.push_str(text),
        }
        self.map.push(place, Span::at(before, self.text.len()).len(), Writing::Escaped);
    }

    /// Appends what a text begins with, up to the end of the last of its usual references that none of another kind stands
    /// in front of. Says what is left of the text.
    pub(super) fn usual_references(&mut self, run: Span) -> Span {
        let text = run.of(self.feed);
        let mut done = 0;
        while let Some((start, end, character)) = usual(text.as_bytes(), done) {
            let place = |from: usize, to: usize| Span::at(run.start as usize + from, run.start as usize + to);
            let (plain, reference) = (place(done, start), place(start, end));
            if done == 0 {
                self.reference(plain, reference, Denoted::Character(character));
            } else {
                self.text.push_str(&text[done..start]);
                self.text.push(character);
                self.map.push_next(plain.len(), reference, Writing::Escaped);
            }
            done = end;
        }
        Span::at(run.start as usize + done, run.end as usize)
    }

    /// From one slice to a text of several pieces.
    fn unfold(&mut self) {
        let expected = std::mem::take(&mut self.expected);
        self.text.reserve(expected);
        self.map.expect(expected);
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
