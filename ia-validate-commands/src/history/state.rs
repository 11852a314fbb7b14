//! The state database: what was recorded as ingested, in SQLite.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fmt, io};

use chrono::{DateTime, Utc};
use ia_validate::history::{History, HistoryError, LookUp, StoredVersion};
use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row, params};

use super::error::{StateError, StateProblem};
use super::header::{self, APPLICATION_ID, Found, SCHEMA};
use super::{copy, holder};
use crate::paths::{Temporary, WriteError, folder_of, real, sweep};

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

const ALL: &str = "SELECT canonical, guid, title, published, modified, content_hash FROM version";

// Of several the one that was recorded last.
const BY_GUID: &str = "
    SELECT canonical, guid, title, published, modified, content_hash FROM version WHERE guid = ?1
    ORDER BY rowid DESC LIMIT 1";

const BY_TITLE: &str = "
    SELECT canonical, guid, title, published, modified, content_hash FROM version
    WHERE title = ?1 AND published = ?2 ORDER BY rowid DESC LIMIT 1";

/// A state: a copy of it to look up versions, or the file itself, in a transaction, to record into.
pub(crate) struct State {
    path: PathBuf,
    open: Mutex<Connection>,
    /// The file that is to become the state, if there is none yet.
    new: Option<Mutex<Temporary>>,
}

impl State {
    /// Opens a state for lookups; one that does not exist is an error.
    pub(crate) fn open(path: &Path) -> Result<Self, StateError> {
        Self::open_if_any(path)?.ok_or_else(|| StateError::new(path, StateProblem::Missing))
    }

    /// Opens a state for lookups; none if it does not exist.
    pub(crate) fn open_if_any(path: &Path) -> Result<Option<Self>, StateError> {
        let copy = match header::look(path) {
            Ok(Found::Missing) => return Ok(None),
            Ok(Found::Empty) => Err(StateProblem::Empty),
            Ok(Found::State { is_ahead }) => copy::of(path, is_ahead),
            Err(problem) => Err(problem),
        };
        Self::new(path, copy.and_then(checked), None).map(Some)
    }

    /// A state without versions, in place of one that does not exist.
    pub(crate) fn empty(path: &Path) -> Result<Self, StateError> {
        Self::new(path, empty(), None)
    }

    /// Opens a state to record into, and makes it if it does not exist. Until this is dropped no other
    /// process can record; without [`record`](Self::record) nothing changes.
    pub(crate) fn open_to_record(path: &Path) -> Result<Self, StateError> {
        let error = |problem: StateProblem| StateError::new(path, problem);
        let folder = folder_of(&real(path));
        sweep(&folder);
        if header::look(path).map_err(error)? != Found::Missing {
            return Self::new(path, writable(path), None);
        }
        // It takes its place when it is whole.
        let new = Temporary::open(&folder).map_err(|source| error(WriteError::from(source).into()))?;
        Self::new(path, begun(new.path()), Some(Mutex::new(new)))
    }

    fn new(
        path: &Path,
        connection: Result<Connection, StateProblem>,
        new: Option<Mutex<Temporary>>,
    ) -> Result<Self, StateError> {
        let connection = connection.map_err(|problem| StateError::new(path, named(problem, path)))?;
        Ok(Self { path: path.to_owned(), open: Mutex::new(connection), new })
    }

    /// Stores versions for good, each in place of an earlier one with its canonical URL: all of them, or
    /// none if that fails.
    pub(crate) fn record(self, versions: &[StoredVersion]) -> Result<(), StateError> {
        let Self { path, open, new } = self;
        let open = open.into_inner().unwrap_or_else(PoisonError::into_inner);
        let new = new.map(|new| new.into_inner().unwrap_or_else(PoisonError::into_inner));
        let stored = store(open, versions).map_err(StateProblem::from).and_then(|()| match new {
            Some(new) => appear(new, &path),
            None => Ok(()),
        });
        stored.map_err(|problem| StateError::new(&path, named(problem, &path)))
    }

    fn find(&self, sql: &str, key: impl Params) -> LookUp {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let row = open.prepare_cached(sql);
        let found = row.and_then(|mut row| row.query_row(key, version).optional());
        found.map_err(|error| HistoryError::new(StateError::new(&self.path, error.into())))
    }
}

/// Says who is in the way, where that is known.
fn named(problem: StateProblem, path: &Path) -> StateProblem {
    match problem {
        StateProblem::Busy(None) => StateProblem::Busy(holder::find(path)),
        problem => problem,
    }
}

/// Puts a new state in its place, unless another process was quicker.
fn appear(mut new: Temporary, path: &Path) -> Result<(), StateProblem> {
    let done = new.file().sync_all().and_then(|()| new.persist(&real(path)));
    done.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StateProblem::Made,
        _ => WriteError::from(error).into(),
    })
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

/// A state that is locked against others who want to write.
fn writable(path: &Path) -> Result<Connection, StateProblem> {
    let connection = copy::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    if is_blank(&connection)? {
        make(&connection)?;
    }
    checked(connection)
}

/// A state that is begun in a file that nobody else knows of.
fn begun(path: &Path) -> Result<Connection, StateProblem> {
    let connection = copy::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Whatever happens to it, it is made anew: no journal need lie beside it.
    connection.execute_batch("PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE")?;
    make(&connection)?;
    checked(connection)
}

fn make(connection: &Connection) -> Result<(), StateProblem> {
    connection.execute_batch(TABLE)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(connection.pragma_update(None, "user_version", SCHEMA)?)
}

/// Whether nothing was ever written to a database.
fn is_blank(connection: &Connection) -> Result<bool, StateProblem> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0 && pragma(connection, "application_id")? == 0 && pragma(connection, "user_version")? == 0)
}

/// Makes sure, before anything is said, that this is a whole state of this schema, as SQLite sees it: the file's header
/// may be behind.
fn checked(connection: Connection) -> Result<Connection, StateProblem> {
    if pragma(&connection, "application_id")? != APPLICATION_ID {
        return Err(StateProblem::Foreign);
    }
    header::check_schema(pragma(&connection, "user_version")?)?;
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StateProblem::Damaged(found.lines().collect::<Vec<_>>().join(" ")));
    }
    for sql in [BY_CANONICAL, BY_GUID, BY_TITLE] {
        connection.prepare_cached(sql)?;
    }
    connection.prepare(ALL)?.query_map([], version)?.try_for_each(|version| version.map(drop))?;
    Ok(connection)
}

fn pragma(connection: &Connection, name: &str) -> Result<i32, StateProblem> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

fn store(connection: Connection, versions: &[StoredVersion]) -> rusqlite::Result<()> {
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
    drop(insert);
    connection.execute_batch("COMMIT")?;
    // Earlier versions kept a log beside it, which whoever only reads cannot do without. If others have it open, it is
    // for the next one.
    let _ = connection.execute_batch("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
    Ok(())
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
