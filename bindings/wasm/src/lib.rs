//! The library and its reports for JavaScript: what the npm package `ia-validate` calls.
//!
//! Texts come as bytes and JSON goes back, which costs least on the way; `bindings/npm` makes values of it.

mod call;
mod engine;
mod error;
mod foreign;
#[cfg(test)]
mod layers;
mod value;
mod watch;
#[cfg(feature = "whole")]
pub mod whole;

use js_sys::{Array, Function, JsString, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use error::Error;
use ia_validate_render::call::Which;

/// Checks a text: the document as JSON. `is_text` says that the bytes were made from a string.
///
/// # Errors
///
/// A `TypeError` for wrong options, a `RangeError` for a text that is too large.
#[wasm_bindgen]
pub fn check(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(engine::check(&call, &engine::input(bytes, is_text))?)
}

/// Mends a text: the new text, and the rest as JSON.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn fix(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<Array, JsValue> {
    let call = call::given(options)?;
    let (text, rest) = engine::fix(&call, &engine::input(bytes, is_text))?;
    Ok(Array::of2(&JsString::from(text), &JsString::from(rest)))
}

/// Mends one finding, by its rule and its offsets in bytes: the new text, and why it was not mended, or null.
///
/// # Errors
///
/// As [`check`], and a `RangeError` if there is no such finding with a fix.
#[wasm_bindgen(js_name = fixOne)]
pub fn fix_one(
    bytes: &[u8],
    is_text: bool,
    options: &JsValue,
    rule: &str,
    start: u32,
    end: u32,
) -> Result<Array, JsValue> {
    let call = call::given(options)?;
    let (text, refused) = engine::fix_one(&call, &engine::input(bytes, is_text), Which { rule, start, end })?;
    let refused = refused.map_or(JsValue::NULL, |refused| JsString::from(refused).into());
    Ok(Array::of2(&JsString::from(text), &refused))
}

/// What ingestion would do with a feed, as JSON.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn preview(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(engine::preview(&call, &engine::input(bytes, is_text))?)
}

/// A file's text, and as JSON its encoding, what it is and how many of its first bytes fit no encoding.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn decode(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<Array, JsValue> {
    let call = call::given(options)?;
    let (text, rest) = engine::decode(&call, &engine::input(bytes, is_text))?;
    Ok(Array::of2(&JsString::from(text), &JsString::from(rest)))
}

/// A new text for a file, in its encoding and with its byte order mark.
///
/// # Errors
///
/// As [`check`], and a `RangeError` if the encoding cannot have it.
#[wasm_bindgen]
pub fn encode(bytes: &[u8], is_text: bool, options: &JsValue, text: &str) -> Result<Uint8Array, JsValue> {
    let call = call::given(options)?;
    let encoded = engine::encode(&call, bytes, is_text, text)?;
    Ok(Uint8Array::from(encoded.as_slice()))
}

/// Whether a text says that it is meant for Instant Articles: editors open pages of all kinds.
#[wasm_bindgen(js_name = isMeant)]
#[must_use]
pub fn is_meant(bytes: &[u8], _is_text: bool) -> bool {
    ia_validate::Kind::is_meant(bytes)
}

/// Whoever is told from here on how many bytes of a feed are checked.
#[wasm_bindgen]
pub fn watch(tell: Option<Function>) {
    watch::by(tell);
}

/// Gives the functions that know the encodings which the engine leaves off.
#[wasm_bindgen]
pub fn codec(decode: Function, encode: Function) {
    foreign::by(decode, encode);
}

/// Gives the models of words, for the rest of the instance's life.
///
/// # Errors
///
/// If the bytes are something else.
#[wasm_bindgen(js_name = giveWords)]
pub fn give_words(models: Box<[u8]>) -> Result<(), JsValue> {
    Ok(ia_validate::word_models::give(models).map_err(|error| Error::Input(error.to_string()))?)
}

/// Whether a text was read whose words could not be counted for want of models.
#[wasm_bindgen(js_name = missesWords)]
#[must_use]
pub fn misses_words() -> bool {
    ia_validate::word_models::are_missed()
}
