//! What can be wrong with stored versions: whose fault it is, and what to do.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use crate::inputs::InputError;
use crate::paths::shown_path;

/// Earlier versions cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HistoryError {
    /// An earlier version cannot be used; `from` says who named it.
    #[error("{from}: {error}")]
    Previous { from: String, error: InputError },
    /// The state cannot be used, or not any more.
    #[error(transparent)]
    State(#[from] StateError),
    /// A version could not be looked up.
    #[error(transparent)]
    LookUp(#[from] ia_validate::history::HistoryError),
}

/// A state database that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("state `{path}`: {problem}")]
pub(crate) struct StateError {
    pub(crate) path: String,
    pub(crate) problem: StateProblem,
}

/// Why a state database cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StateProblem {
    /// The caller named something that is not there.
    #[error("there is no such file; `ia-validate record` makes it")]
    Missing,
    /// The caller named something else.
    #[error("this is no state database of ia-validate; it is left as it is")]
    Foreign,
    /// The caller uses different versions of the program.
    #[error("it was written by a newer ia-validate (schema {0}); use that one")]
    Newer(i32),
    /// Something happened to the file.
    #[error("it is damaged ({0}); it is left as it is: put a copy in its place, or record into a new file")]
    Damaged(String),
    /// Another process does not come to an end.
    #[error("another process is recording into it; try again later")]
    Busy,
    /// The system refuses; often the caller's permissions.
    #[error("cannot read it: {0}")]
    Unreadable(#[from] io::Error),
    /// The same, or a full disk.
    #[error("cannot use it: {0}")]
    Sqlite(rusqlite::Error),
}

impl StateError {
    pub(crate) fn new(path: &Path, problem: StateProblem) -> Self {
        Self { path: shown_path(path), problem }
    }
}

impl From<rusqlite::Error> for StateProblem {
    fn from(error: rusqlite::Error) -> Self {
        match (&error, error.sqlite_error_code()) {
            (_, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => Self::Busy,
            (_, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
            | (
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..),
                _,
            ) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}
