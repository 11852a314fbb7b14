//! The options of a call, under JavaScript's names.

use ia_validate::chrono::{DateTime, Utc};
use ia_validate_render::call::{self, Caller, Text};
use ia_validate_render::options::{Naming, Raw};
use wasm_bindgen::JsValue;

use crate::error::Error;
use crate::{foreign, value, watch};

pub(crate) use ia_validate_render::call::{Call, none};

/// JavaScript's strings are made of UTF-16; nothing is read there but what is passed.
const CALLER: Caller = Caller {
    naming: Naming::Camel,
    with_utf16: true,
    without: &[("state", "a state database is read by the program `ia-validate` only; give `previous`")],
    with_item: true,
    progress: Some(watch::progress),
    codec: Some(foreign::CODEC),
};

/// Reads the options of a call of JavaScript.
pub(crate) fn given(options: &JsValue) -> Result<Call, Error> {
    let table = if options.is_undefined() { none() } else { value::raw(options, "") };
    read(&table, value::previous(options)?.as_deref(), value::clock)
}

/// Reads options, with earlier texts, and the clock for whoever wants the time from it.
pub(crate) fn read(
    raw: &Raw<String>,
    previous: Option<&[Text<'_>]>,
    clock: impl FnOnce() -> DateTime<Utc>,
) -> Result<call::Call, Error> {
    Ok(Call::read(&CALLER, raw, previous, clock)?)
}
