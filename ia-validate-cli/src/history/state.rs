//! The state database: what was recorded as ingested, in SQLite.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use ia_validate::history::{History, HistoryError, LookUp, StoredVersion};
use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row, params};

use super::error::{StateError, StateProblem};
use super::header::{self, APPLICATION_ID, Found, SCHEMA};
use crate::paths::shown_path;

/// How long to wait for another process that is recording.
const PATIENCE: Duration = Duration::from_secs(10);

/// One row for each canonical URL. Times are text in RFC 3339 (UTC), as fine as the articles have them.
const TABLE: &str = "
    CREATE TABLE version (
        canonical TEXT NOT NULL UNIQUE,
        guid TEXT,
        title TEXT,
        published TEXT,
        modified TEXT,
        content_hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX version_by_guid ON version (guid) WHERE guid IS NOT NULL;
    CREATE INDEX version_by_title ON version (title, published)
        WHERE title IS NOT NULL AND published IS NOT NULL;";

const INSERT: &str = "
    INSERT OR REPLACE INTO version (canonical, guid, title, published, modified, content_hash)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

const BY_CANONICAL: &str = "
    SELECT canonical, guid, title, published, modified, content_hash FROM version WHERE canonical = ?1";

// Of several the one that was recorded last.
const BY_GUID: &str = "
    SELECT canonical, guid, title, published, modified, content_hash FROM version WHERE guid = ?1
    ORDER BY rowid DESC LIMIT 1";

const BY_TITLE: &str = "
    SELECT canonical, guid, title, published, modified, content_hash FROM version
    WHERE title = ?1 AND published = ?2 ORDER BY rowid DESC LIMIT 1";

/// An open state database, in a transaction: all lookups see the same versions.
pub(crate) struct State {
    /// Its path, to be shown.
    path: String,
    open: Mutex<Connection>,
}

impl State {
    /// Opens a state for lookups; one that does not exist is an error.
    pub(crate) fn open(path: &Path) -> Result<Self, StateError> {
        Self::open_if_any(path)?.ok_or_else(|| StateError::new(path, StateProblem::Missing))
    }

    /// Opens a state for lookups; none if it does not exist.
    pub(crate) fn open_if_any(path: &Path) -> Result<Option<Self>, StateError> {
        let connection = match header::look(path) {
            Ok(Found::Missing) => return Ok(None),
            Ok(Found::Empty) => empty(),
            Ok(Found::State) => snapshot(path),
            Err(problem) => Err(problem),
        };
        Self::new(path, connection).map(Some)
    }

    /// A state without versions, in place of one that does not exist.
    pub(crate) fn empty(path: &Path) -> Result<Self, StateError> {
        Self::new(path, empty())
    }

    /// Opens a state to record into, and makes it if it does not exist. Until this is dropped no other
    /// process can record; without [`record`](Self::record) nothing changes.
    pub(crate) fn open_to_record(path: &Path) -> Result<Self, StateError> {
        Self::new(path, header::look(path).and_then(|_| writable(path, PATIENCE)))
    }

    fn new(path: &Path, connection: Result<Connection, StateProblem>) -> Result<Self, StateError> {
        let connection = connection.map_err(|problem| StateError::new(path, problem))?;
        Ok(Self { path: shown_path(path), open: Mutex::new(connection) })
    }

    /// Stores versions for good, each in place of an earlier one with its canonical URL: all of them, or
    /// none if that fails.
    pub(crate) fn record(&self, versions: &[StoredVersion]) -> Result<(), StateError> {
        let open = self.lock();
        store(&open, versions).map_err(|error| self.error(error.into()))
    }

    fn error(&self, problem: StateProblem) -> StateError {
        StateError { path: self.path.clone(), problem }
    }

    fn find(&self, sql: &str, key: impl Params) -> LookUp {
        let open = self.lock();
        let row = open.prepare_cached(sql);
        let found = row.and_then(|mut row| row.query_row(key, version).optional());
        found.map_err(|error| HistoryError::new(self.error(error.into())))
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl History for State {
    fn by_canonical(&self, canonical: &str) -> LookUp {
        self.find(BY_CANONICAL, [canonical])
    }

    fn by_guid(&self, guid: &str) -> LookUp {
        self.find(BY_GUID, [guid])
    }

    fn by_title(&self, title: &str, published: DateTime<Utc>) -> LookUp {
        self.find(BY_TITLE, [title, &written(published)])
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("path", &self.path).finish_non_exhaustive()
    }
}

/// A database in memory.
fn empty() -> Result<Connection, StateProblem> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(TABLE)?;
    Ok(connection)
}

/// A state as it is now, whatever others record meanwhile.
fn snapshot(path: &Path) -> Result<Connection, StateProblem> {
    // Not opened for reading alone: SQLite could not tidy up behind itself and would leave files.
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, PATIENCE)?;
    connection.execute_batch("PRAGMA query_only = TRUE; BEGIN")?;
    if is_blank(&connection)? {
        // Whoever wanted to make it was stopped.
        return empty();
    }
    check(&connection)?;
    Ok(connection)
}

/// A state that is locked against others who want to write.
fn writable(path: &Path, patience: Duration) -> Result<Connection, StateProblem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = connect(path, flags, patience)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    if is_blank(&connection)? {
        // With a rollback journal this is there as a whole or not at all, even in the file's first bytes,
        // which say whose it is. A write-ahead log would keep them to itself for a while.
        connection.execute_batch(TABLE)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", SCHEMA)?;
    }
    check(&connection)?;
    connection.execute_batch("COMMIT")?;
    match write_ahead(&connection) {
        // SQLite does not wait for others here. Then one of them does it, or whoever comes next.
        Ok(()) | Err(StateProblem::Busy) => {}
        Err(problem) => return Err(problem),
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    Ok(connection)
}

/// From now on readers do not wait for a process that is recording.
fn write_ahead(connection: &Connection) -> Result<(), StateProblem> {
    Ok(connection.execute_batch("PRAGMA journal_mode = WAL")?)
}

fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> Result<Connection, StateProblem> {
    // Some names mean something else to SQLite, such as `:memory:`.
    let path = std::path::absolute(path)?;
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(patience)?;
    Ok(connection)
}

/// Whether nothing was ever written to a database.
fn is_blank(connection: &Connection) -> Result<bool, StateProblem> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0 && pragma(connection, "application_id")? == 0 && pragma(connection, "user_version")? == 0)
}

