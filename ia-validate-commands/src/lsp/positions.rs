//! Places in a text as the client counts them.

use gen_lsp_types::{Position, Range};
use ia_validate::Span;
use ia_validate::source::{LineIndex, Utf16Index};

/// What columns count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16, as the protocol has it unless something else is agreed on.
    #[default]
    Utf16,
}

/// From byte offsets to the client's positions and back, in time independent of the length of the line.
#[derive(Debug)]
pub(super) struct Places<'t> {
    lines: LineIndex<'t>,
    /// None where bytes are counted.
    utf16: Option<Utf16Index<'t>>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, encoding: Encoding) -> Self {
        let utf16 = (encoding == Encoding::Utf16).then(|| Utf16Index::new(text));
        Self { lines: LineIndex::new(text), utf16 }
    }

    pub(super) fn position(&self, offset: u32) -> Position {
        let at = self.lines.position(offset);
        let start = self.lines.line_span(at.line).start;
        Position { line: at.line - 1, character: self.units(at.offset) - self.units(start) }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte offset of a position: of the line's end for one behind that, of a character's start for one
    /// in its middle.
    pub(super) fn offset(&self, position: Position) -> u32 {
        let line = self.lines.line_span(position.line.saturating_add(1));
        let wanted = self.units(line.start).saturating_add(position.character);
        let offset = match &self.utf16 {
            Some(utf16) => utf16.offset(wanted),
            None => {
                let text = self.lines.text();
                let mut at = (wanted as usize).min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                Span::at(0, at).end
            }
        };
        offset.clamp(line.start, line.end)
    }

    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// How many code units, or bytes, there are in front of a byte.
    fn units(&self, offset: u32) -> u32 {
        self.utf16.as_ref().map_or(offset, |utf16| utf16.units(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENCODINGS: [Encoding; 2] = [Encoding::Utf8, Encoding::Utf16];

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn lines_and_columns() {
        let text = "a\u{1f600}\tb\r\né\rc\n";
        let utf16 = Places::new(text, Encoding::Utf16);
        let utf8 = Places::new(text, Encoding::Utf8);
        for (offset, in_utf16, in_utf8) in [
            (0, at(0, 0), at(0, 0)),
            (1, at(0, 1), at(0, 1)),
            (5, at(0, 3), at(0, 5)),
            (7, at(0, 5), at(0, 7)),
            (9, at(1, 0), at(1, 0)),
            (11, at(1, 1), at(1, 2)),
            (12, at(2, 0), at(2, 0)),
            (14, at(3, 0), at(3, 0)),
        ] {
            assert_eq!((utf16.position(offset), utf16.offset(in_utf16)), (in_utf16, offset));
            assert_eq!((utf8.position(offset), utf8.offset(in_utf8)), (in_utf8, offset));
        }
    }

    #[test]
    fn positions_that_are_none() {
        let text = "a\u{1f600}b\r\né\rc";
        let utf16 = Places::new(text, Encoding::Utf16);
        let utf8 = Places::new(text, Encoding::Utf8);
        // In the middle of a character.
        assert_eq!((utf16.offset(at(0, 2)), utf8.offset(at(0, 3)), utf8.offset(at(1, 1))), (1, 1, 8));
        // Behind the end of a line, and of the text.
        for places in [&utf16, &utf8] {
            assert_eq!(places.offset(at(0, 99)), 6);
            assert_eq!(places.offset(at(1, u32::MAX)), 10);
            assert_eq!(places.offset(at(2, 2)), 12);
            assert_eq!(places.offset(at(3, 0)), 12);
            assert_eq!(places.offset(at(u32::MAX, u32::MAX)), 12);
            assert_eq!(places.span(Range { start: at(2, 0), end: at(0, 1) }), Span::new(1, 11));
            assert_eq!(places.position(u32::MAX), places.position(12));
        }
        assert_eq!(Places::new("", Encoding::Utf16).offset(at(0, 7)), 0);
    }

    #[test]
    fn all_places_of_long_lines_lead_back() {
        for ends in ["\n", "\r\n", "\r"] {
            let lines: Vec<String> = [4095, 1, 4096, 9000, 0, 20]
                .iter()
                .map(|length| "é😀a日".chars().cycle().take(*length).collect())
                .collect();
            let text = lines.join(ends);
            for encoding in ENCODINGS {
                let places = Places::new(&text, encoding);
                let (mut line, mut character) = (0, 0);
                let mut characters = text.char_indices().peekable();
                while let Some((offset, c)) = characters.next() {
                    let offset = u32::try_from(offset).unwrap();
                    let is_inside_end = c == '\n' && ends == "\r\n";
                    if !is_inside_end {
                        assert_eq!(places.position(offset), at(line, character), "{encoding:?} {offset}");
                        assert_eq!(places.offset(at(line, character)), offset, "{encoding:?} {offset}");
                    }
                    let ends_line =
                        c == '\n' || c == '\r' && characters.peek().is_none_or(|next| next.1 != '\n');
                    if ends_line {
                        (line, character) = (line + 1, 0);
                    } else {
                        let units = if encoding == Encoding::Utf8 { c.len_utf8() } else { c.len_utf16() };
                        character += u32::try_from(units).unwrap();
                    }
                }
            }
        }
    }
}
