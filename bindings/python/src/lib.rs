//! The library and its reports for Python: the module `ia_validate._engine`.

#[allow(unsafe_code, reason = "the Arrow C stream interface is pointers; nothing else here is")]
mod arrow;
mod call;
mod document;
mod error;
mod place;
mod table;
mod value;

use std::sync::Arc;

use ia_validate::rules as catalogue;
use ia_validate_render::call::{self as calls, Call, Text};
use ia_validate_render::documents::{Catalogue, Mended};
use ia_validate_render::rule_page;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pythonize::pythonize;

use document::Document;
use error::Error;
use table::{Flow, Made, Rows, Tally};

/// A validator with its options; what Python's `Validator` calls.
#[pyclass(frozen, module = "ia_validate._engine")]
struct Engine(Arc<Call>);

type Mending<'py> = (Bound<'py, PyString>, Bound<'py, PyAny>, Bound<'py, PyAny>, Document);

#[pymethods]
impl Engine {
    #[new]
    fn new(options: &Bound<'_, PyDict>, previous: Vec<Bound<'_, PyAny>>) -> Result<Self, Error> {
        let previous: Vec<_> =
            previous.iter().map(|text| call::text(text, "previous")).collect::<Result<_, _>>()?;
        Ok(Self(Arc::new(call::read(options, &previous)?)))
    }

    fn check(
        &self,
        text: &Bound<'_, PyAny>,
        kind: Option<&str>,
        name: Option<&str>,
    ) -> Result<Document, Error> {
        let (call, bytes) = (call::of_text(&self.0, kind, name)?, call::text(text, "text")?);
        let made = text.py().detach(|| calls::check(&call, &bytes))?;
        Ok(Document::new(made, call, text.clone().unbind()))
    }

    fn fix<'py>(
        &self,
        text: &Bound<'py, PyAny>,
        kind: Option<&str>,
        name: Option<&str>,
        r#unsafe: Option<bool>,
    ) -> Result<Mending<'py>, Error> {
        let (mut call, bytes, py) =
            (call::of_text(&self.0, kind, name)?, call::text(text, "text")?, text.py());
        if let Some(with_unsafe) = r#unsafe {
            call = call::of_fix(&call, with_unsafe)?;
        }
        let Mended { text, fixed, refused, left } = py.detach(|| calls::fix(&call, &bytes))?;
        let text = PyString::new(py, &text);
        let fixed = pythonize(py, &fixed).map_err(PyErr::from)?;
        let refused = pythonize(py, &refused).map_err(PyErr::from)?;
        let left = Document::new(left, call, text.clone().into_any().unbind());
        Ok((text, fixed, refused, left))
    }

    /// One of the other documents, by its name.
    fn document<'py>(
        &self,
        what: &str,
        text: &Bound<'py, PyAny>,
        kind: Option<&str>,
        name: Option<&str>,
    ) -> Result<Bound<'py, PyAny>, Error> {
        match what {
            "preview" => self.made(text, kind, name, calls::preview),
            "show" => self.made(text, kind, name, calls::show),
            "inventory" => self.made(text, kind, name, calls::inventory),
            other => Err(Error::Value(format!("there is no document `{other}`"))),
        }
    }

    fn report(
        &self,
        text: &Bound<'_, PyAny>,
        kind: Option<&str>,
        name: Option<&str>,
        format: &str,
    ) -> Result<String, Error> {
        let call = call::of_report(&*call::of_text(&self.0, kind, name)?, format)?;
        let bytes = call::text(text, "text")?;
        let report = text.py().detach(|| calls::report(&call, &bytes))?;
        Ok(String::from_utf8_lossy(&report).into_owned())
    }

    /// Checks or mends the rows of a table, and counts them if that is wanted; see `table`.
    #[pyo3(signature = (table, text, id, kind, work, threads, tally=None))]
    #[expect(clippy::too_many_arguments, reason = "they are Python's")]
    fn table(
        &self,
        table: &Bound<'_, PyAny>,
        text: &str,
        id: &str,
        kind: Option<&str>,
        work: &str,
        threads: usize,
        tally: Option<&Bound<'_, Tally>>,
    ) -> Result<Made, Error> {
        let rows = self.rows(table, (text, id), kind, work, threads)?;
        Made::of(table.py(), rows, tally.map(|tally| tally.get()))
    }

    /// The same while it is read, once.
    fn stream(
        &self,
        table: &Bound<'_, PyAny>,
        text: &str,
        id: &str,
        kind: Option<&str>,
        work: &str,
        threads: usize,
    ) -> Result<Flow, Error> {
        Ok(Flow::new(self.rows(table, (text, id), kind, work, threads)?))
    }
}

