//! The configuration of a command, with what is worth telling about it.

use std::io;
use std::path::Path;

use ia_validate::source::Source;
use ia_validate_render::sanitise::one_line;
use ia_validate_render::{Summary, remark};

use super::error::RunError;
use crate::args::{ConfigFileArgs, OptionArgs};
use crate::config::{Configs, Layer, Settings};
use crate::inputs::{Chosen, Input, InputError, Inputs};
use crate::paths::shown_path;
use crate::terminal::console::Console;

/// A configuration of which nothing has been read yet. Tells which rules were named by old ids.
pub(super) fn configs<C>(args: &ConfigFileArgs, options: &OptionArgs<C>, console: &mut Console) -> Configs {
    options.renamed.iter().for_each(|renamed| console.warning(renamed));
    Configs::new(args, Layer::from(options))
}

/// Takes out what the configuration leaves out of folders, reads the configurations of the others, and tells what is
/// wrong with them. Gives indices into [`Configs::settings`].
pub(super) fn settings_of_found(
    found: &mut Inputs,
    chosen: &Chosen,
    configs: &mut Configs,
    console: &mut Console,
) -> Result<Vec<usize>, RunError> {
    let before = found.inputs.len();
    let mut taken = Vec::with_capacity(before);
    for input in std::mem::take(&mut found.inputs) {
        let file = input.own_file().filter(|_| input.is_found());
        match file.map_or(Ok(true), |file| configs.takes(file, chosen.includes)) {
            Ok(true) => taken.push(input),
            Ok(false) => {
                console.detail(&format!("left out by the configuration: `{}`", one_line(&input.name)))
            }
            Err(error) => {
                tell(configs, console)?;
                return Err(error.into());
            }
        }
    }
    if taken.is_empty() && before > 0 {
        found.errors.push(InputError::NoneTaken { left_out: before });
    }
    found.inputs = taken;
    settings_of(found.inputs.iter().map(Input::path), configs, console)
}

/// Reads the configurations of these files, if they are files, and tells what is wrong with them. Gives indices into
/// [`Configs::settings`].
pub(super) fn settings_of<'p>(
    files: impl IntoIterator<Item = Option<&'p Path>>,
    configs: &mut Configs,
    console: &mut Console,
) -> Result<Vec<usize>, RunError> {
    let found = files.into_iter().map(|file| configs.of(file)).collect::<Result<Vec<_>, _>>();
    tell(configs, console)?;
    Ok(found?)
}

/// Takes out of the summary what was not checked for want of something, once whoever reads it has heard that: they have a
/// configuration file by then.
pub(super) fn hush(summary: &mut Summary, configs: &Configs, console: &Console) {
    let is_first = configs.paths().next().is_none();
    let is_told =
        console.is_verbose() || is_first || configs.settings().iter().any(Settings::tells_unchecked);
    if !is_told {
        summary.unchecked.clear();
    }
}

/// Tells what is wrong with the files that were read.
pub(super) fn tell(configs: &Configs, console: &mut Console) -> Result<(), RunError> {
    for (path, (text, diagnostics)) in configs.diagnostics() {
        let source = Source::from_text(text);
        let lines = source.lines();
        let name = shown_path(path);
        for it in diagnostics {
            let place = (name.as_str(), &lines);
            let drawn = remark(place, it.at, it.severity, &it.message, it.help.as_deref(), console.layout());
            console.finding(it.severity, &drawn.map_err(io::Error::other)?);
        }
    }
    Ok(())
}
