//! What the whole engine does beside what the small one does: reports, pages, help while a text is written, and the command.

mod catalogue;
mod command;
mod configured;
mod describe;
mod reports;
mod writing;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{call, engine, value};
use command::Command;

/// Checks a text: the report in the format that the options name.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen]
pub fn report(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(reports::report(&call, &engine::input(bytes, is_text))?)
}

/// The articles as they would have been shown, as JSON; of a feed, with `item`, only one.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen]
pub fn show(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(reports::show_json(&call, &engine::input(bytes, is_text))?)
}

/// The same as a page for a browser.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen(js_name = showPage)]
pub fn show_page(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(reports::show_page(&call, &engine::input(bytes, is_text))?)
}

/// What there is in the articles, as JSON.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen]
pub fn inventory(bytes: &[u8], is_text: bool, options: &JsValue) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(reports::inventory(&call, &engine::input(bytes, is_text))?)
}

/// What can be written at an offset in UTF-16 units, as JSON; `null` where nothing can.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen]
pub fn complete(bytes: &[u8], is_text: bool, options: &JsValue, at: u32) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(writing::complete(&call, &engine::input(bytes, is_text), at)?)
}

/// What the word at an offset in UTF-16 units means, as JSON; `null` if it is no word of the format.
///
/// # Errors
///
/// As [`crate::check`].
#[wasm_bindgen]
pub fn hover(bytes: &[u8], is_text: bool, options: &JsValue, at: u32) -> Result<String, JsValue> {
    let call = call::given(options)?;
    Ok(writing::hover(&call, &engine::input(bytes, is_text), at)?)
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
    Ok(catalogue::explain_page(&value::raw(id, ""))?)
}

/// All rules, as JSON.
///
/// # Errors
///
/// None that is known.
#[wasm_bindgen]
pub fn rules() -> Result<String, JsValue> {
    Ok(catalogue::rules()?)
}

/// A rule's documentation, as Markdown.
///
/// # Errors
///
/// A `TypeError` if there is no such rule.
#[wasm_bindgen]
pub fn explain(id: &JsValue) -> Result<String, JsValue> {
    Ok(catalogue::explain(&value::raw(id, ""))?)
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
