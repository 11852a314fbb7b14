//! The Arrow C stream interface: the only pointers of this crate.

use std::sync::Arc;

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::error::Error;

const NAME: &std::ffi::CStr = c"arrow_array_stream";

/// The rows of whatever speaks `__arrow_c_stream__`.
pub(crate) fn reader(table: &Bound<'_, PyAny>) -> Result<RecordBatchStreamReader, Error> {
    if !table.hasattr("__arrow_c_stream__")? {
        let name = table.get_type().name()?;
        return Err(Error::Value(format!(
            "the table must have `__arrow_c_stream__`, as those of pyarrow, polars, pandas and DuckDB do, not {name}"
        )));
    }
    let capsule = table.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>().map_err(PyErr::from)?;
    let stream = capsule.pointer_checked(Some(NAME))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule's name says what it holds; `from_raw` moves the stream out and leaves a released one behind.
    Ok(unsafe { RecordBatchStreamReader::from_raw(stream.as_ptr()) }?)
}

/// A stream for Python.
pub(crate) fn capsule<'py>(
    py: Python<'py>,
    rows: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(rows), NAME)
}

/// Rows that any number of readers can read.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Stream {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Arc<[RecordBatch]>,
}

#[pymethods]
impl Stream {
    /// A stream of the rows from the first on. What schema is wished for is not looked at, as the interface allows.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        capsule(py, Box::new(RecordBatchIterator::new(batches, self.schema.clone())))
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
