//! What was found in a text, as objects of Python that look into the document: nothing is copied before it is read.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Deref;
use std::sync::Arc;

use ia_validate_render::call::{self, Call};
use ia_validate_render::documents::{self, Counts, Finding};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pythonize::pythonize;

use crate::call as options;
use crate::error::Error;
use crate::place::Place;

/// What was found in a text.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Document {
    made: Arc<documents::Document>,
    call: Arc<Call>,
    text: Py<PyAny>,
}

impl Document {
    /// What was found in this text of Python.
    pub(crate) fn new(made: documents::Document, call: Arc<Call>, text: Py<PyAny>) -> Self {
        Self { made: Arc::new(made), call, text }
    }
}

#[pymethods]
impl Document {
    fn to_json(&self) -> Result<String, Error> {
        Ok(serde_json::to_string(&*self.made)?)
    }

    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &*self.made)?)
    }

    #[getter]
    fn diagnostics<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let all = 0..self.made.diagnostics.len();
        let all = all.map(|at| Py::new(py, Diagnostic { made: self.made.clone(), at }));
        PyTuple::new(py, all.collect::<PyResult<Vec<_>>>()?)
    }

    #[getter]
    fn articles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.made.articles)?)
    }

    #[getter]
    fn summary(&self) -> Summary {
        Summary::from(&self.made.summary)
    }

    fn __repr__(&self) -> String {
        let Counts { errors, warnings, infos, .. } = &self.made.summary;
        format!("<Document: {errors} errors, {warnings} warnings, {infos} infos>")
    }

    /// The report in a notebook.
    fn _repr_html_(&self, py: Python<'_>) -> Result<String, Error> {
        let call = options::of_report(&self.call, "html")?;
        let text = self.text.bind(py);
        let text = options::text(text, "text")?;
        let page = py.detach(|| call::report(&call, &text))?;
        Ok(notebook(&String::from_utf8_lossy(&page)))
    }
}

/// A page inside a page: in a frame, so that the styles of neither reach the other.
fn notebook(page: &str) -> String {
    let page = page.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<iframe title=\"ia-validate\" sandbox=\"allow-scripts allow-popups\" \
         style=\"width:100%;height:32rem;border:0\" srcdoc=\"{page}\"></iframe>"
    )
}

/// A finding.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Diagnostic {
    made: Arc<documents::Document>,
    /// Which of the document's: made of nothing but these.
    at: usize,
}

impl Deref for Diagnostic {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.made.diagnostics[self.at]
    }
}

#[pymethods]
impl Diagnostic {
    #[getter]
    fn rule<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::intern(py, self.rule)
    }

    #[getter]
    fn severity<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::intern(py, self.severity)
    }

    #[getter]
    fn message(&self) -> &str {
        &self.message
    }

    #[getter]
    fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    #[getter]
    fn note<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.note.as_ref().map(|note| pythonize(py, note)).transpose()?)
    }

    #[getter]
    fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    #[getter]
    fn path(&self) -> &str {
        &self.path
    }

    #[getter]
    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    #[getter]
    fn start(&self) -> Place {
        Place::from(&self.start)
    }

    #[getter]
    fn end(&self) -> Place {
        Place::from(&self.end)
    }

    #[getter]
    fn article(&self) -> Option<Article> {
        self.article.as_ref().map(|it| Article { index: it.index, canonical: it.canonical.clone() })
    }

    #[getter]
    fn related<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let related = |it: &documents::Related| {
            let (start, end) = (Place::from(&it.start), Place::from(&it.end));
            Py::new(py, Related { message: it.message.to_string(), start, end })
        };
        PyTuple::new(py, self.related.iter().map(related).collect::<PyResult<Vec<_>>>()?)
    }

    #[getter]
    fn fix(&self, py: Python<'_>) -> PyResult<Option<Fix>> {
        let Some(fix) = &self.fix else { return Ok(None) };
        let edit = |it: &documents::Edit| {
            let (start, end) = (Place::from(&it.start), Place::from(&it.end));
            Py::new(py, Edit { start, end, text: it.text.to_string() })
        };
        let edits = PyTuple::new(py, fix.edits.iter().map(edit).collect::<PyResult<Vec<_>>>()?)?.unbind();
        Ok(Some(Fix { message: fix.message.to_string(), safety: fix.safety.to_owned(), edits }))
    }

    fn __str__(&self) -> String {
        let Finding { rule, severity, message, path, start, .. } = &**self;
        format!("{path}:{}:{}: {severity}[{rule}] {message}", start.line, start.column)
    }

    fn __repr__(&self) -> String {
        format!("<Diagnostic {}>", self.__str__())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Self>().is_ok_and(|other| **self == **other.get())
    }

    /// Alike findings have one fingerprint.
    fn __hash__(&self) -> u64 {
        let (finding, mut state) = (&**self, DefaultHasher::new());
        (finding.rule, finding.start.offset, &finding.fingerprint).hash(&mut state);
        state.finish()
    }
}

/// The article that a finding is about.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(PartialEq, Eq, Hash, Debug)]
pub(crate) struct Article {
    index: usize,
    canonical: Option<String>,
}

/// A place that belongs to a finding.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(PartialEq, Eq, Hash, Debug)]
pub(crate) struct Related {
    message: String,
    start: Place,
    end: Place,
}

/// How to mend a finding.
#[pyclass(frozen, get_all, module = "ia_validate._engine")]
pub(crate) struct Fix {
    message: String,
    safety: String,
    edits: Py<PyTuple>,
}

/// What comes in place of what stands between two places.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(PartialEq, Eq, Hash, Debug)]
pub(crate) struct Edit {
    start: Place,
    end: Place,
    text: String,
}

#[pymethods]
impl Article {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Article(index={}, canonical={})", self.index, quoted(py, self.canonical.as_deref())?))
    }
}

#[pymethods]
impl Related {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let message = quoted(py, Some(&self.message))?;
        Ok(format!(
            "Related(message={message}, start={}, end={})",
            self.start.__repr__(),
            self.end.__repr__()
        ))
    }
}

#[pymethods]
impl Fix {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (message, safety) = (quoted(py, Some(&self.message))?, quoted(py, Some(&self.safety))?);
        Ok(format!("Fix(message={message}, safety={safety}, edits={})", self.edits.bind(py).repr()?))
    }
}

#[pymethods]
impl Edit {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = quoted(py, Some(&self.text))?;
        Ok(format!("Edit(start={}, end={}, text={text})", self.start.__repr__(), self.end.__repr__()))
    }
}

/// Text as Python writes it.
fn quoted(py: Python<'_>, text: Option<&str>) -> PyResult<String> {
    text.map_or_else(|| Ok("None".to_owned()), |text| Ok(PyString::new(py, text).repr()?.to_string()))
}

/// Counts over a text.
#[pyclass(frozen, eq, hash, get_all, module = "ia_validate._engine")]
#[derive(PartialEq, Eq, Hash, Debug)]
pub(crate) struct Summary {
    files: usize,
    articles: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: usize,
}

impl From<&Counts> for Summary {
    fn from(counts: &Counts) -> Self {
        let &Counts { files, articles, errors, warnings, infos, suppressed, .. } = counts;
        Self { files, articles, errors, warnings, infos, suppressed }
    }
}

#[pymethods]
impl Summary {
    fn __repr__(&self) -> String {
        let Self { files, articles, errors, warnings, infos, suppressed } = self;
        format!(
            "Summary(files={files}, articles={articles}, errors={errors}, warnings={warnings}, infos={infos}, \
             suppressed={suppressed})"
        )
    }
}
