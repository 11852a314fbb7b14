//! `fix`: every input through the library's fixes, and back to where it came from.

mod diff;
mod encode;
mod error;
mod record;
mod write;

use std::io::Write;
use std::path::Path;

use ia_validate::fix::{Fixed, Refusal, Safety};
use ia_validate::{Kind, Source, Validator, fix};

use super::configured::{configs, settings_of_found};
use super::error::RunError;
use super::skipped::{nothing_left, skipped};
use crate::args::FixArgs;
use crate::baseline::Baseline;
use crate::config::Settings;
use crate::engine::threads::threads;
use crate::inputs::{self, Chosen, Input, InputError};
use crate::output;
use crate::terminal::console::Console;
use crate::terminal::progress::Progress;
use error::FixError;
use ia_validate_render::Layout;
use ia_validate_render::wording::grouped;
use ia_validate_render::{FixSummary, Summary};
use record::Record;

/// Mends what `args` name.
///
/// Files that cannot be mended are told on the console and counted. `summary` says what is left.
pub(crate) fn fix(args: &FixArgs, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
    let mut configs = configs(&args.config_file, &args.options, console);
    let chosen = Chosen::by(&args.choice)?;
    if chosen.is_empty_list() && args.paths.is_empty() {
        console.note("the list names no files, so there is nothing to do");
    }
    let mut found = inputs::collect(&args.paths, &chosen, args.input.stdin_filename.as_deref(), &[])?;
    let settings = settings_of_found(&mut found, &chosen, &mut configs, console)?;
    // With an earlier version each fix would be an update, perhaps one that comes too late.
    let options = configs.settings().iter().map(|settings| settings.options(None, args.clock.now));
    let validator = |options| Validator::new(options).on_threads(threads(None));
    let validators: Vec<_> = options.map(validator).collect();
    let mut baseline = Baseline::of_fix(args.baseline.as_ref(), args.is_dry())?;
    let inputs = found.inputs.iter().filter_map(Input::own_file);
    let read = inputs.chain(args.baseline.as_deref()).chain(configs.paths()).collect::<Vec<_>>();
    let has_stdin = found.inputs.iter().any(|input| input.own_file().is_none());
    let beside = match () {
        () if args.diff => Some("the differences"),
        () if has_stdin && !args.check => Some("the text from stdin"),
        () => None,
    };
    let mut record = Record::open(args.format.as_ref(), beside, &read)?;
    let mut out = output::open(None, [])?;
    let layout = out.layout();
    let mut fixes = FixSummary::new(args.is_dry());
    for error in &found.errors {
        skipped(error, console, summary);
    }
    if !args.is_dry() {
        summary.failed += write::tidy_up(&found.inputs, console);
    }
    let progress = Progress::new(found.inputs.len(), !args.console.quiet && !args.diff);
    for (input, index) in found.inputs.iter().zip(settings) {
        progress.reads(&input.name, input.own_file());
        let settings = &configs.settings()[index];
        let run =
            Run { args, settings, validator: &validators[index], layout, out: &mut out, progress: &progress };
        // With --check or --diff it counts what would change, not what is left.
        let fail_on = settings.fail_on().filter(|_| !args.is_dry());
        match run.file(input, console, &mut fixes) {
            Ok(Done { text, mut fixed }) => {
                if let Some(record) = &mut record {
                    record.add(&input.name, &text, &fixed)?;
                }
                if let Some(baseline) = &mut baseline {
                    let hidden = baseline.hide_mended(input, &mut fixed, &validators[index]);
                    *summary.hidden.get_or_insert(0) += hidden;
                }
                summary.add(&fixed.report, fail_on);
            }
            Err(failure) => {
                progress.aside(|| failure.told(console, summary))?;
            }
        }
        progress.done();
    }
    drop(progress);
    nothing_left(summary.files, console, summary);
    if let Some(record) = record {
        record.finish(summary)?;
    }
    if let Some(baseline) = baseline {
        baseline.finish(summary)?;
    }
    summary.fixes = Some(fixes);
    Ok(out.finish()?)
}

/// A file that was mended, or would be.
struct Done {
    /// What it held before.
    text: String,
    fixed: Fixed,
}

/// What keeps a file from being mended, or ends the run.
enum Failure {
    /// The input cannot be used.
    Input(InputError),
    /// It can be checked, but not mended.
    Fix(FixError),
    Run(RunError),
}

