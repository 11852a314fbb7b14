//! Reading a file that must be an ordinary one, whole and once, and no more of it than is allowed.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::opening::options;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unread {
    /// The system refuses, or there is no such file.
    #[error("cannot read it: {0}")]
    Io(#[from] io::Error),
    /// The caller named a folder, a pipe or a device.
    #[error("it is {0}, no ordinary file; name a file")]
    Kind(&'static str),
    /// The caller named something else, most likely.
    #[error("it is larger than {} MiB, which none is", .0 >> 20)]
    TooLarge(u64),
}

/// Reads an ordinary file of at most `limit` bytes.
pub(crate) fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    open_regular(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(Unread::TooLarge(limit)) } else { Ok(bytes) }
}

/// Opens an ordinary file to read it. Nobody is waited for, as at a pipe.
pub(crate) fn open_regular(path: &Path) -> Result<File, Unread> {
    let file = options(false).read(true).open(path)?;
    match kind(&file.metadata()?) {
        None => Ok(file),
        Some(kind) => Err(Unread::Kind(kind)),
    }
}

/// What a file is if it is no ordinary one.
fn kind(metadata: &Metadata) -> Option<&'static str> {
    if metadata.is_file() {
        None
    } else if metadata.is_dir() {
        Some("a folder")
    } else {
        Some("a pipe or a device")
    }
}
