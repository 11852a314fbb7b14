//! What can be wrong with stored versions: whose fault it is, and what to do.

use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_READONLY_ROLLBACK;

use super::holder::{Holder, PATIENCE, holder};
use crate::inputs::InputError;
use crate::paths::{Unread, WriteError, shown_path};

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
    #[error("{} has locked it for more than {} seconds; it is left as it is: try again when that has ended", holder(.0.as_ref()), PATIENCE.as_secs())]
    Busy(Option<Holder>),
    /// The system refuses, often because of the caller's permissions; or the caller named no file.
    #[error("{0}")]
    Unreadable(#[from] Unread),
    /// The caller named something else, or what was in it is lost.
    #[error(
        "it is empty, which no state is: put a copy in its place; or, if nothing was recorded, remove it, or record into it"
    )]
    Empty,
    /// A run was killed, and what it began has to be undone in the file.
    #[error("a run was stopped while it recorded into it; `ia-validate record` sets that right")]
    Interrupted,
    /// Another process was quicker to make it; the caller of this tries again.
    #[error("another process made it at the same time; try again")]
    Made,
    /// It could not be made.
    #[error("{0}")]
    Unwritten(#[from] WriteError),
    /// The system refuses.
    #[error("there is no room for it; it is left as it is: make room, and run this again")]
    Full,
    /// The system refuses; often the caller's permissions.
    #[error("it or its folder may not be written to; it is left as it is: run this as who may")]
    ReadOnly,
    /// Anything else.
    #[error("cannot use it: {0}; it is left as it is")]
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
            (_, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => Self::Busy(None),
            (_, Some(ErrorCode::DiskFull)) => Self::Full,
            (rusqlite::Error::SqliteFailure(failure, _), Some(ErrorCode::ReadOnly))
                if failure.extended_code == SQLITE_READONLY_ROLLBACK =>
            {
                Self::Interrupted
            }
            (_, Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied)) => {
                Self::ReadOnly
            }
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
