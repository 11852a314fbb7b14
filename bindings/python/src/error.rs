//! What can be wrong with a call: a `ValueError` with the words of the command line.

use ia_validate_render::call::CallError;
use pyo3::PyErr;
use pyo3::exceptions::PyValueError;

/// What keeps a call from being answered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The caller's mistake, or a text that cannot be used.
    #[error("{0}")]
    Value(String),
    /// The same, as all languages have it.
    #[error(transparent)]
    Call(#[from] CallError),
    /// What Python itself says.
    #[error(transparent)]
    Python(#[from] PyErr),
    /// A document could not be written, which memory always lets us.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A table that cannot be read.
    #[error(transparent)]
    Arrow(#[from] arrow_schema::ArrowError),
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Python(error) => error,
            other => PyValueError::new_err(other.to_string()),
        }
    }
}
