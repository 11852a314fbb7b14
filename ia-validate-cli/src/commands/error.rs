//! What can go wrong outside of the documents: whose fault it is, and what to do.

use std::io;
use std::path::Path;
use std::time::Duration;

use clap::Subcommand;
use rusqlite::ErrorCode;

use crate::args::Command;
use crate::inputs::shown_path;
use crate::summary::counted;

/// An input that could not be checked. The other inputs still are.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// The caller named something that is not there.
    #[error("`{0}`: no such file or folder")]
    Missing(String),
    /// The caller named a place that cannot be fetched from.
    #[error("`{0}`: only http:// and https:// URLs can be fetched")]
    Scheme(String),
    /// The caller named a URL, and whoever built this did not want that.
    #[cfg(not(feature = "fetch"))]
    #[error("`{0}`: URLs cannot be fetched, since this was built without the feature `fetch`")]
    NoFetch(String),
    /// The server or the way to it.
    #[cfg(feature = "fetch")]
    #[error("cannot fetch `{url}`: {source}")]
    Fetch { url: String, source: FetchError },
    /// The server. (Of a feed this is a finding.)
    #[error("`{path}` could not be downloaded within {} seconds", limit.as_secs())]
    TooSlow { path: String, limit: Duration },
    /// The caller named a folder where one file is asked for.
    #[error("`{0}` is a folder; name one feed or article")]
    Folder(String),
    /// The caller meant a command, but put something in front of it.
    #[error("`{0}`: no such file or folder; if you mean the command, put it first: `ia-validate {0} …`")]
    Command(String),
    /// The system refuses; often the caller's permissions.
    #[error("cannot read `{path}`: {source}")]
    Unreadable { path: String, source: io::Error },
    /// A folder could not be walked to its end.
    #[error("cannot look through a folder: {0}")]
    Unwalkable(#[from] ignore::Error),
    /// The caller named a folder that holds nothing to check.
    #[error(
        "`{0}`: no articles or feeds in this folder (looked for .html, .htm, .xml and .rss files that \
         .gitignore does not exclude)"
    )]
    NoArticles(String),
    /// The file is larger than the caller allows.
    #[error("`{path}` is larger than {limit} bytes; raise the limit with --max-file-size if that is right")]
    TooLarge { path: String, limit: u64 },
    /// The file is larger than positions can count once it is decoded.
    #[error("`{0}` is too long once it is decoded to UTF-8; split it")]
    TooLongDecoded(String),
    /// The input can be checked, but not mended.
    #[error(transparent)]
    Fix(#[from] FixError),
}

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
    /// The system refuses: permissions, or a full disk.
    #[error("cannot write `{path}`: {source}; it is left as it is")]
    Unwritable { path: String, source: io::Error },
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

