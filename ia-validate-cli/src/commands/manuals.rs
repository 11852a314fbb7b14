//! Shell completions and man pages, made from the command line's own description.

use std::fs;
use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man;

use super::error::RunError;
use crate::args::{Cli, CompletionsArgs, ManArgs};
use crate::output::OutputError;
use crate::paths::shown_path;

/// The `completions` command.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<(), RunError> {
    let mut script = Vec::new();
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    // In scripts for bash, clap_complete takes the hyphen of our name for the start of a command in one of two places.
    let script = String::from_utf8_lossy(&script).replace("ia__subcmd__validate", "ia__validate");
    Ok(io::stdout().lock().write_all(script.as_bytes())?)
}

/// The `man` command.
pub(crate) fn man(args: &ManArgs) -> Result<(), RunError> {
    let command = Cli::command().disable_help_subcommand(true);
    let Some(folder) = &args.output_dir else {
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        return Ok(io::stdout().lock().write_all(&page)?);
    };
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command, folder))
        .map_err(|source| OutputError::Output { path: shown_path(folder), source }.into())
}
