//! `check`: every input through the validator, every finding into the report.

use std::path::{Path, PathBuf};

use crate::args::{CheckArgs, FormatArg, InputArgs};
use crate::baseline::Baseline;
use crate::config::{Configs, Layer, Settings};
use crate::console::Console;
use crate::errors::{InputError, RunError};
use crate::inputs;
use crate::judge::judge;
use crate::progress::Progress;
use crate::render::Checked;
use crate::reports::{self, Reports};
use crate::summary::Summary;
use crate::validators::Validators;

/// Checks what `args` name and writes the report.
///
/// Inputs that cannot be read are told on the console and counted; an error means that the report is not
/// complete. `summary` says what was found up to there. `beside` hears of each file that is read beside inputs and
/// configurations, before it is.
pub(crate) fn check(
    args: &CheckArgs,
    console: &mut Console,
    summary: &mut Summary,
    beside: impl FnMut(&Path),
) -> Result<(), RunError> {
    let CheckArgs { input: InputArgs { kind, stdin_filename, size }, against, .. } = args;
    let command_line =
        Layer::of(against).with_findings(&args.findings, console).with_size(size).with_limits(&args.limits);
    let mut configs = Configs::new(&against.context, command_line);
    let found = inputs::collect(&args.paths, stdin_filename.as_deref(), &args.outputs())?;
    // All of it is known to be right before anything is written.
    let in_force = found.inputs.iter().map(|input| configs.of(input.path(), console));
    let in_force = in_force.collect::<Result<Vec<_>, _>>()?;
    let formats = match &args.formats[..] {
        [] => &[FormatArg { format: configs.format(console), file: None }][..],
        given => given,
    };
    let wanted = reports::wanted(formats, args.output.output.as_deref())?;
    let stored = || configs.settings().iter().flat_map(Settings::stored).chain(&args.baseline.baseline);
    stored().map(PathBuf::as_path).for_each(beside);
    let validators = Validators::new(configs.settings(), args.findings.now, true, console)?;
    let mut baseline = Baseline::open(&args.baseline)?;
    let read: Vec<_> = stored().chain(configs.paths()).collect();
    let mut reports = Reports::open(&wanted, args.statistics, &read)?;
    for error in &found.errors {
        skip(error, console, summary);
    }
    let progress = Progress::new(found.inputs.len(), !args.output.console.quiet);
    for (input, index) in found.inputs.iter().zip(in_force) {
        progress.reads(&input.name);
        let settings = &configs.settings()[index];
        let content = match inputs::read(input, settings.max_file_size.value) {
            Ok(content) => content,
            Err(error) => {
                progress.aside(|| skip(&error, console, summary));
                progress.done();
                continue;
            }
        };
        match judge(&content, kind.given(), &validators[index]) {
            Ok((source, mut report)) => {
                let mut hidden = Vec::new();
                if let Some(baseline) = &mut baseline {
                    hidden = baseline.hide(&input.name, &mut report, &validators[index]);
                    *summary.hidden.get_or_insert(0) += hidden.len();
                }
                report.limit(&settings.limits());
                let lines = &source.lines();
                let fail_on = settings.fail_on.value.threshold();
                let checked = Checked { path: &input.name, lines, report: &report, hidden: &hidden, fail_on };
                summary.add(&report, fail_on);
                progress.aside(|| {
                    let silent = report.left_out.iter().filter(|left| reports.are_silent_on(left));
                    silent.for_each(|left| console.left_out(left, &input.name, &report));
                    reports.file(&checked)
                })?;
            }
            Err(error) => progress.aside(|| skip(&error, console, summary)),
        }
        progress.done();
    }
    drop(progress);
    reports.finish(summary)?;
    validators.result()?;
    if let Some(baseline) = baseline {
        baseline.finish(summary)?;
    }
    Ok(())
}

/// Goes on without an input.
fn skip(error: &InputError, console: &mut Console, summary: &mut Summary) {
    console.error(error);
    summary.failed += 1;
}
