//! Putting together what to show of the source for one finding.

use std::ops::Range;

use ia_validate::Span;
use ia_validate::report::Related;
use ia_validate::source::{LineIndex, Position};

use super::window::{has_room, window};
use super::{Block, Excerpt, Label};
use crate::sanitise::{one_line, shown};

/// Places on lines at most this far apart are shown together, with the lines between them.
const NEAR: u32 = 3;

/// A place that covers more lines than this is shown by its first line.
const TALL: u32 = 6;

/// How many related places are shown for one finding.
pub(crate) const RELATED: usize = 8;

/// Stands where a line is cut off.
const CUT: char = '…';

impl Excerpt {
    /// The excerpt of a finding at `primary` with its `related` places, with lines of at most `columns`
    /// columns. The work is bounded, whatever the lengths of the file, its lines and the places.
    pub(crate) fn new(lines: &LineIndex<'_>, columns: usize, primary: Span, related: &[Related]) -> Self {
        // The two ellipses need a column each.
        let columns = columns.saturating_sub(2);
        let mut groups = vec![Group::new(Mark::new(lines, primary, None))];
        for other in related.iter().take(RELATED) {
            let mark = Mark::new(lines, other.span, Some(one_line(&other.message).into_owned()));
            match groups.iter_mut().find(|group| group.can_take(&mark, lines.text(), columns)) {
                Some(group) => group.take(mark),
                None => groups.push(Group::new(mark)),
            }
        }
        let mut excerpt = Self::default();
        for group in groups {
            excerpt.push(group, lines, columns);
        }
        excerpt
    }

    /// Adds one block. What it underlines comes behind what earlier blocks do.
    fn push(&mut self, group: Group, lines: &LineIndex<'_>, columns: usize) {
        let start = self.text.len();
        let first_line = group.lines.start;
        let mut marks = group.marks;
        marks.sort_by_key(|mark| mark.bytes.start);
        let mut ranges = vec![0..0; marks.len()];
        for number in group.lines {
            let bytes = line_bytes(lines, number);
            let shown = window(lines.text(), bytes.clone(), focus(&marks, number, bytes.start), columns);
            let line = self.push_line(lines.text(), &bytes, shown);
            for (mark, range) in marks.iter().zip(&mut ranges) {
                if number == mark.lines.start {
                    range.start = line.position(mark.bytes.start);
                }
                if number == mark.last_line() {
                    // An empty place at the end of its line becomes the space behind it.
                    range.end = line.position(mark.bytes.end).max(range.start + 1);
                    if range.end > self.text.len() {
                        self.text.push(' ');
                    }
                }
            }
            self.text.push('\n');
        }
        // Without the last line end, so that no two blocks touch.
        self.blocks.push(Block { range: start..self.text.len() - 1, first_line });
        self.labels.extend(marks.into_iter().zip(ranges).map(|(mark, range)| Label {
            range,
            place: mark.place,
            message: mark.message,
        }));
    }

    /// Adds the shown part of a line, safe to print, without its end.
    fn push_line<'t>(&mut self, text: &'t str, line: &Range<usize>, shown_part: Range<usize>) -> Line<'t> {
        if shown_part.start > line.start {
            self.text.push(CUT);
        }
        let at = self.text.len();
        let source = text.get(shown_part.clone()).unwrap_or_default();
        self.text.extend(source.chars().map(shown));
        if shown_part.end < line.end {
            self.text.push(CUT);
        }
        Line { source, start: shown_part.start, at }
    }
}

/// The shown part of a line, and where the excerpt has it.
struct Line<'t> {
    source: &'t str,
    /// Its first byte in the file.
    start: usize,
    /// Its first byte in the excerpt.
    at: usize,
}

impl Line<'_> {
    /// Where the excerpt has a byte of the file; places outside of the shown part are moved to its ends.
    fn position(&self, offset: usize) -> usize {
        let inside = offset.saturating_sub(self.start).min(self.source.len());
        let before = self.source.get(..inside).unwrap_or_default();
        self.at + before.chars().map(|c| shown(c).len_utf8()).sum::<usize>()
    }
}

