//! `preview`: what ingestion would do with each article, as the library derives it from the findings.

mod ago;
mod outcomes;
mod table;

use super::configured::{configs, hush, settings_of};
use super::error::RunError;
use crate::args::{InputArgs, PreviewArgs, PreviewFormat};
use crate::engine::lint::lint;
use crate::engine::validators::Validators;
use crate::history::HistoryError;
use crate::inputs;
use crate::output;
use crate::terminal::console::Console;
use ia_validate_render::Summary;
use ia_validate_render::documents::{self, Preview};

pub(crate) use outcomes::Outcomes;

/// Says what would happen to each article of the feed that `args` name. `summary` says what was found.
pub(crate) fn preview(
    args: &PreviewArgs,
    console: &mut Console,
    summary: &mut Summary,
) -> Result<(), RunError> {
    let InputArgs { kind, stdin_filename } = &args.input;
    let output = args.output.output.as_deref();
    let input = inputs::one(&args.feed, stdin_filename.as_deref(), output)?;
    let mut configs = configs(&args.config_file, &args.options, console);
    settings_of([input.path()], &mut configs, console)?;
    let settings = configs.first();
    let validators = Validators::new(configs.settings(), args.clock.now, false, console)?;
    let content = inputs::read(&input, settings.max_file_size())?;
    let (_, report) = lint(&content, settings.kind(*kind), &validators[0])?;
    summary.add(&report, settings.fail_on());

    let mut out = output::open(output, settings.stored().chain(configs.paths()))?;
    let layout = out.layout();
    match args.format {
        PreviewFormat::Full => table::write(&mut out, &report, args.clock.now, layout)?,
        PreviewFormat::Json => documents::write(&mut out, &Preview::of(&report))?,
    }
    let delivered = out.finish();
    hush(summary, &configs, console);
    if !report.articles.is_empty() {
        console.note(&Outcomes::of(&report).to_string());
    }
    match report.history_error {
        Some(error) => Err(HistoryError::from(error).into()),
        None => Ok(delivered?),
    }
}

#[cfg(test)]
mod tests;