impl Failure {
    /// Tells what keeps this file from being mended, unless it ends the run.
    fn told(self, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
        match self {
            Self::Input(error) => skipped(&error, console, summary),
            Self::Fix(error) => {
                console.error(&error);
                summary.failed += 1;
            }
            Self::Run(error) => return Err(error),
        }
        Ok(())
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<FixError> for Failure {
    fn from(error: FixError) -> Self {
        Self::Fix(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Run(error.into())
    }
}

/// What one file needs.
struct Run<'r> {
    args: &'r FixArgs,
    settings: &'r Settings,
    validator: &'r Validator,
    layout: Layout,
    out: &'r mut dyn Write,
    progress: &'r Progress,
}

impl Run<'_> {
    fn file(self, input: &Input, console: &mut Console, fixes: &mut FixSummary) -> Result<Done, Failure> {
        let name = &input.name;
        if input.is_url() {
            return Err(FixError::Fetched(name.clone()).into());
        }
        let content = inputs::read(input, self.settings.max_file_size())?;
        let given = self.settings.kind(self.args.input.kind);
        let (source, kind) = content.decode(given)?;
        if given.is_none() && kind == Kind::Fragment {
            self.progress.aside(|| console.taken_as_fragment(name));
        }
        let fixed = fix::all(self.validator, &source, kind, self.args.safety());
        let is_changed = fixed.text != source.text();
        let bytes = match is_changed {
            true => Some(encode::like(content.bytes(), &source, &fixed.text, name)?),
            false => None,
        };
        for warning in refused(&fixed, name) {
            self.progress.aside(|| console.warning(&warning));
        }
        if fixed.is_unfinished {
            let told =
                format!("{name}: given up before all fixes were tried; running `fix` again may mend more");
            self.progress.aside(|| console.warning(&told));
        }
        if !source.malformed().is_empty() && has_fixes(&fixed, Safety::Unsafe) {
            return Err(FixError::Malformed { path: name.clone(), encoding: source.encoding() }.into());
        }
        let is_named = |path: &Path| self.args.paths.iter().any(|it| it == path);
        if is_changed && input.own_file().is_some_and(|path| path.is_symlink() && !is_named(path)) {
            return Err(FixError::Link(name.clone()).into());
        }
        if self.args.diff {
            if self.layout.colour || self.layout.columns.is_some() {
                diff::show(self.out, name, source.text(), &fixed.text, self.layout)?;
            } else {
                let old = content.bytes();
                diff::write(self.out, name, old, bytes.as_deref().unwrap_or(old))?;
            }
        } else if !self.args.check {
            match (input.own_file(), &bytes) {
                (Some(path), Some(bytes)) => write::over(path, content.bytes(), bytes, name)?,
                (Some(_), None) => {}
                (None, _) => {
                    let text = bytes.as_deref().unwrap_or(content.bytes());
                    self.progress.aside(|| self.out.write_all(text))?;
                }
            }
        }
        fixes.add(&fixed, is_changed, self.could_be_fixed(&fixed, &source, kind));
        Ok(Done { text: source.text().to_owned(), fixed })
    }

    /// How many findings more could be mended with `--unsafe`.
    fn could_be_fixed(&self, fixed: &Fixed, source: &Source<'_>, kind: Kind) -> usize {
        if self.args.with_unsafe || fixed.is_unfinished || !has_fixes(fixed, Safety::Unsafe) {
            return 0;
        }
        fix::all(self.validator, &source.with_text(&fixed.text), kind, Safety::Unsafe).changes.len()
    }
}

/// What was not taken and why, once for each rule and reason.
fn refused(fixed: &Fixed, name: &str) -> Vec<String> {
    let source = Source::from_text(&fixed.text);
    let lines = source.lines();
    let told = |Refusal { rule, because, count, first, .. }: Refusal<'_>| {
        let at = lines.position(first.span.start);
        let (line, column) = (at.line, at.column);
        match count {
            1 => format!("{name}:{line}:{column}: a fix for `{rule}` is left out, since {because}"),
            _ => format!(
                "{name}: {} fixes for `{rule}` are left out, since each time {because}; the first is at {line}:{column}",
                grouped(count)
            ),
        }
    };
    fixed.refusals().into_iter().map(told).collect()
}

/// Whether findings with such fixes are left.
fn has_fixes(fixed: &Fixed, safety: Safety) -> bool {
    let mut fixes = fixed.report.diagnostics.iter().filter_map(|finding| finding.fix.as_ref());
    fixes.any(|fix| fix.safety <= safety)
}
