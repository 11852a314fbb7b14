//! What can be wrong with a call: a `ValueError` with the words of the command line.

use ia_validate_render::options::Problem;
use pyo3::PyErr;
use pyo3::exceptions::PyValueError;

/// What keeps a call from being answered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The caller's mistake, or a text that cannot be used.
    #[error("{0}")]
    Value(String),
    /// What Python itself says.
    #[error(transparent)]
    Python(#[from] PyErr),
    /// A document could not be written, which memory always lets us.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A report could not be written, which memory always lets us.
    #[error(transparent)]
    Write(#[from] std::io::Error),
    /// A table that cannot be read.
    #[error(transparent)]
    Arrow(#[from] arrow_schema::ArrowError),
}

impl Error {
    /// What is wrong with options, each with its name, on a line of its own.
    pub(crate) fn of(problems: Vec<Problem<String>>) -> Self {
        let line = |Problem { message, help, at, .. }: Problem<String>| {
            let name = if at.is_empty() { String::new() } else { format!("`{at}`: ") };
            name + &message + &help.map(|help| format!("; {help}")).unwrap_or_default()
        };
        Self::Value(problems.into_iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Python(error) => error,
            other => PyValueError::new_err(other.to_string()),
        }
    }
}
