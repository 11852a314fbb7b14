//! `record`: what ingestion would take goes into the state.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use ia_validate::report::{ArticleSummary, Outcome};
use ia_validate::{Kind, Report, Validator};

use super::configured::{configs, settings_of};
use super::error::RunError;
use super::preview::Outcomes;
use crate::args::{InputArgs, RecordArgs};
use crate::config::Settings;
use crate::engine::lint::lint;
use crate::history::{self, HistoryError, Known, State, StateError, StateProblem};
use crate::inputs::{self, Content};
use crate::paths::{hold, shown_path};
use crate::terminal::console::Console;
use ia_validate_render::wording::counted;

/// Stores what ingestion would take of the feed that `args` name: all of it, or nothing and an error.
pub(crate) fn record(args: &RecordArgs, console: &mut Console) -> Result<(), RunError> {
    let InputArgs { kind, stdin_filename } = &args.input;
    let input = inputs::one(&args.feed, stdin_filename.as_deref(), None)?;
    let mut configs = configs(&args.config_file, &args.options, console);
    settings_of([input.path()], &mut configs, console)?;
    let settings = configs.first();
    let path = settings.state().ok_or(RunError::NoState)?;
    // The network is waited for first, the lock last.
    let content = inputs::read(&input, settings.max_file_size())?;
    if content.is_cut_off() {
        return Err(content.too_slow().into());
    }
    // Whoever makes the state at the same time may be quicker.
    let (count, report) = match stored(&content, settings.kind(*kind), &settings, path, console) {
        Err(RunError::History(HistoryError::State(StateError { problem: StateProblem::Made, .. }))) => {
            stored(&content, settings.kind(*kind), &settings, path, console)?
        }
        stored => stored?,
    };
    console.note(&format!(
        "recorded {} in `{}`: {}",
        counted(count, "article", "articles"),
        shown_path(path),
        Outcomes::of(&report)
    ));
    report.left_out.iter().for_each(|left| console.left_out(left, &input.name, &report));
    Ok(())
}

/// Stores what ingestion would take, in one transaction, and says how much that is.
fn stored(
    content: &Content,
    kind: Option<Kind>,
    settings: &Settings,
    path: &Path,
    console: &mut Console,
) -> Result<(usize, Report), RunError> {
    let previous = history::previous(settings, console)?;
    let _whole = hold();
    let state = Arc::new(State::open_to_record(path)?);
    let known = Known::new(previous, Some(Arc::clone(&state)));
    let validator = Validator::new(settings.options(known.map(|known| known as _), None));
    let (_, mut report) = lint(content, kind, &validator)?;
    drop(validator);
    if let Some(error) = report.history_error.take() {
        return Err(HistoryError::from(error).into());
    }
    let taken: Vec<_> = report
        .articles
        .iter()
        .filter(|article| matches!(article.outcome, Outcome::Create | Outcome::Update))
        .filter_map(ArticleSummary::version)
        .collect();
    let urls: BTreeSet<&str> = taken.iter().map(|version| version.canonical.as_str()).collect();
    let count = urls.len();
    // Nobody else looks anything up any more.
    let state =
        Arc::into_inner(state).ok_or_else(|| RunError::from(io::Error::other("the state is in use")))?;
    state.record(&history::in_order(taken))?;
    Ok((count, report))
}
