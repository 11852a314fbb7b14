//! Shell completions and man pages, made from the command line's own description.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::error::RunError;
use crate::args::{Cli, CompletionsArgs, ManArgs};
use crate::output::{self, OutputError};
use crate::paths::{Old, WriteError, shown_path, write};

/// The `completions` command.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<(), RunError> {
    let mut script = Vec::new();
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    // In scripts for bash, clap_complete takes the hyphen of our name for the start of a command in one of two places.
    let script = String::from_utf8_lossy(&script).replace("ia__subcmd__validate", "ia__validate");
    print(script.as_bytes())
}

/// The `man` command.
pub(crate) fn man(args: &ManArgs) -> Result<(), RunError> {
    let command = Cli::command().disable_help_subcommand(true);
    let Some(folder) = &args.output_dir else {
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        return print(&page);
    };
    let pages = pages(command, folder).map_err(|error| output_error(folder, error.into()))?;
    for (name, page) in pages {
        let path = folder.join(name);
        write(&path, &mut Cursor::new(page), &Old::Report(&|_| Ok(None)))
            .map_err(|why| output_error(&path, why))?;
    }
    Ok(())
}

/// The page of each command, by the names of their files. Makes the folder that they go to.
fn pages(command: Command, folder: &Path) -> io::Result<BTreeMap<OsString, Vec<u8>>> {
    fs::create_dir_all(folder)?;
    let made = tempfile::tempdir()?;
    clap_mangen::generate_to(command, &made)?;
    let page = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((entry.file_name(), fs::read(entry.path())?))
    };
    fs::read_dir(&made)?.map(page).collect()
}

fn output_error(path: &Path, why: WriteError) -> RunError {
    OutputError::Output { path: shown_path(path), why }.into()
}

fn print(text: &[u8]) -> Result<(), RunError> {
    let mut out = output::open(None, [])?;
    out.write_all(text)?;
    Ok(out.finish()?)
}
