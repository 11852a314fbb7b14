//! What can be wrong with inputs: whose fault it is, and what to do.

use std::io;
use std::time::Duration;

use clap::Subcommand;

use crate::args::{Cli, Command};
use crate::paths::Left;

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
    /// The caller probably meant a command.
    #[error("`{path}`: no such file or folder; did you mean the command `{command}`?")]
    Mistyped { path: String, command: String },
    /// The system refuses; often the caller's permissions.
    #[error("cannot read `{path}`: {source}")]
    Unreadable { path: String, source: io::Error },
    /// A run was killed, and what it left is for the caller to look at.
    #[error(transparent)]
    Left(Left),
    /// A folder could not be walked to its end.
    #[error("cannot look through a folder: {0}")]
    Unwalkable(#[from] ignore::Error),
    /// The caller named a folder that holds nothing to check.
    #[error(
        "`{0}`: no articles or feeds in this folder (looked for .html, .htm, .xml and .rss files that \
         .gitignore does not exclude)"
    )]
    NoArticles(String),
    /// The caller's patterns leave out all that there is in a folder.
    #[error(
        "`{0}`: --include and --exclude leave out all that there is in this folder: change them, or name a file to check \
         it all the same"
    )]
    NoneChosen(String),
    /// The configuration leaves out all that there is in the folders that the caller named.
    #[error(
        "`include` and `exclude` of the configuration leave out {}: change them, or name a file to check it all the same",
        match left_out { 1 => "the one file here".to_owned(), n => format!("all {n} files here") }
    )]
    NoneTaken { left_out: usize },
    /// A folder holds it, and it bears no mark of the format. Nobody's fault: it is passed over.
    #[error("`{0}`: nothing in it says that it is meant for Instant Articles")]
    NotMeant(String),
    /// The folders that the caller named hold nothing else.
    #[error(
        "{} of Instant Articles: name a file to check it all the same, or say what they are (--kind)",
        match passed_over { 1 => "the one file here bears no mark".to_owned(), n => format!("none of the {n} files here bears a mark") }
    )]
    NoneMeant { passed_over: usize },
    /// The file is larger than the caller allows.
    #[error("`{path}` is larger than {limit} bytes; raise the limit with --max-file-size if that is right")]
    TooLarge { path: String, limit: u64 },
    /// The caller asked for an article that the file does not have.
    #[error("`{path}` has no item {item}: {}", match articles { 0 => "there are none".to_owned(), 1 => "there is one".to_owned(), n => format!("there are {n}") })]
    NoItem { path: String, item: usize, articles: usize },
    /// The file is larger than positions can count once it is decoded.
    #[error("`{0}` is too long once it is decoded to UTF-8; split it")]
    TooLongDecoded(String),
}

impl InputError {
    /// The system's answer to looking at `path`.
    pub(crate) fn io(path: String, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound if path.contains("://") => Self::Scheme(path),
            io::ErrorKind::NotFound if Command::has_subcommand(&path) => Self::Command(path),
            io::ErrorKind::NotFound => match Cli::nearest_command(&path) {
                Some(command) => Self::Mistyped { path, command },
                None => Self::Missing(path),
            },
            _ => Self::Unreadable { path, source },
        }
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

/// Inputs of which none can be used, or not together with the outputs.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputsError {
    /// The caller named stdin, but no stdin is asked for.
    #[error("--stdin-filename names stdin, but `-` is not among the paths; add `-`, or give no path")]
    StdinNotAsked,
    /// The report would destroy what it is about.
    #[error(transparent)]
    Output(#[from] OutputIsInput),
    /// The caller's pattern is none.
    #[error("--include and --exclude take patterns as in .gitignore: {0}")]
    Pattern(ignore::Error),
    /// The caller's list cannot be read.
    #[error("cannot read the list `{path}`: {source}")]
    List { path: String, source: io::Error },
    /// It is no list of files.
    #[error("`{0}` is too long for a list of files; give one name a line, or NUL between them")]
    LongList(String),
    /// The one input cannot be used.
    #[error(transparent)]
    Input(#[from] InputError),
}

/// The report would destroy what it is about.
#[derive(Debug, thiserror::Error)]
#[error("the report's file `{0}` is one of the inputs; write the report to another file")]
pub(crate) struct OutputIsInput(pub(crate) String);
