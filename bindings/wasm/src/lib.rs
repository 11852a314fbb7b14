//! The library and its reports for JavaScript: what the npm package `ia-validate` calls.
//!
//! Texts come as bytes and JSON goes back, which costs least on the way; `bindings/npm` makes values of it.

mod call;
mod command;
mod configured;
mod describe;
mod engine;
mod error;
mod foreign;
#[cfg(test)]
mod layers;
mod value;
mod watch;
mod writing;

use js_sys::{Array, Function, JsString, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use call::Call;
use command::Command;
use error::Error;
use ia_validate_render::call::{Text, Which};

/// Checks a text: the document as JSON. `is_text` says that the bytes were made from a string.
///
/// # Errors
///
/// A `TypeError` for wrong options, a `RangeError` for a text that is too large.
#[wasm_bindgen]
pub fn check(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(engine::check(&call, &input(bytes, is_text))?)
}

/// Mends a text: the new text, and the rest as JSON.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn fix(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<Array, JsValue> {
    let call = read(options)?;
    let (text, rest) = engine::fix(&call, &input(bytes, is_text))?;
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
    let call = read(options)?;
    let (text, refused) = engine::fix_one(&call, &input(bytes, is_text), Which { rule, start, end })?;
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
    let call = read(options)?;
    Ok(engine::preview(&call, &input(bytes, is_text))?)
}

/// Checks a text: the report in the format that the options name.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn report(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(engine::report(&call, &input(bytes, is_text))?)
}

/// The articles as they would have been shown, as JSON; of a feed, with `item`, only one.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn show(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(engine::show_json(&call, &input(bytes, is_text))?)
}

/// The same as a page for a browser.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen(js_name = showPage)]
pub fn show_page(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(engine::show_page(&call, &input(bytes, is_text))?)
}

/// What there is in the articles, as JSON.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn inventory(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(engine::inventory(&call, &input(bytes, is_text))?)
}

/// A file's text, and as JSON its encoding, what it is and how many of its first bytes fit no encoding.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn decode(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<Array, JsValue> {
    let call = read(options)?;
    let (text, rest) = engine::decode(&call, &input(bytes, is_text))?;
    Ok(Array::of2(&JsString::from(text), &JsString::from(rest)))
}

/// A new text for a file, in its encoding and with its byte order mark.
///
/// # Errors
///
/// As [`check`], and a `RangeError` if the encoding cannot have it.
#[wasm_bindgen]
pub fn encode(bytes: &[u8], is_text: bool, options: &JsValue, text: &str) -> Result<Uint8Array, JsValue> {
    let call = read(options)?;
    let encoded = engine::encode(&call, &input(bytes, is_text), text)?;
    Ok(Uint8Array::from(encoded.as_slice()))
}

/// Whether a text says that it is meant for Instant Articles: editors open pages of all kinds.
#[wasm_bindgen(js_name = isMeant)]
#[must_use]
pub fn is_meant(bytes: &[u8], _is_text: bool) -> bool {
    ia_validate::Kind::is_meant(bytes)
}

/// What can be written at an offset in UTF-16 units, as JSON; `null` where nothing can.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn complete(bytes: &[u8], is_text: bool, options: &JsValue, at: u32) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(writing::complete(&call, &input(bytes, is_text), at)?)
}

/// What the word at an offset in UTF-16 units means, as JSON; `null` if it is no word of the format.
///
/// # Errors
///
/// As [`check`].
#[wasm_bindgen]
pub fn hover(bytes: &[u8], is_text: bool, options: &JsValue, at: u32) -> Result<String, JsValue> {
    let call = read(options)?;
    Ok(writing::hover(&call, &input(bytes, is_text), at)?)
}

/// The options of the text at a path: what configuration files say of it, each with its path, from the nearest to those that they
/// extend, and on top of it the caller's; or the path of the next file that is needed. As JSON, with `options` or `needs`.
///
/// # Errors
///
/// What is wrong with them.
#[wasm_bindgen]
pub fn configured(chain: Vec<String>, path: &str, settings: &JsValue) -> Result<String, JsValue> {
    Ok(configured::configured(&chain, path, &value::raw(settings, ""))?)
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

/// The schema of options, as JSON.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen(js_name = optionsSchema)]
pub fn options_schema() -> Result<String, JsValue> {
    Ok(describe::options().to_string())
}

/// Formats and severities with their words, as JSON.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen]
pub fn terms() -> Result<String, JsValue> {
    Ok(describe::terms().to_string())
}

/// A rule's documentation, as HTML without markup of any source.
///
/// # Errors
///
/// A `TypeError` if there is no such rule.
#[wasm_bindgen(js_name = explainPage)]
pub fn explain_page(id: &JsValue) -> Result<String, JsValue> {
    Ok(engine::explain_page(&value::raw(id, ""))?)
}

/// All rules, as JSON.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen]
pub fn rules() -> Result<String, JsValue> {
    Ok(engine::rules()?)
}

/// A rule's documentation, as Markdown.
///
/// # Errors
///
/// A `TypeError` if there is no such rule.
#[wasm_bindgen]
pub fn explain(id: &JsValue) -> Result<String, JsValue> {
    Ok(engine::explain(&value::raw(id, ""))?)
}

/// A run of the small command.
#[wasm_bindgen]
pub struct Run(Command);

#[wasm_bindgen]
impl Run {
    /// Reads the command line.
    ///
    /// # Errors
    ///
    /// A `TypeError` for wrong usage.
    #[wasm_bindgen(constructor)]
    pub fn new(args: Vec<String>) -> Result<Self, JsValue> {
        Ok(Self(Command::new(&args, value::clock)?))
    }

    /// The files to read, with `-` for stdin.
    #[wasm_bindgen(getter)]
    pub fn paths(&self) -> Vec<String> {
        self.0.paths().to_vec()
    }

    /// Takes a file that was read. What it gives back, if anything, is to be written over it.
    ///
    /// # Errors
    ///
    /// An `Error` that says why the file cannot be used; the run goes on.
    pub fn file(&mut self, path: &str, bytes: &[u8]) -> Result<Option<Uint8Array>, JsValue> {
        Ok(self.0.file(path, bytes)?.map(|text| Uint8Array::from(text.as_bytes())))
    }

    /// Takes note that a file cannot be read.
    pub fn failed(&mut self) {
        self.0.failed();
    }

    /// What goes to stdout.
    ///
    /// # Errors
    ///
    /// None that is known.
    pub fn finish(&mut self) -> Result<String, JsValue> {
        Ok(self.0.finish()?)
    }

    /// What goes to stderr, from the last time that it was asked.
    pub fn told(&mut self) -> String {
        self.0.told()
    }

    /// The exit code.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> u8 {
        self.0.code()
    }
}

fn read(options: &JsValue) -> Result<Call, Error> {
    let table = if options.is_undefined() { call::none() } else { value::raw(options, "") };
    call::read(&table, value::previous(options)?.as_deref(), value::clock)
}

fn input(bytes: &[u8], is_text: bool) -> Text<'_> {
    if is_text { Text::of_string(bytes) } else { bytes.into() }
}
