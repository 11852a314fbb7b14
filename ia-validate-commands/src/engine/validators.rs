//! Validators by what is in force, with the stored versions that they judge updates against.

use std::ops::Index;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ia_validate::Validator;

use crate::config::{Origin, Settings};
use crate::history::{self, HistoryError, Known, State, StateError};
use crate::terminal::console::Console;

/// One validator for each of some settings.
#[derive(Debug)]
pub(crate) struct Validators {
    all: Vec<Validator>,
}

impl Validators {
    /// Opens the states and reads the earlier files that the settings name, each once for all that have the
    /// same. A state that does not exist yet is none unless `needs_state`.
    pub(crate) fn new(
        settings: &[Settings],
        now: Option<DateTime<Utc>>,
        needs_state: bool,
        console: &mut Console,
    ) -> Result<Self, HistoryError> {
        let mut all = Vec::with_capacity(settings.len());
        let mut opened: Vec<(&Settings, Option<Arc<Known>>)> = Vec::new();
        for settings in settings {
            let known = match opened.iter().find(|(other, _)| has_same_history(other, settings)) {
                Some((_, known)) => known.clone(),
                None => {
                    let known = Known::new(
                        history::previous(settings, console)?,
                        open(settings, needs_state, console)?,
                    );
                    opened.push((settings, known.clone()));
                    known
                }
            };
            all.push(Validator::new(settings.options(known.map(|known| known as _), now)));
        }
        Ok(Self { all })
    }

    /// The same, checking each large feed on so many threads.
    pub(crate) fn on_threads(mut self, threads: usize) -> Self {
        self.all = self.all.into_iter().map(|validator| validator.on_threads(threads)).collect();
        self
    }
}

/// By the index of the settings.
impl Index<usize> for Validators {
    type Output = Validator;

    fn index(&self, index: usize) -> &Validator {
        &self.all[index]
    }
}

/// Whether both judge updates against the same, read in the same way.
fn has_same_history(one: &Settings, other: &Settings) -> bool {
    let keys = ["previous", "state", "domains", "assume-timezone", "max-file-size"];
    keys.iter().all(|key| one.agrees(other, key))
}

/// Opens the state. Before anything was recorded the rest is of use all the same, unless the command line
/// names a file for `check` that is not there.
fn open(
    settings: &Settings,
    needs_state: bool,
    console: &mut Console,
) -> Result<Option<Arc<State>>, StateError> {
    let Some(path) = settings.state() else { return Ok(None) };
    let state = match needs_state && *settings.origin("state") == Origin::CommandLine {
        true => State::open(path)?,
        false => history::open(path, console)?,
    };
    Ok(Some(Arc::new(state)))
}
