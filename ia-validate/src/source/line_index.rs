//! From byte offsets to lines and columns.

use std::borrow::Cow;
use std::ops::Range;

use fearless_simd::{Simd, prelude::*, u8x32, u8x64};

use super::vectors::widest;
use crate::ordered::{begun_at_once, in_parts};

/// A place in a text, for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// Line, counted from 1. Lines end at LF, CRLF or a lone CR.
    pub line: u32,
    /// Column, counted from 1 in Unicode scalar values; a byte order mark is no column.
    pub column: u32,
    /// Byte offset, counted from 0; a byte order mark counts.
    pub offset: u32,
    /// Unicode scalar values in front of it, a byte order mark included: the index where strings are made of these.
    pub index: u32,
}

/// Distance of the places at which the number of characters so far is remembered, in bytes.
const BLOCK: usize = 16 * STRETCH;

/// How many bytes are looked at together.
const STRETCH: usize = 64;

/// How many bytes one thread looks at at a time: whole blocks, and so many at most.
const PART: usize = 1024 * BLOCK;
const MOST: usize = 8 * PART;

/// Answers the line and column of any byte offset, in time independent of the length of the line.
///
/// Built once per text in linear time. A feed of 10 MB on one line is as quick as any other: the
/// characters in front of an offset are counted from the nearest remembered place only.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    lines: Cow<'t, Lines>,
}

/// Where lines begin in a text, and how many characters come before.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// Offset of the first byte of every line.
    starts: Vec<u32>,
    /// Characters in front of byte `n * BLOCK`; empty for a text of ASCII only.
    chars_before: Vec<u32>,
}

impl Lines {
    /// Looks for them in UTF-8.
    fn of(bytes: &[u8]) -> Self {
        Self::in_parts(bytes, PART, 1, || ()).0
    }

    /// The same on so many threads, of which this one does something else first.
    pub(super) fn beside<O>(bytes: &[u8], threads: usize, other: impl FnOnce() -> O) -> (Self, O) {
        // So large that the others need not wait for it, and so small that what they find meanwhile needs little room.
        let part = bytes.len().div_ceil(begun_at_once(threads)).clamp(PART, MOST);
        Self::in_parts(bytes, part.next_multiple_of(BLOCK), threads, other)
    }

    /// The same, where one thread looks at `part` bytes at a time, which are whole blocks.
    fn in_parts<O>(bytes: &[u8], part: usize, threads: usize, other: impl FnOnce() -> O) -> (Self, O) {
        let mut whole = Part { line_starts: vec![0], ..Part::default() };
        let of = |range| Part::of(bytes, range);
        let other = in_parts(bytes.len(), part, threads, other, of, |part| whole.append(part));
        // Where each byte is a character, nobody has to count.
        let is_ascii = whole.chars as usize == bytes.len();
        let chars_before = if is_ascii { Vec::new() } else { whole.chars_before };
        (Self { starts: whole.line_starts, chars_before }, other)
    }
}

