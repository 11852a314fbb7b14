//! `record`: what ingestion would take goes into the state.

use std::collections::BTreeSet;
use std::sync::Arc;

use ia_validate::Validator;
use ia_validate::report::{ArticleSummary, Outcome};

use crate::args::{InputArgs, RecordArgs};
use crate::config::{Configs, Layer};
use crate::console::Console;
use crate::errors::RunError;
use crate::history::{self, Known, State};
use crate::inputs::{self, shown_path};
use crate::judge::judge;
use crate::outcomes::Outcomes;
use crate::summary::counted;

/// Stores what ingestion would take of the feed that `args` name: all of it, or nothing and an error.
pub(crate) fn record(args: &RecordArgs, console: &mut Console) -> Result<(), RunError> {
    let RecordArgs { input: InputArgs { kind, stdin_filename, size }, against, .. } = args;
    let input = inputs::one(&args.feed, stdin_filename.as_deref(), None)?;
    let command_line = Layer::of(against).with_size(size).with_items(&args.items);
    let mut configs = Configs::new(&against.context, command_line);
    let index = configs.of(input.path(), console)?;
    let settings = &configs.settings()[index];
    let path = &settings.state.as_ref().ok_or(RunError::NoState)?.value;
    // The network is waited for first, the lock last.
    let content = inputs::read(&input, settings.max_file_size.value)?;
    if content.is_cut_off() {
        return Err(content.too_slow().into());
    }
    let previous = history::previous(settings, console)?;
    let state = Arc::new(State::open_to_record(path)?);
    let known = Known::new(previous, Some(Arc::clone(&state)));
    let validator = Validator::new(settings.options(known.as_ref(), None));
    let (_, report) = judge(&content, kind.given(), &validator)?;
    state.result()?;
    let taken: Vec<_> = report
        .articles
        .iter()
        .filter(|article| matches!(article.outcome, Outcome::Create | Outcome::Update))
        .filter_map(ArticleSummary::version)
        .collect();
    let urls: BTreeSet<&str> = taken.iter().map(|version| version.canonical.as_str()).collect();
    let count = urls.len();
    state.record(&history::in_order(taken))?;
    console.note(&format!(
        "recorded {} in `{}`: {}",
        counted(count, "article", "articles"),
        shown_path(path),
        Outcomes::of(&report)
    ));
    report.left_out.iter().for_each(|left| console.left_out(left, &input.name, &report));
    Ok(())
}
