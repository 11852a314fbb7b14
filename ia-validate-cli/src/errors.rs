//! What can go wrong outside of the documents: whose fault it is, and what to do.

use std::io;

use clap::Subcommand;

use crate::args::Command;

/// An input that could not be checked. The other inputs still are.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InputError {
    /// The caller named something that is not there.
    #[error("`{0}`: no such file or folder")]
    Missing(String),
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
}

/// What ends a run before its report is complete.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// The caller named stdin, but no stdin is asked for.
    #[error("--stdin-filename names stdin, but `-` is not among the paths; add `-`, or give no path")]
    StdinNotAsked,
    /// The report would destroy what it is about.
    #[error("--output `{0}` is one of the inputs; write the report to another file")]
    OutputIsInput(String),
    /// The caller's output file cannot be made.
    #[error("cannot write to --output `{path}`: {source}")]
    Output { path: String, source: io::Error },
    /// The report cannot be written: a full disk, or whoever reads it has gone.
    #[error("cannot write the report: {0}")]
    Write(#[from] io::Error),
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

/// A file size on the command line that is none.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadSize {
    #[error("give a number of bytes, with K, M or G for powers of 1,024, such as `10M`")]
    Form,
    #[error("files larger than {} bytes cannot be checked", ia_validate::source::MAX_LEN)]
    TooLarge,
}

impl InputError {
    /// The system's answer to looking at `path`.
    pub(crate) fn io(path: String, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound if Command::has_subcommand(&path) => Self::Command(path),
            io::ErrorKind::NotFound => Self::Missing(path),
            _ => Self::Unreadable { path, source },
        }
    }
}
