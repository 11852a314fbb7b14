//! A lookup that failed.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Why a stored version could not be looked up: a matter of whoever stores them.
#[derive(Clone, Debug)]
pub struct HistoryError(Arc<dyn Error + Send + Sync>);

impl HistoryError {
    /// An error of this cause.
    #[must_use]
    pub fn new(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(cause.into().into())
    }
}

impl fmt::Display for HistoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for HistoryError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// Errors are the same if they say the same.
impl PartialEq for HistoryError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for HistoryError {}
