//! Tables for Python.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};
use pythonize::pythonize;

use super::{Rows, cells, tally};
use crate::arrow::{self, Stream};
use crate::error::Error;

/// What was made of a table.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Made {
    /// Findings, or mended texts.
    #[pyo3(get)]
    rows: Py<Stream>,
    #[pyo3(get)]
    articles: Py<Stream>,
    #[pyo3(get)]
    rejected: Py<Stream>,
}

/// What is counted over tables.
#[pyclass(frozen, module = "ia_validate._engine")]
#[derive(Default)]
pub(crate) struct Tally(Mutex<tally::Tally>);

#[pymethods]
impl Tally {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut tally = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(pythonize(py, &tally.document())?)
    }

    fn ids<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.lock().unwrap_or_else(PoisonError::into_inner).ids())
    }
}

/// How many rows have an id that an earlier row has, of all that `Tally.ids` gave; and of the first of these ids, at most
/// `most`, where they stand there first and next.
#[pyfunction]
pub(crate) fn repeated(py: Python<'_>, ids: &[u8], most: usize) -> (usize, Vec<[usize; 2]>) {
    py.detach(|| tally::repeated(ids, most))
}

/// The rows of a table whose ids have these numbers: the number, the row from 0, and the id.
#[pyfunction]
pub(crate) fn numbered(
    table: &Bound<'_, PyAny>,
    id: &str,
    numbers: HashSet<u64>,
) -> Result<Vec<(u64, usize, String)>, Error> {
    let (mut found, mut before) = (Vec::new(), 0);
    for batch in arrow::reader(table)? {
        let batch = batch?;
        let column = batch.column_by_name(id).ok_or_else(|| Error::Value(format!("there is no `{id}`")))?;
        let ids = cells::ids(column)?;
        for row in 0..batch.num_rows() {
            let Some(id) = cells::id(&ids, row) else { continue };
            let number = cells::number(&id);
            if numbers.contains(&number) {
                found.push((number, before + row, id.into_owned()));
            }
        }
        before += batch.num_rows();
    }
    Ok(found)
}

impl Made {
    /// Works on all rows.
    pub(crate) fn of(py: Python<'_>, rows: Rows, counting: Option<&Tally>) -> Result<Self, Error> {
        let job = rows.job.clone();
        let made = py.detach(|| {
            let mut made: [Vec<RecordBatch>; 3] = Default::default();
            for batch in rows {
                let batch = batch?;
                for (to, batch) in made.iter_mut().zip([batch.rows, batch.articles, batch.rejected]) {
                    if batch.num_rows() > 0 {
                        to.push(batch);
                    }
                }
                if let Some(Tally(tally)) = counting {
                    let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
                    batch.counted.into_iter().for_each(|counts| tally.add(counts));
                }
            }
            Ok::<_, Error>(made)
        })?;
        let [rows, articles, rejected] = made;
        let [first, second, third] = &job.schemas;
        let stream = |schema: &SchemaRef, batches: Vec<_>| {
            Py::new(py, Stream { schema: schema.clone(), batches: batches.into() })
        };
        Ok(Self {
            rows: stream(first, rows)?,
            articles: stream(second, articles)?,
            rejected: stream(third, rejected)?,
        })
    }
}

/// Rows that are worked on while they are read, once.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Flow {
    rows: Mutex<Option<Rows>>,
    schema: SchemaRef,
    rejected_schema: SchemaRef,
    rejected: Arc<Mutex<Vec<RecordBatch>>>,
}

impl Flow {
    pub(crate) fn new(rows: Rows) -> Self {
        let [schema, _, rejected_schema] = rows.job.schemas.clone();
        Self { rows: Mutex::new(Some(rows)), schema, rejected_schema, rejected: Arc::default() }
    }
}

#[pymethods]
impl Flow {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> Result<Bound<'py, PyCapsule>, Error> {
        let _ = requested_schema;
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        let rows = rows.ok_or_else(|| {
            Error::Value(
                "a stream is read once; `check_table` gives a table that is read as often as you like"
                    .to_owned(),
            )
        })?;
        let running = Running { rows, schema: self.schema.clone(), rejected: self.rejected.clone() };
        Ok(arrow::capsule(py, Box::new(running))?)
    }

    /// The rows without text that were met so far.
    #[getter]
    fn rejected(&self, py: Python<'_>) -> PyResult<Py<Stream>> {
        let batches = self.rejected.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Py::new(py, Stream { schema: self.rejected_schema.clone(), batches: batches.into() })
    }
}

/// A stream that is being read.
struct Running {
    rows: Rows,
    schema: SchemaRef,
    rejected: Arc<Mutex<Vec<RecordBatch>>>,
}

impl Iterator for Running {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = match self.rows.next()? {
            Ok(batch) => batch,
            Err(Error::Arrow(error)) => return Some(Err(error)),
            Err(other) => return Some(Err(ArrowError::ExternalError(Box::new(other)))),
        };
        if batch.rejected.num_rows() > 0 {
            self.rejected.lock().unwrap_or_else(PoisonError::into_inner).push(batch.rejected);
        }
        Some(Ok(batch.rows))
    }
}

impl RecordBatchReader for Running {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
