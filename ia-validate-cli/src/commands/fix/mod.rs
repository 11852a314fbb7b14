//! `fix`: every input through the library's fixes, and back to where it came from.

mod diff;
mod encode;
mod error;
mod write;

use std::io::Write;
use std::path::Path;

use ia_validate::fix::{Fixed, Refused, Safety};
use ia_validate::{Kind, Source, Validator, fix};

use super::configured::{configs, settings_of};
use super::error::RunError;
use crate::args::FixArgs;
use crate::config::Settings;
use crate::inputs::{self, Input, InputError};
use crate::output;
use crate::terminal::console::Console;
use error::FixError;
use ia_validate_render::Layout;
use ia_validate_render::wording::grouped;
use ia_validate_render::{FixSummary, Summary};

/// Mends what `args` name.
///
/// Files that cannot be mended are told on the console and counted. `summary` says what is left.
pub(crate) fn fix(args: &FixArgs, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
    let mut configs = configs(&args.config_file, &args.options, console);
    let found = inputs::collect(&args.paths, args.input.stdin_filename.as_deref(), &[])?;
    let settings = settings_of(found.inputs.iter().map(Input::path), &mut configs, console)?;
    // With an earlier version each fix would be an update, perhaps one that comes too late.
    let options = configs.settings().iter().map(|settings| settings.options(None, args.clock.now));
    let validators: Vec<_> = options.map(Validator::new).collect();
    let (mut out, layout) = output::open(None, [])?;
    let mut fixes = FixSummary::new(args.is_dry());
    for error in &found.errors {
        console.error(error);
        summary.failed += 1;
    }
    for (input, index) in found.inputs.iter().zip(settings) {
        let settings = &configs.settings()[index];
        let run = Run { args, settings, validator: &validators[index], layout, out: &mut out };
        // With --check or --diff it counts what would change, not what is left.
        let fail_on = settings.fail_on().filter(|_| !args.is_dry());
        match run.file(input, console, &mut fixes) {
            Ok(fixed) => summary.add(&fixed.report, fail_on),
            Err(failure) => {
                failure.told(console)?;
                summary.failed += 1;
            }
        }
    }
    out.flush()?;
    summary.fixes = Some(fixes);
    Ok(())
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
    fn told(self, console: &mut Console) -> Result<(), RunError> {
        match self {
            Self::Input(error) => console.error(&error),
            Self::Fix(error) => console.error(&error),
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
}

impl Run<'_> {
    fn file(self, input: &Input, console: &mut Console, fixes: &mut FixSummary) -> Result<Fixed, Failure> {
        let name = &input.name;
        if input.is_url() {
            return Err(FixError::Fetched(name.clone()).into());
        }
        let content = inputs::read(input, self.settings.max_file_size())?;
        let (source, kind) = content.decode(self.args.input.kind.given())?;
        if self.args.input.kind.given().is_none() && kind == Kind::Fragment {
            console.taken_as_fragment(name);
        }
        let fixed = fix::all(self.validator, &source, kind, self.args.safety());
        let is_changed = fixed.text != source.text();
        let bytes = match is_changed {
            true => Some(encode::like(content.bytes(), &source, &fixed.text, name)?),
            false => None,
        };
        for warning in refused(&fixed, name) {
            console.warning(&warning);
        }
        if fixed.is_unfinished {
            console.warning(&format!(
                "{name}: given up before all fixes were tried; running `fix` again may mend more"
            ));
        }
        if !source.malformed().is_empty() && has_fixes(&fixed, Safety::Unsafe) {
            return Err(FixError::Malformed { path: name.clone(), encoding: source.encoding() }.into());
        }
        let is_named = |path: &Path| self.args.paths.iter().any(|it| it == path);
        if is_changed && input.own_file().is_some_and(|path| path.is_symlink() && !is_named(path)) {
            return Err(FixError::Link(name.clone()).into());
        }
        if self.args.diff {
            diff::write(self.out, name, source.text(), &fixed.text, self.layout.colour)?;
        } else if !self.args.check {
            match (input.own_file(), &bytes) {
                (Some(path), Some(bytes)) => write::over(path, bytes, name)?,
                (Some(_), None) => {}
                (None, _) => self.out.write_all(bytes.as_deref().unwrap_or(content.bytes()))?,
            }
        }
        fixes.add(&fixed, is_changed, self.could_be_fixed(&fixed, &source, kind));
        Ok(fixed)
    }

    /// How many findings more could be mended with `--unsafe`.
    fn could_be_fixed(&self, fixed: &Fixed, source: &Source<'_>, kind: Kind) -> usize {
        if self.args.with_unsafe || fixed.is_unfinished || !has_fixes(fixed, Safety::Unsafe) {
            return 0;
        }
        fix::all(self.validator, &source.with_text(&fixed.text), kind, Safety::Unsafe).count()
    }
}

/// What was not taken and why, once for each rule and reason.
fn refused(fixed: &Fixed, name: &str) -> Vec<String> {
    let mut groups: Vec<(&Refused, usize)> = Vec::new();
    for refused in &fixed.refused {
        let is_same = |(other, _): &&mut (&Refused, usize)| {
            (other.finding.rule, &other.because) == (refused.finding.rule, &refused.because)
        };
        match groups.iter_mut().find(is_same) {
            Some((_, count)) => *count += 1,
            None => groups.push((refused, 1)),
        }
    }
    let source = Source::from_text(&fixed.text);
    let lines = source.lines();
    let told = |(refused, count): (&Refused, usize)| {
        let (rule, because) = (refused.finding.rule, &refused.because);
        if count == 1 {
            return format!("{name}: a fix for `{rule}` is left out, since {because}");
        }
        let at = lines.position(refused.finding.span.start);
        let (line, column) = (at.line, at.column);
        let count = grouped(count);
        format!(
            "{name}: {count} fixes for `{rule}` are left out, since each time {because}; the first is at {line}:{column}"
        )
    };
    groups.into_iter().map(told).collect()
}

/// Whether findings with such fixes are left.
fn has_fixes(fixed: &Fixed, safety: Safety) -> bool {
    let mut fixes = fixed.report.diagnostics.iter().filter_map(|finding| finding.fix.as_ref());
    fixes.any(|fix| fix.safety <= safety)
}
