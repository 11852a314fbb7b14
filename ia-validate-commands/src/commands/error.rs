//! What ends a run before its report is complete.

use std::io;

use crate::baseline::BaselineError;
use crate::config::ConfigError;
use crate::history::{HistoryError, StateError};
use crate::inputs::{InputError, InputsError};
use crate::output::OutputError;

/// What ends a run before its report is complete.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RunError {
    /// No input can be used.
    #[error(transparent)]
    Inputs(#[from] InputsError),
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The caller said nothing of a state, neither here nor in the configuration.
    #[error("there is no state to record into: name one with --state, or as `state` in ia-validate.toml")]
    NoState,
    /// There is a configuration already.
    #[error("`{0}` is there already, and left as it is; `ia-validate config show` says what is in force")]
    HasConfiguration(String),
    /// The configuration cannot be written.
    #[error("cannot write `{path}`: {why}")]
    Configuration { path: String, why: crate::paths::WriteError },
    /// Earlier versions cannot be used.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The baseline cannot be used.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// The report cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The caller named something that does not tell when it changes.
    #[error("--watch is for files and folders, not for {what}; {instead}")]
    Unwatchable { what: &'static str, instead: &'static str },
    /// The system does not tell of changes, perhaps because of too many folders.
    #[error("cannot watch for changes: {0}")]
    Watch(#[from] notify::Error),
}

impl RunError {
    /// Whether trying again cannot help, whatever changes in files.
    pub(crate) fn is_final(&self) -> bool {
        match self {
            Self::Inputs(
                InputsError::StdinNotAsked
                | InputsError::Output(_)
                | InputsError::Pattern(_)
                | InputsError::List { .. }
                | InputsError::LongList(_),
            )
            | Self::NoState
            | Self::HasConfiguration(_)
            | Self::Configuration { .. }
            | Self::Unwatchable { .. }
            | Self::Watch(_)
            | Self::Output(_) => true,
            Self::Inputs(InputsError::Input(_)) | Self::Config(_) | Self::History(_) | Self::Baseline(_) => {
                false
            }
        }
    }

    /// Whether whoever reads the report has had enough.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.is_closed_pipe())
    }
}

impl From<InputError> for RunError {
    fn from(error: InputError) -> Self {
        Self::Inputs(error.into())
    }
}

impl From<StateError> for RunError {
    fn from(error: StateError) -> Self {
        Self::History(error.into())
    }
}

impl From<io::Error> for RunError {
    fn from(error: io::Error) -> Self {
        Self::Output(error.into())
    }
}
