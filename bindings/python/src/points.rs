//! Positions in a `str`: code points, where the library counts bytes.

use ia_validate_render::documents;
use pyo3::prelude::*;

/// Code points before offsets of a text: a mark for every 1,024 bytes.
#[derive(Debug)]
pub(crate) struct Points {
    marks: Vec<u32>,
    /// Empty where each byte is a code point.
    text: String,
}

impl Points {
    const STEP: usize = 1024;

    pub(crate) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { marks: Vec::new(), text: String::new() };
        }
        let mut points = 0;
        let mark = |chunk: &[u8]| {
            let before = points;
            points += count(chunk);
            before
        };
        Self { marks: text.as_bytes().chunks(Self::STEP).map(mark).collect(), text: text.to_owned() }
    }

    fn index(&self, offset: u32) -> u32 {
        let (at, bytes) = (offset as usize, self.text.as_bytes());
        let Some(&before) = self.marks.get(at / Self::STEP) else {
            return if bytes.is_empty() { offset } else { count(bytes) };
        };
        before + count(bytes.get(at / Self::STEP * Self::STEP..at).unwrap_or_default())
    }

    /// A place as Python has it.
    pub(crate) fn place(&self, at: &documents::Place) -> Place {
        Place { line: at.line, column: at.column, offset: at.offset, index: self.index(at.offset) }
    }
}

/// The code points that begin in bytes of UTF-8; texts are shorter than 4 GB.
fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()).unwrap_or(u32::MAX)
}

/// A place in a text.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Place {
    line: u32,
    column: u32,
    offset: u32,
    index: u32,
}

#[pymethods]
impl Place {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("line", "column")
    }

    pub(crate) fn __repr__(&self) -> String {
        let Self { line, column, offset, index } = self;
        format!("Place(line={line}, column={column}, offset={offset}, index={index})")
    }
}
