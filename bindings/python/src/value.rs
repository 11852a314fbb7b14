//! Options from Python's values.

use ia_validate_render::options::{Entry, Raw, RawValue};
use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};

use crate::error::Error;

/// How deep options go: no further is looked, for the sake of values that hold themselves.
const DEPTH: u32 = 3;

/// A value, each part with the name of the option that it stands in.
pub(crate) fn raw(value: &Bound<'_, PyAny>, at: &str, depth: u32) -> Result<Raw<String>, Error> {
    Ok(Raw { at: at.to_owned(), value: read(value, at, depth)? })
}

/// A table of options.
pub(crate) fn options(table: &Bound<'_, PyDict>) -> Result<Raw<String>, Error> {
    raw(table.as_any(), "", DEPTH)
}

fn read(value: &Bound<'_, PyAny>, at: &str, depth: u32) -> Result<RawValue<String>, Error> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(RawValue::Text(string(text, at)?.to_owned()));
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(RawValue::Flag(flag.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return Ok(RawValue::Integer(value.extract().ok()));
    }
    if value.is_instance_of::<PyFloat>() {
        return Ok(RawValue::Other("a number with a point"));
    }
    if value.is_none() {
        return Ok(RawValue::Other("None"));
    }
    if value.is_instance_of::<PyBytes>() {
        return Ok(RawValue::Other("bytes"));
    }
    if depth > 0 && (value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>()) {
        let items = value.try_iter()?;
        let list = items.map(|item| raw(&item?, at, depth - 1)).collect::<Result<_, Error>>()?;
        return Ok(RawValue::List(list));
    }
    if let (Ok(table), true) = (value.cast::<PyDict>(), depth > 0) {
        let mut entries = Vec::with_capacity(table.len());
        for (name, value) in table.iter() {
            let Ok(name) = name.cast_into::<PyString>() else {
                return Ok(RawValue::Other("a table whose keys are no strings"));
            };
            let name = string(&name, at)?.to_owned();
            let inner = if at.is_empty() { name.clone() } else { at.to_owned() };
            entries.push(Entry { at: at.to_owned(), value: raw(&value, &inner, depth - 1)?, name });
        }
        return Ok(RawValue::Table(entries));
    }
    Ok(RawValue::Other("something else"))
}

/// The text of a string; `what` says where it stands.
pub(crate) fn string<'s>(text: &'s Bound<'_, PyString>, what: &str) -> Result<&'s str, Error> {
    text.to_str().map_err(|error| {
        let py = text.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return Error::Python(error);
        }
        let at: usize = error.value(py).getattr("start").and_then(|at| at.extract()).unwrap_or_default();
        let what = if what.is_empty() { "the options" } else { what };
        Error::Value(format!(
            "`{what}` holds half a pair of surrogates at index {at}, which is no character; decode it anew, or \
             replace it: text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
        ))
    })
}
