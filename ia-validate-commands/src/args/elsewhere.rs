//! What was probably meant by what is no option and no command here.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};
use ia_validate_render::options::nearest;

use super::Cli;

/// What other linters call what is called otherwise here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("--fix", "a command: `ia-validate fix`"),
    ("--fix-only", "a command: `ia-validate fix`"),
    ("--unsafe-fixes", "an option of a command: `ia-validate fix --unsafe`"),
    ("--exit-zero", "`--fail-on never`"),
    ("--no-exit-codes", "`--fail-on never`"),
    ("--output-format", "`--format`"),
    ("--output-file", "`--output`"),
    ("--show-settings", "a command: `ia-validate config show`"),
    ("--show-files", "part of `--verbose`"),
    ("--extend-exclude", "`--exclude`"),
    ("--isolated", "`--no-config`"),
    ("--persona", "`--min-severity`, or `--evidence`"),
    ("--min-confidence", "`--evidence`"),
    ("--strict", "`--fail-on warning`"),
    ("--max-warnings", "`--fail-on warning`"),
];

impl Cli {
    /// The command that a path was probably meant to be.
    pub(crate) fn nearest_command(path: &str) -> Option<String> {
        let command = Self::command();
        let names = command.get_subcommands().map(clap::Command::get_name);
        nearest(path, names).map(str::to_owned)
    }

    /// Reads the command line. Options of other linters are told with what they are here.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        Self::try_parse().map_err(|mut error| {
            let unknown = error.get(ContextKind::InvalidArg).map(ToString::to_string);
            let is_unknown = error.kind() == ErrorKind::UnknownArgument;
            let known = ELSEWHERE.iter().find(|(other, _)| unknown.as_deref() == Some(*other));
            if let Some((_, ours)) = known.filter(|_| is_unknown) {
                error.remove(ContextKind::SuggestedArg);
                error.insert(
                    ContextKind::Suggested,
                    ContextValue::StyledStrs(vec![format!("here this is {ours}").into()]),
                );
            }
            error
        })
    }
}
