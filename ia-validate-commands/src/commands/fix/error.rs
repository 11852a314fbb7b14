//! Why a file cannot be mended: whose fault it is, and what to do.

use crate::paths::WriteError;

/// A file that could not be mended. It is left as it is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FixError {
    /// The caller named something that cannot be written back.
    #[error("`{0}`: what is fetched cannot be fixed; download it, and fix the file")]
    Fetched(String),
    /// The caller named a pipe or a device.
    #[error("`{0}` is no ordinary file; use `-` to fix stdin")]
    NoFile(String),
    /// A link that nobody named may lead to what nobody meant.
    #[error(
        "`{0}` is a link that was found in a folder; it is left as it is: name it to fix what it leads to"
    )]
    Link(String),
    /// The file's owner does not want it changed.
    #[error("`{0}` is read-only; it is left as it is")]
    ReadOnly(String),
    /// The system refuses: permissions, or a full disk; or another program was quicker.
    #[error("cannot write `{path}`: {why}")]
    Unwritten { path: String, why: WriteError },
    /// The file is broken.
    #[error(
        "`{path}` has bytes that are no {encoding}; it is left as it is, since they could not be written back"
    )]
    Malformed { path: String, encoding: &'static str },
    /// The encoding has several ways to write one text.
    #[error("`{path}`: its {encoding} could not be written back byte by byte; it is left as it is")]
    Ambiguous { path: String, encoding: &'static str },
    /// A fix needs a character that the encoding lacks.
    #[error("`{path}`: a fix needs a character that {encoding} lacks; it is left as it is")]
    Unencodable { path: String, encoding: &'static str },
}
