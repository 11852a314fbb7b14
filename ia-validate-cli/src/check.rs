//! `check`: every input through the validator, every finding into the report.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use ia_validate::source::Source;
use ia_validate::{Kind, Options, Validator};

use crate::args::CheckArgs;
use crate::console::Console;
use crate::errors::{InputError, RunError};
use crate::inputs::{self, shown_path};
use crate::render::{Checked, Layout};
use crate::summary::Summary;

/// Checks what `args` name and writes the report.
///
/// Inputs that cannot be read are told on the console and counted; an error means that the report is not
/// complete. `summary` says what was found up to there.
pub(crate) fn check(args: &CheckArgs, console: &mut Console, summary: &mut Summary) -> Result<(), RunError> {
    let found = inputs::collect(&args.paths, args.stdin_filename.as_deref(), args.output.as_deref())?;
    let (mut out, layout) = report(args.output.as_deref())?;
    let mut renderer = args.format.renderer(layout);
    let validator = Validator::new(options(args));
    for error in &found.errors {
        skip(error, console, summary);
    }
    for input in &found.inputs {
        let bytes = match inputs::read(input, args.max_file_size) {
            Ok(bytes) => bytes,
            Err(error) => {
                skip(&error, console, summary);
                continue;
            }
        };
        let source = Source::decode(&bytes, args.kind.given());
        if source.is_too_long() {
            skip(&InputError::TooLongDecoded(input.name.clone()), console, summary);
            continue;
        }
        let kind = args.kind.given().unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        let report = validator.source(&source, kind);
        summary.add(&report);
        renderer.file(&mut out, &Checked { path: &input.name, lines: &source.lines(), report: &report })?;
    }
    renderer.finish(&mut out, summary)?;
    Ok(out.flush()?)
}

/// Goes on without an input.
fn skip(error: &InputError, console: &mut Console, summary: &mut Summary) {
    console.error(error);
    summary.failed += 1;
}

fn options(args: &CheckArgs) -> Options {
    let ids = |rules: &[&str]| rules.iter().map(|&id| id.to_owned()).collect();
    let mut options = Options::default();
    options.domains.clone_from(&args.domains);
    options.select = ids(&args.select);
    options.ignore = ids(&args.ignore);
    options
}

/// Where the report goes, and how it may look there.
fn report(output: Option<&Path>) -> Result<(BufWriter<Box<dyn Write>>, Layout), RunError> {
    let (out, layout): (Box<dyn Write>, Layout) = match output {
        Some(path) => {
            let file =
                File::create(path).map_err(|source| RunError::Output { path: shown_path(path), source })?;
            let colour = AutoStream::choice(&file) != ColorChoice::Never;
            (Box::new(file), Layout { colour, columns: None })
        }
        None => {
            let stdout = io::stdout();
            let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
            let columns = if stdout.is_terminal() {
                terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0)
            } else {
                None
            };
            let layout = Layout { colour, columns };
            // Without colours nothing may be filtered: JSON carries the documents' own characters.
            if colour { (Box::new(AutoStream::always(stdout)), layout) } else { (Box::new(stdout), layout) }
        }
    };
    Ok((BufWriter::new(out), layout))
}
