//! What a file is, told from its first bytes.
//!
//! SQLite is not asked: opening a database can repair it, and what is not ours is left as it is.

use std::io::{self, Read};
use std::path::Path;

use super::error::StateProblem;
use crate::paths::{Unread, open_regular};

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// Nothing.
    Missing,
    /// An empty file, such as one that was begun when the machine stopped.
    Empty,
    /// A state of this schema; whether others may keep the newest of it in a file beside it (a write-ahead log).
    State { is_ahead: bool },
}

/// Marks our databases; SQLite keeps the number for `file` and the like. It spells `IAst`.
pub(super) const APPLICATION_ID: i32 = 0x4941_7374;

/// The version of the table below.
pub(super) const SCHEMA: i32 = 1;

/// Length of the header of an SQLite database, and where things stand in it (fileformat2.html).
const LENGTH: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";
const READER_AT: usize = 19;
const SCHEMA_AT: usize = 60;
const APPLICATION_AT: usize = 68;

/// Looks at the file; one that is not a state of this schema is a problem.
pub(super) fn look(path: &Path) -> Result<Found, StateProblem> {
    let file = match open_regular(path) {
        Ok(file) => file,
        Err(Unread::Io(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Missing),
        Err(error) => return Err(error.into()),
    };
    let mut header = Vec::with_capacity(LENGTH);
    file.take(LENGTH as u64).read_to_end(&mut header).map_err(Unread::from)?;
    if header.is_empty() {
        return Ok(Found::Empty);
    }
    let application = number(&header, APPLICATION_AT);
    if !header.starts_with(MAGIC) || application != Some(APPLICATION_ID) {
        return Err(StateProblem::Foreign);
    }
    check_schema(number(&header, SCHEMA_AT).unwrap_or_default())?;
    Ok(Found::State { is_ahead: header.get(READER_AT) == Some(&2) })
}

/// Whether we can work with a schema.
pub(super) fn check_schema(schema: i32) -> Result<(), StateProblem> {
    match schema {
        SCHEMA => Ok(()),
        schema if schema > SCHEMA => Err(StateProblem::Newer(schema)),
        schema => Err(StateProblem::Damaged(format!("it claims to have schema {schema}"))),
    }
}

fn number(header: &[u8], at: usize) -> Option<i32> {
    let bytes = header.get(at..at + 4)?;
    Some(i32::from_be_bytes(bytes.try_into().ok()?))
}
