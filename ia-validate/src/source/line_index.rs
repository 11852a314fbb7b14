//! From byte offsets to lines and columns.

use memchr::memchr2_iter;

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
const BLOCK: usize = 4 * SUM;

/// So many bytes are counted in a sum of eight bits, which the compiler makes vector instructions of.
const SUM: usize = 255;

/// Answers the line and column of any byte offset, in time independent of the length of the line.
///
/// Built once per text in linear time. A feed of 10 MB on one line is as quick as any other: the
/// characters in front of an offset are counted from the nearest remembered place only.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Offset of the first byte of every line.
    line_starts: Vec<u32>,
    /// Characters in front of byte `n * BLOCK`; empty for a text of ASCII only.
    chars_before: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                line_starts.push(offset_of(at + 1));
            }
        }
        let chars_before = if text.is_ascii() {
            Vec::new()
        } else {
            let mut so_far = 0;
            let mut table = Vec::with_capacity(bytes.len() / BLOCK + 1);
            for block in bytes.chunks(BLOCK) {
                table.push(so_far);
                so_far += characters(block);
            }
            table
        };
        Self { text, line_starts, chars_before }
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
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
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
        let start = self.line_starts.get(index).copied().unwrap_or(end_of_text);
        let next = self.line_starts.get(index + 1).copied();
        let mut end = next.unwrap_or(end_of_text);
        if next.is_some() {
            let body = &self.text.as_bytes()[start as usize..end as usize];
            end -= if body.ends_with(b"\r\n") { 2 } else { 1 };
        }
        crate::source::Span::new(start, end)
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let block = offset as usize / BLOCK;
        let Some(&known) = self.chars_before.get(block) else {
            // ASCII, or the very end of a text whose length is a multiple of the block.
            return match self.chars_before.last() {
                None => offset,
                Some(&known) => {
                    let from = (self.chars_before.len() - 1) * BLOCK;
                    known + characters(&self.text.as_bytes()[from..offset as usize])
                }
            };
        };
        known + characters(&self.text.as_bytes()[block * BLOCK..offset as usize])
    }
}

/// Unicode scalar values that start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    bytes
        .chunks(SUM)
        .map(|chunk| u32::from(chunk.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>()))
        .sum()
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

    #[test]
    fn block_boundaries_and_the_end() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK] {
            let text = format!("é{}", "x".repeat(length - 2));
            let place = LineIndex::new(&text).position(u32::try_from(length).unwrap());
            assert_eq!(place.column as usize, length, "length {length}");
        }
    }
}
