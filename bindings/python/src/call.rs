//! The options of a call, under Python's names.

use std::sync::Arc;
use std::time::SystemTime;

use ia_validate_render::call::{self, Call, Caller, Text};
use ia_validate_render::options::{Entry, Naming, Raw, RawValue};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use crate::error::Error;
use crate::value;

/// Nothing is read here but what is passed.
const CALLER: Caller = Caller {
    naming: Naming::Snake,
    with_utf16: false,
    without: &[("state", "a state database is read by the program `ia-validate` only; give `previous`")],
    with_item: false,
    progress: None,
    codec: None,
};

/// What a text is called by, and what the content is not to tell.
const OF_A_TEXT: [&str; 2] = ["name", "kind"];

/// Reads options, with earlier texts.
pub(crate) fn read(options: &Bound<'_, PyDict>, previous: &[Text<'_>]) -> Result<Call, Error> {
    let previous = (!previous.is_empty()).then_some(previous);
    Ok(Call::read(&CALLER, &value::options(options)?, previous, || SystemTime::now().into())?)
}

/// The call for one text: what is said of it counts more than what was said of all.
pub(crate) fn of_text(call: &Arc<Call>, kind: Option<&str>, name: Option<&str>) -> Result<Arc<Call>, Error> {
    if kind.is_none() && name.is_none() {
        return Ok(call.clone());
    }
    let entry = |(key, value): (&str, Option<&str>)| Some(entry(key, RawValue::Text(value?.to_owned())));
    let own: Vec<_> = OF_A_TEXT.into_iter().zip([name, kind]).filter_map(entry).collect();
    Ok(Arc::new(call.with(&own)?))
}

/// The call that takes unsafe fixes as well, or does not.
pub(crate) fn of_fix(call: &Call, with_unsafe: bool) -> Result<Arc<Call>, Error> {
    Ok(Arc::new(call.with(&[entry("unsafe", RawValue::Flag(with_unsafe))])?))
}

/// The call whose report has this format.
pub(crate) fn of_report(call: &Call, format: &str) -> Result<Call, Error> {
    let only = vec![entry("format", RawValue::Text(format.to_owned()))];
    let only = Raw { value: RawValue::Table(only), ..call::none() };
    let format = Call::read(&CALLER, &only, None, || SystemTime::UNIX_EPOCH.into())?.format;
    let mut call = call.clone();
    call.format = format;
    Ok(call)
}

fn entry(name: &str, value: RawValue<String>) -> Entry<String> {
    Entry { name: name.to_owned(), at: name.to_owned(), value: Raw { at: name.to_owned(), value } }
}

/// A text of Python, borrowed.
pub(crate) fn text<'b>(text: &'b Bound<'_, PyAny>, what: &str) -> Result<Text<'b>, Error> {
    if let Ok(text) = text.cast::<PyString>() {
        return Ok(value::string(text, what)?.into());
    }
    if let Ok(bytes) = text.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().into());
    }
    let name = text.get_type().name()?;
    Err(Error::Value(format!("the text must be a str or bytes, not {name}")))
}