/// A place to show.
struct Mark {
    /// Its bytes, cut to what is shown of it, on character boundaries. Empty only at the end of a line.
    bytes: Range<usize>,
    /// The lines that it covers.
    lines: Range<u32>,
    place: Position,
    message: Option<String>,
}

impl Mark {
    fn new(lines: &LineIndex<'_>, span: Span, message: Option<String>) -> Self {
        let text = lines.text();
        let start = boundary(text, span.start as usize);
        let end = boundary(text, span.end as usize).max(start);
        let first = lines.position(offset(start)).line;
        let mut last = lines.position(offset(end.saturating_sub(1).max(start))).line;
        if last - first >= TALL {
            last = first;
        }
        // A place that ends with empty lines ends where these begin.
        while last > first && line_bytes(lines, last).start >= end {
            last -= 1;
        }
        let place = lines.position(offset(start));
        let line = line_bytes(lines, first);
        let start = start.clamp(line.start, line.end);
        let mut end = end.clamp(start, line_bytes(lines, last).end.max(start));
        if end == start {
            end += text.get(start..line.end).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        Self { bytes: start..end, lines: first..last + 1, place, message }
    }

    fn last_line(&self) -> u32 {
        self.lines.end - 1
    }

    fn is_on_one_line(&self) -> bool {
        self.lines.start == self.last_line()
    }
}

/// Places that are shown in one block.
struct Group {
    marks: Vec<Mark>,
    lines: Range<u32>,
}

impl Group {
    fn new(mark: Mark) -> Self {
        Self { lines: mark.lines.clone(), marks: vec![mark] }
    }

    /// Whether the block stays readable with this place in it: near, not on top of another place, and
    /// within the same `columns` columns of its line.
    fn can_take(&self, mark: &Mark, text: &str, columns: usize) -> bool {
        let near = mark.lines.start < self.lines.end + NEAR && self.lines.start < mark.lines.end + NEAR;
        near && mark.is_on_one_line()
            && self.marks.iter().all(|other| {
                let (left, right) = if other.place < mark.place { (other, mark) } else { (mark, other) };
                let same_line = left.lines == right.lines
                    && left.bytes.end.max(left.bytes.start + 1) <= right.bytes.start
                    && has_room(text, left.bytes.start..right.bytes.end, columns);
                same_line || left.lines.end <= right.lines.start
            })
    }

    fn take(&mut self, mark: Mark) {
        self.lines = self.lines.start.min(mark.lines.start)..self.lines.end.max(mark.lines.end);
        self.marks.push(mark);
    }
}

/// What must be seen of a line: the places on it, or an end of one that goes on; else its start.
fn focus(marks: &[Mark], number: u32, line_start: usize) -> Range<usize> {
    let places =
        marks.iter().filter_map(|mark| match (number == mark.lines.start, number == mark.last_line()) {
            (true, true) => Some(mark.bytes.clone()),
            (true, false) => Some(mark.bytes.start..mark.bytes.start),
            (false, true) => Some(mark.bytes.end..mark.bytes.end),
            (false, false) => None,
        });
    places
        .reduce(|all, place| all.start.min(place.start)..all.end.max(place.end))
        .unwrap_or(line_start..line_start)
}

/// The bytes of a line, without a byte order mark and the line's end.
fn line_bytes(lines: &LineIndex<'_>, number: u32) -> Range<usize> {
    let bytes = lines.line_span(number).range();
    if bytes.start == 0 && lines.text().starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()..bytes.end
    } else {
        bytes
    }
}

/// The nearest character boundary at or in front of `at`.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[allow(clippy::cast_possible_truncation)] // of a text that is limited to MAX_LEN
const fn offset(at: usize) -> u32 {
    at as u32
}