impl Engine {
    /// Makes a document of a text while other threads of Python run.
    fn made<'py, T: Send + serde::Serialize>(
        &self,
        text: &Bound<'py, PyAny>,
        kind: Option<&str>,
        name: Option<&str>,
        make: fn(&Call, &Text<'_>) -> Result<T, calls::CallError>,
    ) -> Result<Bound<'py, PyAny>, Error> {
        let (call, bytes) = (call::of_text(&self.0, kind, name)?, call::text(text, "text")?);
        let document = text.py().detach(|| make(&call, &bytes))?;
        Ok(pythonize(text.py(), &document).map_err(PyErr::from)?)
    }

    fn rows(
        &self,
        table: &Bound<'_, PyAny>,
        columns: (&str, &str),
        kind: Option<&str>,
        work: &str,
        threads: usize,
    ) -> Result<Rows, Error> {
        let call = call::of_text(&self.0, kind, Some("text"))?;
        Rows::new(call, arrow::reader(table)?, columns, work.parse()?, threads)
    }
}

/// All rules.
#[pyfunction]
fn rules(py: Python<'_>) -> Result<Bound<'_, PyAny>, Error> {
    Ok(pythonize(py, &Catalogue::of(catalogue::all()).rules).map_err(PyErr::from)?)
}

/// A rule's documentation, as Markdown.
#[pyfunction]
fn explain(id: &str) -> Result<String, Error> {
    let unknown = || {
        let help = catalogue::nearest(id).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Error::Value(format!("there is no rule `{id}`{help}"))
    };
    catalogue::find(id.trim_ascii()).map(rule_page::explained).ok_or_else(unknown)
}

/// Refuses to run in a sub-interpreter; `__init__.py` says what to do.
fn in_the_main_interpreter(py: Python<'_>) -> PyResult<()> {
    // It has an `_interpreters` of its own number; the main one is 0.
    for name in ["_interpreters", "_xxsubinterpreters"] {
        let Ok(interpreters) = py.import(name) else { continue };
        let current = interpreters.call_method0("get_current")?;
        let number = current.get_item(0).unwrap_or(current).str()?;
        if number.to_str()? != "0" {
            return Err(PyImportError::new_err("this is a sub-interpreter"));
        }
        break;
    }
    Ok(())
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    in_the_main_interpreter(module.py())?;
    module.add_class::<Engine>()?;
    module.add_class::<Document>()?;
    module.add_class::<document::Diagnostic>()?;
    module.add_class::<document::Article>()?;
    module.add_class::<document::Related>()?;
    module.add_class::<document::Fix>()?;
    module.add_class::<document::Edit>()?;
    module.add_class::<document::Summary>()?;
    module.add_class::<place::Place>()?;
    module.add_class::<arrow::Stream>()?;
    module.add_class::<Made>()?;
    module.add_class::<Flow>()?;
    module.add_class::<Tally>()?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(table::repeated, module)?)?;
    module.add_function(wrap_pyfunction!(table::numbered, module)?)?;
    module.add_function(wrap_pyfunction!(rules, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)
}
