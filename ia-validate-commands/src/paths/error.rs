//! Why a file was not written: whose fault it is, and what to do.

use std::io;

/// A file was not written, and is what it was unless the text says otherwise.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WriteError {
    /// The caller named a pipe, a device or a folder.
    #[error("it is no ordinary file; name a file")]
    NoFile,
    /// The file's owner does not want it changed.
    #[error("it is read-only; it is left as it is")]
    ReadOnly,
    /// Another program, at the same time.
    #[error("another program has changed it meanwhile; what that wrote is left as it is: run this again")]
    Changed,
    /// The file is something that nothing is written over.
    #[error("it is {0}; it is left as it is: name another file")]
    Precious(&'static str),
    /// A run was stopped while it wrote this file.
    #[error(
        "`{0}` lies beside it, and holds what it was before another run was stopped; it is left as it is: {DO}"
    )]
    Copy(String),
    /// The system refuses to let a copy lie beside it.
    #[error(
        "it can be written in place only, and no copy can lie beside it ({0}); it is left as it is: let its folder be \
         written to"
    )]
    NoCopy(io::Error),
    /// The system refuses: permissions, or a full disk.
    #[error("{error}{}", advice(error))]
    Io {
        #[from]
        error: io::Error,
    },
    /// The system refuses, in the middle.
    #[error("{source}, and part of it is written; `{copy}` holds what it was: put that in its place")]
    Half { copy: String, source: io::Error },
    /// The system refuses what it allowed before.
    #[error("{source}; `{saved}` holds what another program saved meanwhile: put that in its place")]
    Saved { saved: String, source: io::Error },
}

/// What to do with a copy that a run left.
pub(super) const DO: &str = "compare the two, keep the right one, and remove the copy";

/// What comes behind a refusal of the system's.
pub(crate) fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "; it is left as it is: make room, and run this again"
        }
        io::ErrorKind::ReadOnlyFilesystem => "; it is left as it is: let its disk be written to",
        io::ErrorKind::PermissionDenied => {
            "; it is left as it is: let it and its folder be written to, or run this as who may"
        }
        io::ErrorKind::FileTooLarge => "; it is left as it is: raise the limit for files (`ulimit -f`)",
        io::ErrorKind::NotFound => "; make its folder first",
        _ => "; it is left as it is",
    }
}
