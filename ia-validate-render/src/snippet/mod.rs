//! The lines of source that a finding is shown with, cut to what fits and safe to print.

mod excerpt;
#[cfg(feature = "full")]
mod source_code;
mod window;

use std::ops::Range;

use ia_validate::source::Position;

#[cfg(feature = "full")]
pub(crate) use excerpt::RELATED;
#[cfg(feature = "full")]
pub(crate) use window::TAB;

/// The lines to show for one finding, safe to print and short.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    /// The file's name, safe to print.
    #[cfg(feature = "full")]
    pub(crate) name: String,
    /// All blocks, one after the other.
    pub(crate) text: String,
    /// Consecutive lines of the file, each block apart from the others.
    pub(crate) blocks: Vec<Block>,
    /// What to underline, sorted by place in `text`, without overlaps.
    pub(crate) labels: Vec<Label>,
}

/// Consecutive lines of a file.
#[derive(Debug)]
pub(crate) struct Block {
    /// Where they stand in the excerpt's text.
    pub(crate) range: Range<usize>,
    /// The file's number of the first of them, counted from 1.
    pub(crate) first_line: u32,
}

/// A place to underline.
#[derive(Debug)]
pub(crate) struct Label {
    /// Where it stands in the excerpt's text; never empty.
    pub(crate) range: Range<usize>,
    /// Where it stands in the file.
    pub(crate) place: Position,
    /// What to write there; none for the finding itself, whose message stands above.
    pub(crate) message: Option<String>,
}
