//! What can be wrong with a call, and what JavaScript gets to see of it.

use std::io;

use ia_validate_render::call::CallError;
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
    /// Options or a text that cannot be used.
    #[error(transparent)]
    Call(#[from] CallError),
    /// A configuration file that cannot be used.
    #[cfg(feature = "whole")]
    #[error("{0}")]
    Config(String),
    /// A report could not be written, which memory always lets us.
    #[error(transparent)]
    Write(#[from] io::Error),
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
            Error::Usage(_) | Error::Call(CallError::Options(_)) => js_sys::TypeError::new(&message).into(),
            Error::Input(_)
            | Error::Call(
                CallError::TooLarge { .. }
                | CallError::TooLong(_)
                | CallError::NoArticle { .. }
                | CallError::NoFix { .. },
            ) => js_sys::RangeError::new(&message).into(),
            #[cfg(feature = "whole")]
            Error::Config(_) => js_sys::Error::new(&message).into(),
            Error::Call(_) | Error::Write(_) => js_sys::Error::new(&message).into(),
        }
    }
}
