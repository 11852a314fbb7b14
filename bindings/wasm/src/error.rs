//! What can be wrong with a call, and what JavaScript gets to see of it.

use std::io;

use ia_validate_render::options::Problem;
use wasm_bindgen::JsValue;

/// What keeps a call from being answered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The caller's mistake.
    #[error("{0}")]
    Usage(String),
    /// A text that cannot be used.
    #[error("{0}")]
    Input(String),
    /// A report could not be written, which memory always lets us.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl Error {
    /// What is wrong with options, each with its name, on a line of its own.
    pub(crate) fn of(problems: Vec<Problem<String>>) -> Self {
        let line = |Problem { message, help, at, .. }: Problem<String>| {
            let name = if at.is_empty() { String::new() } else { format!("`{at}`: ") };
            name + &message + &help.map(|help| format!("; {help}")).unwrap_or_default()
        };
        Self::Usage(problems.into_iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Usage(_) => js_sys::TypeError::new(&message).into(),
            Error::Input(_) => js_sys::RangeError::new(&message).into(),
            Error::Write(_) => js_sys::Error::new(&message).into(),
        }
    }
}
