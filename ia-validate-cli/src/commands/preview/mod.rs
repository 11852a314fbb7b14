//! `preview`: what ingestion would do with each article, as the library derives it from the findings.

mod ago;
mod json;
mod table;

use std::io::Write;

use clap::ValueEnum;

use crate::args::{InputArgs, PreviewArgs};
use crate::config::{Configs, Layer};
use crate::console::Console;
use crate::errors::RunError;
use crate::inputs;
use crate::judge::judge;
use crate::outcomes::Outcomes;
use crate::output;
use crate::summary::Summary;
use crate::validators::Validators;

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
    let PreviewArgs { input: InputArgs { kind, stdin_filename, size }, against, .. } = args;
    let output = args.output.output.as_deref();
    let input = inputs::one(&args.feed, stdin_filename.as_deref(), output)?;
    let command_line =
        Layer::of(against).with_findings(&args.findings, console).with_size(size).with_items(&args.items);
    let mut configs = Configs::new(&against.context, command_line);
    let index = configs.of(input.path(), console)?;
    let settings = &configs.settings()[index];
    let validators = Validators::new(configs.settings(), args.findings.now, false, console)?;
    let content = inputs::read(&input, settings.max_file_size.value)?;
    let (_, report) = judge(&content, kind.given(), &validators[index])?;
    summary.add(&report, settings.fail_on.value.threshold());

    let (mut out, layout) = output::open(output, settings.stored().chain(configs.paths()))?;
    match args.format {
        PreviewFormat::Full => table::write(&mut out, &report, args.findings.now, layout)?,
        PreviewFormat::Json => json::write(&mut out, &report)?,
    }
    out.flush()?;
    if !report.articles.is_empty() {
        console.note(&Outcomes::of(&report).to_string());
    }
    validators.result()?;
    Ok(())
}

#[cfg(test)]
mod tests;
