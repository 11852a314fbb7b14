//! From values of JavaScript to what the table of options reads.

use std::time::{Duration, SystemTime};

use ia_validate::chrono::{DateTime, Utc};
use ia_validate_render::call::Text;
use ia_validate_render::options::{Entry, Raw, RawValue};
use js_sys::{Array, Date, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Error;

/// The name of the option that holds texts, which are not copied into options.
const PREVIOUS: &str = "previous";

/// How deep options go: no further is looked, for the sake of values that hold themselves.
const DEPTH: u32 = 3;

/// A value, each part with the name of the option that it stands in.
pub(crate) fn raw(value: &JsValue, at: &str) -> Raw<String> {
    within(value, at, DEPTH)
}

fn within(value: &JsValue, at: &str, depth: u32) -> Raw<String> {
    Raw { at: at.to_owned(), value: read(value, at, depth) }
}

fn read(value: &JsValue, at: &str, depth: u32) -> RawValue<String> {
    if let Some(text) = value.as_string() {
        return RawValue::Text(text);
    }
    if let Some(flag) = value.as_bool() {
        return RawValue::Flag(flag);
    }
    if let Some(number) = value.as_f64() {
        return match number {
            _ if number.fract() != 0.0 => RawValue::Other("a number with a point"),
            _ => RawValue::Integer(whole(number)),
        };
    }
    if Array::is_array(value) && depth > 0 {
        let list = Array::from(value);
        return RawValue::List(list.iter().map(|item| within(&item, at, depth - 1)).collect());
    }
    if let Some(date) = value.dyn_ref::<Date>() {
        return date.to_iso_string().as_string().map_or(RawValue::Other("a date"), RawValue::Text);
    }
    match value.dyn_ref::<Object>() {
        Some(_) if value.is_function() => RawValue::Other("a function"),
        Some(_) if value.dyn_ref::<Uint8Array>().is_some() => RawValue::Other("bytes"),
        Some(object) if depth > 0 => {
            let entry = |pair: JsValue| {
                let pair = Array::from(&pair);
                let (name, value) = (pair.get(0).as_string().unwrap_or_default(), pair.get(1));
                // What is not set is not there.
                if value.is_undefined() {
                    return None;
                }
                let inner = if at.is_empty() { name.as_str() } else { at };
                let value = match inner {
                    PREVIOUS => Raw { at: PREVIOUS.to_owned(), value: RawValue::Other("texts") },
                    _ => within(&value, inner, depth - 1),
                };
                Some(Entry { at: at.to_owned(), value, name })
            };
            RawValue::Table(Object::entries(object).iter().filter_map(entry).collect())
        }
        Some(_) => RawValue::Other("an object"),
        None if value.is_null() => RawValue::Other("null"),
        None if value.is_undefined() => RawValue::Other("undefined"),
        None => RawValue::Other("something else"),
    }
}

/// A number that can count; none if it is less than 0 or too large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and in bounds")]
fn whole(number: f64) -> Option<u64> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    (0.0..=LARGEST).contains(&number).then_some(number as u64)
}

/// The earlier texts that options name; none if they name none.
pub(crate) fn previous(options: &JsValue) -> Result<Option<Vec<Text<'static>>>, Error> {
    let wrong =
        || Error::Usage(format!("`{PREVIOUS}`: this must be a list of texts, strings or `Uint8Array`s"));
    if !options.is_object() {
        return Ok(None);
    }
    let list = Reflect::get(options, &JsString::from(PREVIOUS)).map_err(|_| wrong())?;
    if list.is_undefined() {
        return Ok(None);
    }
    if !Array::is_array(&list) {
        return Err(wrong());
    }
    let text = |item: JsValue| match item.dyn_ref::<Uint8Array>() {
        Some(bytes) => Ok(Text::from(bytes.to_vec())),
        None => item.as_string().map(Text::from).ok_or_else(wrong),
    };
    Array::from(&list).iter().map(text).collect::<Result<_, _>>().map(Some)
}

/// The time of JavaScript's clock.
pub(crate) fn clock() -> DateTime<Utc> {
    let since = Duration::try_from_secs_f64(Date::now() / 1000.0).unwrap_or_default();
    SystemTime::UNIX_EPOCH.checked_add(since).unwrap_or(SystemTime::UNIX_EPOCH).into()
}