impl<'t> LineIndex<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: Cow::Owned(Lines::of(text.as_bytes())) }
    }

    /// An index of a text whose lines are known.
    pub(super) fn known(text: &'t str, lines: &'t Lines) -> Self {
        Self { text, lines: Cow::Borrowed(lines) }
    }

    /// The text that this index answers for.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Line and column of a byte offset; an offset behind the end is taken as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = offset.min(offset_of(self.text.len()));
        let line = self.lines.starts.partition_point(|&start| start <= offset);
        let start = self.lines.starts[line - 1];
        let index = self.characters_before(offset);
        let mut column = index - self.characters_before(start) + 1;
        if line == 1 && offset > 0 && self.text.starts_with('\u{feff}') {
            column -= 1;
        }
        Position { line: offset_of(line), column, offset, index }
    }

    /// Lines and columns of both ends of a span.
    #[must_use]
    pub fn range(&self, span: super::Span) -> std::ops::Range<Position> {
        self.position(span.start)..self.position(span.end)
    }

    /// The bytes of a line (counted from 1), without its line end; empty if there is no such line.
    #[must_use]
    pub fn line_span(&self, line: u32) -> crate::source::Span {
        let index = line.saturating_sub(1) as usize;
        let end_of_text = offset_of(self.text.len());
        let start = self.lines.starts.get(index).copied().unwrap_or(end_of_text);
        let next = self.lines.starts.get(index + 1).copied();
        let mut end = next.unwrap_or(end_of_text);
        if next.is_some() {
            let body = &self.text.as_bytes()[start as usize..end as usize];
            end -= if body.ends_with(b"\r\n") { 2 } else { 1 };
        }
        crate::source::Span::new(start, end)
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let block = offset as usize / BLOCK;
        let Some(&known) = self.lines.chars_before.get(block) else {
            // ASCII, or the very end of a text whose length is a multiple of the block.
            return match self.lines.chars_before.last() {
                None => offset,
                Some(&known) => {
                    let from = (self.lines.chars_before.len() - 1) * BLOCK;
                    known + characters(&self.text.as_bytes()[from..offset as usize])
                }
            };
        };
        known + characters(&self.text.as_bytes()[block * BLOCK..offset as usize])
    }
}

/// What is known of a part of a text.
#[derive(Default)]
struct Part {
    line_starts: Vec<u32>,
    /// Characters from its start to each of its blocks.
    chars_before: Vec<u32>,
    /// Characters in all of it.
    chars: u32,
}

impl Part {
    /// Looks at a part, which begins at a block.
    fn of(bytes: &[u8], range: Range<usize>) -> Self {
        let mut part = Self::default();
        part.chars_before.reserve(range.len().div_ceil(BLOCK));
        for start in range.clone().step_by(BLOCK) {
            part.chars_before.push(part.chars);
            let block = &bytes[start..range.end.min(start + BLOCK)];
            part.chars += look(block, |at, byte| {
                let next = start + at + 1;
                if byte == b'\n' || bytes.get(next) != Some(&b'\n') {
                    part.line_starts.push(offset_of(next));
                }
            });
        }
        part
    }

    /// Takes the part behind this one.
    fn append(&mut self, part: Self) {
        self.line_starts.extend(part.line_starts);
        self.chars_before.extend(part.chars_before.into_iter().map(|chars| self.chars + chars));
        self.chars += part.chars;
    }
}

/// How many Unicode scalar values start in these bytes of UTF-8. Tells of each LF and CR in them.
#[inline]
fn look(bytes: &[u8], mut tell: impl FnMut(usize, u8)) -> u32 {
    let mut tell_all = |start: usize, mut ends: u64| {
        while ends != 0 {
            let at = start + ends.trailing_zeros() as usize;
            tell(at, bytes.get(at).copied().unwrap_or_default());
            ends &= ends - 1;
        }
    };
    widest!(|simd| {
        let (stretches, rest) = bytes.as_chunks();
        let (mut chars, mut start) = (0, 0);
        for stretch in stretches {
            let (ends, starts) = marks(simd, stretch);
            chars += starts.count_ones();
            tell_all(start, ends);
            start += STRETCH;
        }
        if !rest.is_empty() {
            // What is put behind the end is no part of a character.
            let mut last = [INSIDE; STRETCH];
            last[..rest.len()].copy_from_slice(rest);
            let (ends, starts) = marks(simd, &last);
            chars += starts.count_ones();
            tell_all(start, ends);
        }
        chars
    })
}

/// A byte of UTF-8 that no character starts with.
const INSIDE: u8 = 0x80;

/// Which bytes of a stretch are LF or CR, and which start a character: a bit for each, the lowest for the first.
#[inline(always)]
fn marks<S: Simd>(simd: S, stretch: &[u8; STRETCH]) -> (u64, u64) {
    // Without closures: what they call could not be compiled for the processor's vectors.
    let (low, high) = u8x64::simd_from(simd, *stretch).split();
    let [low, high] = [marks_of_half(low), marks_of_half(high)];
    (low.0 | high.0 << 32, low.1 | high.1 << 32)
}

