//! The library and its reports for Python: the module `ia_validate._engine`.

#[allow(unsafe_code, reason = "the Arrow C stream interface is pointers; nothing else here is")]
mod arrow;
mod call;
mod error;
mod table;
mod value;

use std::collections::BTreeMap;
use std::time::SystemTime;

use ia_validate::fix::{self as fixes, Safety};
use ia_validate::{Kind, Report, Source, reading, rules as catalogue};
use ia_validate_render::documents::{self, Catalogue, Document, FixedFile, Preview};
use ia_validate_render::{Format, Layout, Summary, rule_page};
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use serde_json::{Value, json, to_value};

use call::{Call, Input};
use error::Error;

/// A validator with its options; what Python's `Validator` calls.
#[pyclass(frozen, module = "ia_validate._engine")]
struct Engine(Call);

/// A text of Python, borrowed.
fn input<'b>(text: &'b Bound<'_, PyAny>, what: &str) -> Result<Input<'b>, Error> {
    if let Ok(text) = text.cast::<PyString>() {
        return Ok(Input { bytes: value::string(text, what)?.as_bytes(), is_text: true });
    }
    if let Ok(bytes) = text.cast::<PyBytes>() {
        return Ok(Input { bytes: bytes.as_bytes(), is_text: false });
    }
    let name = text.get_type().name()?;
    Err(Error::Value(format!("the text must be a str or bytes, not {name}")))
}

/// Code points before offsets of a text: a mark for every 1,024 bytes.
struct Points {
    marks: Vec<u32>,
    text: String,
}

impl Points {
    const STEP: usize = 1024;

    fn new(text: &str) -> Self {
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

    fn index(&self, offset: u64) -> u64 {
        let Ok(at) = usize::try_from(offset) else { return offset };
        let (mark, bytes) = (at / Self::STEP, self.text.as_bytes());
        let Some(&before) = self.marks.get(mark) else {
            return self.marks.last().map_or(offset, |_| u64::from(count(bytes)));
        };
        let rest = bytes.get(mark * Self::STEP..at).unwrap_or_default();
        u64::from(before + count(rest))
    }
}

/// The code points that begin in bytes of UTF-8; texts are shorter than 4 GB.
fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()).unwrap_or(u32::MAX)
}

/// Gives each place its index. Documents are a few levels deep.
fn mark(value: &mut Value, points: &Points) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|item| mark(item, points)),
        Value::Object(table) => {
            if let (Some(offset), true) =
                (table.get("offset").and_then(Value::as_u64), table.contains_key("line"))
            {
                table.insert("index".to_owned(), points.index(offset).into());
            } else {
                table.values_mut().for_each(|item| mark(item, points));
            }
        }
        _ => {}
    }
}

/// A document, and where its places are in the text.
#[pyclass(frozen, module = "ia_validate._engine")]
struct Made {
    json: String,
    value: Value,
    points: Points,
}

impl Made {
    fn new(document: &impl serde::Serialize, text: &str) -> Result<Self, Error> {
        let (json, value) = (serde_json::to_string(document)?, to_value(document)?);
        Ok(Self { json, value, points: Points::new(text) })
    }
}

#[pymethods]
impl Made {
    /// As the program prints it.
    fn to_json(&self) -> &str {
        &self.json
    }

    /// The same, as dicts and lists.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::python(py, &self.value)
    }

    /// The same, where places have an `index`.
    fn marked<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut value = self.value.clone();
        mark(&mut value, &self.points);
        value::python(py, &value)
    }
}

impl Engine {
    fn document(&self, name: &str, source: &Source<'_>, report: Report) -> Document {
        let (mut document, mut summary) = (Document::new(), Summary::default());
        self.0.show(name, source, report, &mut summary, |file| document.add(file));
        document.finish(&summary);
        document
    }

