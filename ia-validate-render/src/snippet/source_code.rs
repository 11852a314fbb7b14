//! The source that miette draws from: a few short lines instead of the whole file.
//!
//! miette prints whole lines, panics where a label starts at column 65,536 or later, counts columns in
//! bytes, looks for line ends from the start of the source, and prints control characters as they are.
//! So it gets an [`Excerpt`] for every finding, a text of its own put together from windows on the
//! file's lines, and is told the lines and columns that our own index knows.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::Excerpt;

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