/// What ends a run before its report is complete.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// The caller named stdin, but no stdin is asked for.
    #[error("--stdin-filename names stdin, but `-` is not among the paths; add `-`, or give no path")]
    StdinNotAsked,
    /// The report would destroy what it is about.
    #[error("the report's file `{0}` is one of the inputs; write the report to another file")]
    OutputIsInput(String),
    /// Two reports would overwrite each other.
    #[error("two reports go to `{0}`; give each its own file: `--format FORMAT=FILE`")]
    SameOutput(String),
    /// Two reports would be mixed up.
    #[error("two formats go to one place, `{0}` and `{1}`; give one a file: `--format {1}=FILE`")]
    TwoToOnePlace(String, String),
    /// The caller named a file, but no format that could go there.
    #[error("--output is for the format without a file, but all formats have one")]
    OutputUnused,
    /// The statistics would take the place of something else.
    #[error(
        "--statistics takes the place of the format `full`; give `{0}` a file of its own: `--format {0}=FILE`"
    )]
    StatisticsInstead(String),
    /// The one input cannot be used.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A configuration file cannot be read.
    #[error("configuration: {0}")]
    Config(InputError),
    /// The caller's configuration file, which has been shown with what is wrong in it.
    #[error("nothing was checked: `{path}` has {}", counted(*mistakes, "mistake", "mistakes"))]
    Mistakes { path: String, mistakes: usize },
    /// The caller said nothing of a state, neither here nor in the configuration.
    #[error("there is no state to record into: name one with --state, or as `state` in ia-validate.toml")]
    NoState,
    /// An earlier version cannot be used; `from` says who named it.
    #[error("{from}: {error}")]
    Previous { from: String, error: InputError },
    /// The state cannot be used, or not any more.
    #[error(transparent)]
    State(#[from] StateError),
    /// The baseline cannot be used.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// The caller's output file cannot be made.
    #[error("cannot write to `{path}`: {source}")]
    Output { path: String, source: io::Error },
    /// The caller named something that does not tell when it changes.
    #[error("--watch is for files and folders, not for {what}; {instead}")]
    Unwatchable { what: &'static str, instead: &'static str },
    /// The system does not tell of changes, perhaps because of too many folders.
    #[error("cannot watch for changes: {0}")]
    Watch(#[from] notify::Error),
    /// The report cannot be written: a full disk, or whoever reads it has gone.
    #[error("cannot write the report: {0}")]
    Write(#[from] io::Error),
}

impl RunError {
    /// Whether trying again cannot help, whatever changes in files.
    pub(crate) fn is_final(&self) -> bool {
        match self {
            Self::StdinNotAsked
            | Self::OutputIsInput(_)
            | Self::SameOutput(_)
            | Self::TwoToOnePlace(..)
            | Self::OutputUnused
            | Self::StatisticsInstead(_)
            | Self::NoState
            | Self::Unwatchable { .. }
            | Self::Watch(_)
            | Self::Output { .. }
            | Self::Write(_) => true,
            Self::Input(_)
            | Self::Config(_)
            | Self::Mistakes { .. }
            | Self::Previous { .. }
            | Self::State(_)
            | Self::Baseline(_) => false,
        }
    }
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
    #[error("cannot read it: {0}")]
    Unreadable(io::Error),
    /// The same, or a full disk.
    #[error("cannot write it: {0}")]
    Unwritable(io::Error),
}

impl BaselineError {
    pub(crate) fn new(path: &Path, problem: BaselineProblem) -> Self {
        Self { path: shown_path(path), problem }
    }
}

/// A URL that could not be fetched.
#[cfg(feature = "fetch")]
#[derive(Debug, thiserror::Error)]
pub(crate) enum FetchError {
    /// The caller's URL.
    #[error("{0}")]
    Url(#[from] url::ParseError),
    /// The server has no such file, or does not give it out.
    #[error("the server answers {} {}", .0.as_u16(), .0.canonical_reason().unwrap_or_default())]
    Status(ureq::http::StatusCode),
    /// The server sends us on and on.
    #[error("it redirects more than {0} times")]
    Redirects(u32),
    /// The server's certificate, or it does not speak TLS.
    #[error("no secure connection: {0}")]
    Tls(String),
    /// The network, or no such server.
    #[error("no connection: {0}")]
    Connection(io::Error),
    /// The server or the network.
    #[error("the connection ended before the whole file had come")]
    BrokenOff,
    /// The server.
    #[error("what came is no proper gzip: {0}")]
    Gzip(io::Error),
    /// The server, or the way to it.
    #[error("{0}")]
    Other(ureq::Error),
}

/// A rule id on the command line that does not exist.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnknownRule {
    #[error("there is no such rule; did you mean `{0}`?")]
    Misspelt(&'static str),
    #[error("there is no such rule")]
    Unlike,
}

impl UnknownRule {
    /// Looks for the id that was meant.
    pub(crate) fn new(given: &str) -> Self {
        ia_validate::rules::nearest(given).map_or(Self::Unlike, Self::Misspelt)
    }
}

/// A rule's severity on the command line that is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadSeverity {
    #[error("give a rule and a severity, such as `figure-in-paragraph=warning`")]
    Form,
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    #[error(transparent)]
    Level(#[from] ia_validate::report::UnknownLevel),
}

/// A time on the command line that is none.
#[derive(Debug, thiserror::Error)]
#[error("give a time with its zone, such as `2016-02-04T09:00:00Z`")]
pub(crate) struct BadTime;

/// A file size on the command line that is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadSize {
    #[error("give a number of bytes, with K, M or G for powers of 1,024, such as `10M`")]
    Form,
    #[error("files larger than {} bytes cannot be checked", ia_validate::source::MAX_LEN)]
    TooLarge,
}

/// A limit that is none.
#[derive(Debug, thiserror::Error)]
#[error("give a whole number from 1 on, or `none` for no limit")]
pub(crate) struct BadMost;

impl InputError {
    /// The system's answer to looking at `path`.
    pub(crate) fn io(path: String, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound if path.contains("://") => Self::Scheme(path),
            io::ErrorKind::NotFound if Command::has_subcommand(&path) => Self::Command(path),
            io::ErrorKind::NotFound => Self::Missing(path),
            _ => Self::Unreadable { path, source },
        }
    }
}