    /// Does something with a text while other threads of Python run.
    fn with<T: Send>(
        &self,
        (text, kind, name): (&Bound<'_, PyAny>, &str, &str),
        work: impl FnOnce(&Source<'_>, Kind) -> Result<T, Error> + Send,
    ) -> Result<T, Error> {
        let (input, kind) = (input(text, "text")?, call::kind(kind)?);
        text.py().detach(|| {
            let (source, kind) = self.0.decode(input, kind, name)?;
            work(&source, kind)
        })
    }
}

#[pymethods]
impl Engine {
    #[new]
    fn new(options: &Bound<'_, PyDict>, previous: Vec<Bound<'_, PyAny>>) -> Result<Self, Error> {
        let previous: Vec<_> =
            previous.iter().map(|text| input(text, "previous")).collect::<Result<_, _>>()?;
        Ok(Self(Call::read(&value::options(options)?, &previous, || SystemTime::now().into())?))
    }

    fn check(&self, text: &Bound<'_, PyAny>, kind: &str, name: &str) -> Result<Made, Error> {
        self.with((text, kind, name), |source, kind| {
            let report = self.0.validator.source(source, kind);
            Made::new(&self.document(name, source, report), source.text())
        })
    }

    fn fix(
        &self,
        text: &Bound<'_, PyAny>,
        kind: &str,
        name: &str,
        r#unsafe: bool,
    ) -> Result<(String, Made, Made), Error> {
        let safety = if r#unsafe { Safety::Unsafe } else { Safety::Safe };
        self.with((text, kind, name), |source, kind| {
            let fixed = fixes::all(&self.0.without_history, source, kind, safety);
            let by_rule: BTreeMap<_, _> = fixed.by_rule();
            let refused = FixedFile::of(name, source.text(), &fixed, false).refused;
            let rest = Made::new(&json!({ "fixed": by_rule, "refused": refused }), &fixed.text)?;
            let left = self.document(name, &source.with_text(&fixed.text), fixed.report);
            let left = Made::new(&left, &fixed.text)?;
            Ok((fixed.text, rest, left))
        })
    }

    fn preview(&self, text: &Bound<'_, PyAny>, kind: &str, name: &str) -> Result<Made, Error> {
        self.with((text, kind, name), |source, kind| {
            Made::new(&Preview::of(&self.0.validator.source(source, kind)), "")
        })
    }

    fn show(&self, text: &Bound<'_, PyAny>, kind: &str, name: &str) -> Result<Made, Error> {
        self.with((text, kind, name), |source, kind| {
            let mut show = documents::Show::new();
            show.add(name, source.text(), &reading::read(source, kind, &self.0.options), false);
            Made::new(&show, source.text())
        })
    }

    fn inventory(&self, text: &Bound<'_, PyAny>, kind: &str, name: &str) -> Result<Made, Error> {
        self.with((text, kind, name), |source, kind| {
            let mut inventory = documents::Inventory::new();
            reading::take_stock(source, kind, &self.0.options).iter().for_each(|stock| inventory.add(stock));
            inventory.finish();
            Made::new(&inventory, "")
        })
    }

    fn report(&self, text: &Bound<'_, PyAny>, kind: &str, name: &str, format: &str) -> Result<String, Error> {
        let format: Format = format.parse().map_err(|_| {
            let names: Vec<_> = Format::ALL.iter().map(|it| format!("`{}`", it.name())).collect();
            Error::Value(format!("`format`: `{format}` is none of {}", names.join(", ")))
        })?;
        self.with((text, kind, name), |source, kind| {
            let report = self.0.validator.source(source, kind);
            let (mut out, mut summary) = (Vec::new(), Summary::default());
            let mut renderer = format.renderer(Layout::default());
            renderer.begin(&mut out)?;
            self.0.show(name, source, report, &mut summary, |file| renderer.file(&mut out, file))?;
            renderer.finish(&mut out, &summary)?;
            Ok(String::from_utf8_lossy(&out).into_owned())
        })
    }

    /// Checks or mends the rows of a table; see `table`.
    fn table(
        &self,
        table: &Bound<'_, PyAny>,
        text: &str,
        id: &str,
        kind: &str,
        work: &str,
        threads: usize,
    ) -> Result<table::Tables, Error> {
        let (reader, kind) = (arrow::reader(table)?, call::kind(kind)?);
        let work: table::Work = work.parse()?;
        table.py().detach(|| table::run(&self.0, reader, (text, id), kind, work, threads))
    }
}

/// All rules.
#[pyfunction]
fn rules(py: Python<'_>) -> Result<Bound<'_, PyAny>, Error> {
    Ok(value::python(py, &to_value(&Catalogue::of(catalogue::all()).rules)?)?)
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

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    // A sub-interpreter has an `_interpreters` of its own number; the main one is 0.
    for name in ["_interpreters", "_xxsubinterpreters"] {
        let Ok(interpreters) = py.import(name) else { continue };
        let current = interpreters.call_method0("get_current")?;
        let number = current.get_item(0).unwrap_or(current).str()?;
        if number.to_str()? != "0" {
            return Err(PyImportError::new_err(
                "ia_validate does not run in a sub-interpreter; import it in the main interpreter, or use processes",
            ));
        }
        break;
    }
    module.add_class::<Engine>()?;
    module.add_class::<Made>()?;
    module.add_class::<table::Tables>()?;
    module.add_class::<arrow::Stream>()?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(rules, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)
}
