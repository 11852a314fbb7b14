//! Byte ranges.

use std::ops::Range;

/// A range of bytes in one text: `start` is the first byte, `end` the one after the last.
///
/// Both lie on character boundaries of the text that the span belongs to. Texts are limited to
/// [`MAX_LEN`](crate::source::MAX_LEN) bytes, so 32 bits are enough and a tree stays small.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte, counted from 0.
    pub start: u32,
    /// The byte after the last; equal to `start` for an empty span.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The span between two byte offsets of a text no longer than [`MAX_LEN`](crate::source::MAX_LEN).
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // every text is limited to MAX_LEN before it is read
    pub const fn at(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The empty span in front of byte `offset`.
    #[must_use]
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether another one lies in it.
    pub(crate) const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same range for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that the span denotes; empty where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The span without ASCII white space at its ends; `text` is what the span belongs to.
    ///
    /// Only ASCII white space: U+00A0 is text in Instant Articles (FAQ L130).
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let slice = self.of(text).as_bytes();
        let left = slice.len() - slice.trim_ascii_start().len();
        let kept = slice.trim_ascii().len();
        Self::at(self.start as usize + left, self.start as usize + left + kept)
    }
}
