//! `preview`: what ingestion would do with each article, as the library derives it from the findings.

mod ago;
mod json;
mod table;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use clap::ValueEnum;
use ia_validate::Validator;

use crate::args::{InputArgs, PreviewArgs};
use crate::console::Console;
use crate::errors::{RunError, StateError};
use crate::history::{self, Known, State};
use crate::inputs::{self, shown_path};
use crate::judge::judge;
use crate::outcomes::Outcomes;
use crate::output;
use crate::summary::Summary;

/// The formats of a preview.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum PreviewFormat {
    /// A table, for people
    Full,
    /// One JSON document, for programs
    Json,
}

/// Says what would happen to each article of the feed that `args` name. `summary` says what was found.
pub(crate) fn preview(
    args: &PreviewArgs,
    console: &mut Console,
    summary: &mut Summary,
) -> Result<(), RunError> {
    let PreviewArgs { input: InputArgs { kind, stdin_filename, max_file_size }, against, .. } = args;
    let output = args.output.output.as_deref();
    let input = inputs::one(&args.feed, stdin_filename.as_deref(), output)?;
    let previous = history::previous(against, *max_file_size)?;
    let state = args.state.as_deref().map(|path| open(path, console)).transpose()?;
    let known = Known::new(previous, state.map(Arc::new));
    let content = inputs::read(&input, *max_file_size)?;
    let validator = Validator::new(args.findings.options(against, known.as_ref()));
    let (_, report) = judge(&content, kind.given(), &validator)?;
    summary.add(&report);

    let (mut out, layout) = output::open(output, against.previous.iter().chain(&args.state))?;
    match args.format {
        PreviewFormat::Full => table::write(&mut out, &report, args.findings.now, layout)?,
        PreviewFormat::Json => json::write(&mut out, &report)?,
    }
    out.flush()?;
    if !report.articles.is_empty() {
        console.note(&Outcomes::of(&report).to_string());
    }
    known.map_or(Ok(()), |known| known.result())?;
    Ok(())
}

/// Opens a state. Before anything was recorded a preview is of use all the same.
fn open(path: &Path, console: &mut Console) -> Result<State, StateError> {
    if let Some(state) = State::open_if_any(path)? {
        return Ok(state);
    }
    console.warning(&format!("state `{}` does not exist yet: every article is new", shown_path(path)));
    State::empty(path)
}

#[cfg(test)]
mod tests;