#[inline(always)]
fn marks_of_half<S: Simd>(bytes: u8x32<S>) -> (u64, u64) {
    let ends = bytes.simd_eq(b'\n') | bytes.simd_eq(b'\r');
    let inside = (bytes & 0xC0).simd_eq(INSIDE);
    (ends.to_bitmask(), !inside.to_bitmask() & u64::from(u32::MAX))
}

/// Unicode scalar values that start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    look(bytes, |_, _| ())
}

#[allow(clippy::cast_possible_truncation)] // every text is limited to MAX_LEN before it is read
const fn offset_of(offset: usize) -> u32 {
    offset as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (u32, u32) {
        let offset = u32::try_from(text.find(needle).unwrap()).unwrap();
        let place = LineIndex::new(text).position(offset);
        (place.line, place.column)
    }

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(at("日本語 😀 <figure>", "<"), (1, 7));
        assert_eq!(at("a\r\nb\rc\nd", "d"), (4, 1));
        assert_eq!(at("a\r\nb\rc\nd", "c"), (3, 1));
    }

    #[test]
    fn byte_order_mark_is_no_column_but_counts_in_offsets() {
        let text = "\u{feff}ab\nc";
        assert_eq!(at(text, "a"), (1, 1));
        assert_eq!(at(text, "b"), (1, 2));
        assert_eq!(at(text, "c"), (2, 1));
        assert_eq!(LineIndex::new(text).position(0), Position { line: 1, column: 1, offset: 0, index: 0 });
    }

    #[test]
    fn agrees_with_counting_from_the_front() {
        let text: String = (0..9000).map(|n| ['a', 'é', '語', '😀', '\n', '\r'][n * 7 % 6]).collect();
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices() {
            let front = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
            let inside_crlf = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            if inside_crlf {
                continue;
            }
            let line = front.matches('\n').count() + 1;
            let column = front.rsplit('\n').next().unwrap().chars().count() + 1;
            let place = index.position(u32::try_from(offset).unwrap());
            let index = text[..offset].chars().count();
            let found = (place.line as usize, place.column as usize, place.index as usize);
            assert_eq!(found, (line, column, index), "at {offset}");
        }
        let end = index.position(u32::MAX);
        assert_eq!(end.offset as usize, text.len());
    }

    /// Whatever stands where a part or a block ends, at each of its bytes.
    #[test]
    fn any_division_finds_the_same() {
        const ODD: &str = "é\r\n😀\r\r\n\n語\r";
        for shift in 0..=ODD.len() + 1 {
            let text =
                ["x".repeat(2 * BLOCK - shift), ODD.repeat(130), "x".repeat(BLOCK), ODD.to_owned()].concat();
            let bytes = text.as_bytes();
            let is_start = |&at: &usize| match bytes[at - 1] {
                b'\n' => true,
                b'\r' => bytes.get(at) != Some(&b'\n'),
                _ => false,
            };
            let starts: Vec<_> =
                std::iter::once(0).chain((1..=bytes.len()).filter(is_start)).map(offset_of).collect();
            let begins = |byte: &&u8| **byte & 0xC0 != 0x80;
            let before = |at: usize| bytes[..at].iter().filter(begins).count();
            let chars: Vec<_> = (0..bytes.len()).step_by(BLOCK).map(|at| offset_of(before(at))).collect();
            for part in [BLOCK, 2 * BLOCK, 3 * BLOCK, PART] {
                for threads in [1, 3] {
                    let (found, ()) = Lines::in_parts(bytes, part, threads, || ());
                    assert_eq!(
                        (found.starts, found.chars_before),
                        (starts.clone(), chars.clone()),
                        "{shift} {part}"
                    );
                }
            }
        }
    }

    #[test]
    fn block_boundaries_and_the_end() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK] {
            let text = format!("é{}", "x".repeat(length - 2));
            let place = LineIndex::new(&text).position(u32::try_from(length).unwrap());
            assert_eq!(place.column as usize, length, "length {length}");
        }
    }
}
