//! Encodings that are not Unicode's, which JavaScript knows: `bindings/npm/src/foreign.js`.

use std::cell::RefCell;

use ia_validate::source::{Codec, EncodeError, Foreign};
use js_sys::{Array, Function, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// Asks the functions that were given.
pub(crate) const CODEC: Codec = Codec { decode, encode };

thread_local! {
    static FUNCTIONS: RefCell<Option<(Function, Function)>> = const { RefCell::new(None) };
}

/// Gives the functions: `decode(encoding, bytes)` gives a text, and which of its U+FFFD are genuine; `encode(encoding, text)` bytes, or null
/// where the encoding lacks a character. Either throws if it does not know the encoding.
pub(crate) fn by(decode: Function, encode: Function) {
    FUNCTIONS.set(Some((decode, encode)));
}

fn decode(encoding: &'static str, bytes: &[u8]) -> Option<Foreign> {
    let function = FUNCTIONS.with_borrow(|functions| functions.as_ref().map(|(decode, _)| decode.clone()))?;
    let answer = function.call2(&JsValue::UNDEFINED, &encoding.into(), &Uint8Array::from(bytes)).ok()?;
    let answer: Array = answer.dyn_into().ok()?;
    let genuine: Vec<u32> = answer.get(1).dyn_into::<Uint32Array>().ok()?.to_vec();
    Some(Foreign { text: answer.get(0).as_string()?, genuine })
}

fn encode(encoding: &'static str, text: &str) -> Result<Vec<u8>, EncodeError> {
    let function = FUNCTIONS.with_borrow(|functions| functions.as_ref().map(|(_, encode)| encode.clone()));
    let answer = function
        .and_then(|function| function.call2(&JsValue::UNDEFINED, &encoding.into(), &text.into()).ok())
        .ok_or(EncodeError::Unknown)?;
    answer.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| EncodeError::Unencodable)
}
