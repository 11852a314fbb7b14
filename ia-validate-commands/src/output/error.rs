//! What can be wrong with where reports go: whose fault it is, and what to do.

use std::io;

use crate::inputs::OutputIsInput;
use crate::paths::WriteError;

/// A report cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutputError {
    /// The report would destroy what it is about.
    #[error(transparent)]
    Input(#[from] OutputIsInput),
    /// Two reports would overwrite each other.
    #[error("two reports go to `{0}`; give each its own file: `--format FORMAT=FILE`")]
    SameOutput(String),
    /// Two reports would be mixed up.
    #[error("two formats go to one place, `{0}` and `{1}`; give one a file: `--format {1}=FILE`")]
    TwoToOnePlace(String, String),
    /// The caller named a file, but no format that could go there.
    #[error("--output is for the format without a file, but all formats have one")]
    OutputUnused,
    /// The record would be mixed up with a text.
    #[error("the record and {0} both go to stdout; give the record a file: `--format FORMAT=FILE`")]
    RecordInText(&'static str),
    /// The statistics would take the place of something else.
    #[error(
        "--statistics takes the place of the findings, which `{0}` has no place for; give it a file of its own: `--format {0}=FILE`"
    )]
    StatisticsInstead(String),
    /// The caller's output file cannot be made, or is something else.
    #[error("cannot write to `{path}`: {why}")]
    Output { path: String, why: WriteError },
    /// The report cannot be written: a full disk, or whoever reads it has gone.
    #[error("cannot write the report to {to}: {source}; it is not complete")]
    Write { to: String, source: io::Error },
    /// The report cannot be made.
    #[error("cannot make the report: {0}")]
    Make(#[from] io::Error),
}

impl OutputError {
    /// Whether whoever reads the report has had enough.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        let source = match self {
            Self::Write { source, .. } | Self::Output { why: WriteError::Io { error: source }, .. } => source,
            _ => return false,
        };
        source.kind() == io::ErrorKind::BrokenPipe
    }
}
