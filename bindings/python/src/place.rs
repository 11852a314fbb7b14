//! Places in a `str`.

use ia_validate_render::documents;
use pyo3::prelude::*;

/// A place in a text.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Place {
    line: u32,
    column: u32,
    offset: u32,
    index: u32,
}

impl From<&documents::Place> for Place {
    fn from(place: &documents::Place) -> Self {
        let &documents::Place { line, column, offset, index, .. } = place;
        Self { line, column, offset, index }
    }
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
