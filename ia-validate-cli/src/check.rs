//! `check`: every input through the validator, every finding into the report.

use std::sync::Arc;

use ia_validate::Validator;

use crate::args::{CheckArgs, InputArgs};
use crate::console::Console;
use crate::errors::{InputError, RunError};
use crate::history::{self, Known, State};
use crate::inputs;
use crate::judge::judge;
use crate::progress::Progress;
use crate::render::Checked;
use crate::reports::{self, Reports};
use crate::summary::Summary;

/// Checks what `args` name and writes the report.
///
/// Inputs that cannot be read are told on the console and counted; an error means that the report is not
/// complete. `summary` says what was found up to there.
pub(crate) fn check(args: &CheckArgs, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
    let CheckArgs { input: InputArgs { kind, stdin_filename, max_file_size }, against, .. } = args;
    let wanted = reports::wanted(&args.formats, args.output.output.as_deref())?;
    let files: Vec<_> = wanted.iter().filter_map(|report| report.file).collect();
    let found = inputs::collect(&args.paths, stdin_filename.as_deref(), &files)?;
    let previous = history::previous(against, *max_file_size)?;
    let state = args.state.as_deref().map(State::open).transpose()?;
    let known = Known::new(previous, state.map(Arc::new));
    let threshold = args.findings.fail_on.threshold();
    let read = against.previous.iter().chain(&args.state);
    let mut reports = Reports::open(&wanted, threshold, args.statistics, read)?;
    let validator = Validator::new(args.findings.options(against, known.as_ref()));
    for error in &found.errors {
        skip(error, console, summary);
    }
    let progress = Progress::new(found.inputs.len(), !args.output.console.quiet);
    for input in &found.inputs {
        progress.reads(&input.name);
        let content = match inputs::read(input, *max_file_size) {
            Ok(content) => content,
            Err(error) => {
                progress.aside(|| skip(&error, console, summary));
                progress.done();
                continue;
            }
        };
        match judge(&content, kind.given(), &validator) {
            Ok((source, report)) => {
                summary.add(&report);
                let lines = &source.lines();
                let checked = Checked { path: &input.name, lines, report: &report };
                progress.aside(|| reports.file(&checked))?;
            }
            Err(error) => progress.aside(|| skip(&error, console, summary)),
        }
        progress.done();
    }
    drop(progress);
    reports.finish(summary)?;
    known.map_or(Ok(()), |known| known.result())?;
    Ok(())
}

/// Goes on without an input.
fn skip(error: &InputError, console: &mut Console, summary: &mut Summary) {
    console.error(error);
    summary.failed += 1;
}
