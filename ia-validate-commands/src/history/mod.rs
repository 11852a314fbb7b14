//! The stored versions that updates are judged against: of earlier files, and of a state database.

mod copy;
mod error;
mod header;
mod holder;
mod state;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ia_validate::Validator;
use ia_validate::history::{History, LookUp, StoredVersion, Versions};

pub(crate) use error::{HistoryError, StateError, StateProblem};
pub(crate) use state::State;

use crate::config::{Origin, Settings};
use crate::inputs::{self, Input, InputError};
use crate::paths::shown_path;
use crate::terminal::console::Console;

/// All that the caller knows to be stored.
///
/// Of several versions of an article the one with the latest op-modified counts, wherever it is from: an
/// update is taken only if it is later than what is stored (FAQ L64), so that one is stored. Of two with
/// the same op-modified the state's counts, then the one named first: the later one was ignored.
#[derive(Debug)]
pub(crate) struct Known {
    previous: Versions,
    state: Option<Arc<State>>,
}

impl Known {
    /// None if nothing is known at all, which is something else than knowing that nothing is stored.
    pub(crate) fn new(previous: Option<Versions>, state: Option<Arc<State>>) -> Option<Arc<Self>> {
        let is_any = previous.is_some() || state.is_some();
        is_any.then(|| Arc::new(Self { previous: previous.unwrap_or_default(), state }))
    }

    /// Looks in the state, then among the previous versions.
    fn find(&self, look: impl Fn(&dyn History) -> LookUp) -> LookUp {
        let stored = self.state.as_deref().map_or(Ok(None), |state| look(state))?;
        Ok(match (stored, look(&self.previous)?) {
            (Some(stored), Some(previous)) if previous.last_changed() > stored.last_changed() => {
                Some(previous)
            }
            (stored, previous) => stored.or(previous),
        })
    }
}

impl History for Known {
    fn by_canonical(&self, canonical: &str) -> LookUp {
        self.find(|history| history.by_canonical(canonical))
    }

    fn by_guid(&self, guid: &str) -> LookUp {
        self.find(|history| history.by_guid(guid))
    }

    fn by_title(&self, title: &str, published: DateTime<Utc>) -> LookUp {
        self.find(|history| history.by_title(title, published))
    }
}

/// The versions in the earlier files that the caller names; none if there are none.
pub(crate) fn previous(settings: &Settings, console: &mut Console) -> Result<Option<Versions>, HistoryError> {
    let (paths, from) = (settings.previous(), settings.origin("previous"));
    if paths.is_empty() {
        return Ok(None);
    }
    let error = |error: InputError| HistoryError::Previous {
        from: match from {
            Origin::File(..) => format!("`previous` of {from}"),
            Origin::Default | Origin::CommandLine => "--previous".to_owned(),
        },
        error,
    };
    let validator = Validator::new(settings.options(None, None));
    let mut all = Vec::new();
    for path in paths {
        let limit = settings.max_file_size();
        let content = inputs::read(&Input::file(path.clone()), limit).map_err(error)?;
        let (source, kind) = content.decode(None).map_err(error)?;
        let versions = validator.versions(&source, kind);
        if versions.is_empty() {
            let path = shown_path(path);
            console.warning(&format!(
                "`{path}` holds no article that ingestion would take: nothing is compared with it"
            ));
        }
        all.extend(versions);
    }
    let mut versions = Versions::default();
    versions.extend(in_order(all));
    Ok(Some(versions))
}

/// Opens a state for lookups. One that does not exist yet holds nothing, which is worth a word.
pub(crate) fn open(path: &Path, console: &mut Console) -> Result<State, StateError> {
    if let Some(state) = State::open_if_any(path)? {
        return Ok(state);
    }
    console.warning(&format!("state `{}` does not exist yet: every article is new", shown_path(path)));
    State::empty(path)
}

/// Versions so that of several of one article the last one counts.
pub(crate) fn in_order(mut versions: Vec<StoredVersion>) -> Vec<StoredVersion> {
    // Of those that are equally late the first one counts.
    versions.reverse();
    versions.sort_by_key(StoredVersion::last_changed);
    versions
}
