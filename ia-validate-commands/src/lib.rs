#![doc = include_str!("../README.md")]

mod args;
mod baseline;
mod commands;
mod config;
mod edits;
mod engine;
mod history;
mod inputs;
#[cfg(test)]
mod layers;
mod lsp;
mod output;
mod paths;
#[cfg(feature = "serve")]
mod serve;
mod terminal;

use std::io;
use std::process::ExitCode;

use args::{Cli, Command};
use commands::{check, explain, fix, inventory, manuals, preview, record, rules, show, watch};
use ia_validate_render::Summary;
use output::OutputError;
use terminal::console::{self, Console};

/// Wrong usage, or an input that could not be read.
const FAILURE: u8 = 2;
/// Findings at or above `--fail-on`.
const FINDINGS: u8 = 1;

/// Runs the command that the arguments of this process name, and tells how it ended: 0 for nothing at or above `--fail-on`, 1
/// for findings, 2 for wrong usage or an input that could not be read.
pub fn main() -> ExitCode {
    paths::outlive_limits();
    let command = match Cli::read() {
        Ok(cli) => cli.chosen(),
        Err(error) => {
            // Help and version go to stdout with code 0, wrong usage to stderr with code 2.
            return match console::usage(&error) {
                _ if error.use_stderr() => FAILURE.into(),
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    Console::new(true).error(&OutputError::Write { to: "stdout".to_owned(), source: error });
                    FAILURE.into()
                }
                _ => ExitCode::SUCCESS,
            };
        }
    };
    anstream::ColorChoice::from(command.console().color).write_global();
    let mut console = Console::new(command.console().quiet).verbose(command.console().verbose);
    let mut summary = Summary::default();
    let run = match &command {
        Command::Check(args) if args.watch => watch::watch(args, &mut console),
        Command::Check(args) => check::check(args, &mut console, &mut summary, |_| {}),
        Command::Fix(args) => fix::fix(args, &mut console, &mut summary),
        Command::Preview(args) => preview::preview(args, &mut console, &mut summary),
        Command::Record(args) => record::record(args, &mut console),
        Command::Show(args) => show::show(args, &mut console, &mut summary),
        Command::Inventory(args) => inventory::inventory(args, &mut console, &mut summary),
        Command::Config(args) => commands::config::config(args, &mut console),
        Command::Rules(args) => rules::rules(args, &mut console),
        Command::Explain(args) => explain::explain(args, &mut console),
        Command::Lsp(args) => return lsp::serve(args, &mut console),
        #[cfg(feature = "serve")]
        Command::Serve(args) => return serve::serve(args, &mut console),
        Command::Completions(args) => manuals::completions(args),
        Command::Man(args) => manuals::man(args),
    };
    match run {
        Ok(()) if summary.files > 0 => console.summary(&summary),
        Ok(()) => {}
        // Whoever read the report has had enough, and what was found so far still counts.
        Err(error) if error.is_closed_pipe() => {}
        Err(error) => {
            console.error(&error);
            return FAILURE.into();
        }
    }
    if summary.failed > 0 {
        FAILURE.into()
    } else if summary.failing > 0 || summary.would_change() {
        FINDINGS.into()
    } else {
        ExitCode::SUCCESS
    }
}
