//! A copy of a database in memory, so that looking something up locks and changes nothing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use url::Url;

use super::error::StateProblem;
use super::holder::PATIENCE;

/// A database as it is now, whatever others record meanwhile.
pub(super) fn of(path: &Path, is_ahead: bool) -> Result<Connection, StateProblem> {
    let file = open(path, is_ahead)?;
    file.execute_batch("BEGIN")?;
    // From here on it is locked, for as long as copying takes. This waits for others, but copying does not.
    let _: i64 = file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let page: i64 = file.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let mut copy = Connection::open_in_memory()?;
    copy.pragma_update(None, "page_size", page)?;
    let copied = Backup::new(&file, &mut copy)?.step(-1)?;
    match copied {
        StepResult::Busy | StepResult::Locked => Err(StateProblem::Busy(None)),
        _ => Ok(copy),
    }
}

fn open(path: &Path, is_ahead: bool) -> Result<Connection, StateProblem> {
    if !is_ahead {
        return connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    let mut log = OsString::from(path);
    log.push("-wal");
    if PathBuf::from(log).metadata().is_ok_and(|log| log.len() > 0) {
        // SQLite reads it only if it may tidy up behind itself.
        return connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
    }
    // It would make a log to read that there is none.
    let path = path.canonicalize().ok().and_then(|path| Url::from_file_path(path).ok());
    let Some(mut url) = path else { return Err(StateProblem::Missing) };
    url.set_query(Some("immutable=1"));
    connect(Path::new(url.as_str()), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// Opens a database that exists.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StateProblem> {
    // Some names mean something else to SQLite, such as `:memory:`.
    let path = match flags.contains(OpenFlags::SQLITE_OPEN_URI) {
        true => path.to_owned(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}
