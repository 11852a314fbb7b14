//! What can be wrong with a baseline: whose fault it is, and what to do.

use std::path::Path;

use crate::paths::{Unread, WriteError, shown_path};

/// A baseline that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("baseline `{path}`: {problem}")]
pub(crate) struct BaselineError {
    path: String,
    problem: BaselineProblem,
}

/// Why a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BaselineProblem {
    /// The caller named something that is not there.
    #[error("there is no such file; --write-baseline makes it")]
    Missing,
    /// The caller named something else.
    #[error("this is no baseline of ia-validate; it is left as it is")]
    Foreign,
    /// The caller uses different versions of the program.
    #[error("it was written by a newer ia-validate (schema {0}); use that one")]
    Newer(u64),
    /// Something happened to the file, such as a merge.
    #[error("it is damaged ({0}); mend it, or remove it and write a new one with --write-baseline")]
    Damaged(serde_json::Error),
    /// What the run found is not all there is.
    #[error("it is left as it is, since not all inputs could be checked")]
    Incomplete,
    /// The same, because the caller wants no more.
    #[error("it is left as it is, since not all items were checked; raise the limit with --max-items")]
    ItemsLeft,
    /// The system refuses; often the caller's permissions.
    #[error("{0}")]
    Unreadable(Unread),
    /// The same, or a full disk.
    #[error("cannot write it: {0}")]
    Unwritable(WriteError),
}

impl BaselineError {
    pub(crate) fn new(path: &Path, problem: BaselineProblem) -> Self {
        Self { path: shown_path(path), problem }
    }
}