/// Makes sure that this is a state of this schema, as SQLite sees it: the file's header may be behind.
fn check(connection: &Connection) -> Result<(), StateProblem> {
    if pragma(connection, "application_id")? != APPLICATION_ID {
        return Err(StateProblem::Foreign);
    }
    header::check_schema(pragma(connection, "user_version")?)?;
    for sql in [BY_CANONICAL, BY_GUID, BY_TITLE] {
        connection.prepare_cached(sql)?;
    }
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> Result<i32, StateProblem> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

fn store(connection: &Connection, versions: &[StoredVersion]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare(INSERT)?;
    for version in versions {
        insert.execute(params![
            version.canonical,
            version.guid,
            version.title,
            version.published.map(written),
            version.modified.map(written),
            version.content_hash.to_be_bytes(),
        ])?;
    }
    connection.execute_batch("COMMIT")
}

fn version(row: &Row<'_>) -> rusqlite::Result<StoredVersion> {
    let mut version = StoredVersion::new(row.get::<_, String>(0)?, u128::from_be_bytes(row.get(5)?));
    version.guid = row.get(1)?;
    version.title = row.get(2)?;
    version.published = time(row, 3)?;
    version.modified = time(row, 4)?;
    Ok(version)
}

/// A time as it is stored; equal instants are equal texts.
fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let text: Option<String> = row.get(column)?;
    let parse = |text: String| {
        text.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(column, Type::Text, FromSqlError::other(error).into())
        })
    };
    text.map(parse).transpose()
}
