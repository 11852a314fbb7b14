//! The source that miette draws from: a few short lines instead of the whole file.
//!
//! miette prints whole lines, panics where a label starts at column 65,536 or later, counts columns in
//! bytes, looks for line ends from the start of the source, and prints control characters as they are.
//! So it gets a text of its own for every finding, put together by [`Excerpt`] from windows on the
//! file's lines, and is told the lines and columns that our own index knows.

use std::ops::Range;

use ia_validate::source::Position;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// The lines to show for one finding, safe to print and short.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    /// The file's name, safe to print.
    pub(super) name: String,
    /// All blocks, one after the other.
    pub(super) text: String,
    /// Consecutive lines of the file, each block apart from the others.
    pub(super) blocks: Vec<Block>,
    /// What to underline, sorted by place in `text`, without overlaps.
    pub(super) labels: Vec<Label>,
}

/// Consecutive lines of a file.
#[derive(Debug)]
pub(super) struct Block {
    /// Where they stand in the excerpt's text.
    pub(super) range: Range<usize>,
    /// The file's number of the first of them, counted from 1.
    pub(super) first_line: u32,
}

/// A place to underline.
#[derive(Debug)]
pub(super) struct Label {
    /// Where it stands in the excerpt's text; never empty.
    pub(super) range: Range<usize>,
    /// Where it stands in the file.
    pub(super) place: Position,
    /// What to write there; none for the finding itself, whose message stands above.
    pub(super) message: Option<String>,
}

impl SourceCode for Excerpt {
    /// miette asks with context for the lines to draw, and without for the place to name in the header.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let block = self.blocks.iter().find(|block| block.range.start <= start && end <= block.range.end);
        // A span over two blocks: miette asks whether it may draw them as one.
        let block = block.ok_or(MietteError::OutOfBounds)?;
        let header = (context_before, context_after) == (0, 0);
        let label = self.labels.iter().find(|label| header && label.range == (start..end));
        let (line, column) = match label {
            Some(label) => (label.place.line, label.place.column),
            None => (block.first_line, 1),
        };
        let data = &self.text.as_bytes()[block.range.clone()];
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data,
            (block.range.start, block.range.len()).into(),
            line as usize - 1,
            column as usize - 1,
            data.iter().filter(|&&byte| byte == b'\n').count(),
        )))
    }
}
