//! `config`: the settings of a path, and the schema of the configuration file.

mod init;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use ia_validate_render::options;
use ia_validate_render::sanitise::one_line;
use ia_validate_render::url::is_url;

use crate::args::{ConfigArgs, ConfigCommand, ShowArgs};
use crate::commands::configured::{configs, tell};
use crate::commands::error::RunError;
use crate::config::show::body;
use crate::inputs::InputError;
use crate::output;
use crate::paths::shown_path;
use crate::terminal::console::Console;

/// Does what `args` ask for.
pub(crate) fn config(args: &ConfigArgs, console: &mut Console) -> Result<(), RunError> {
    let text = match &args.command {
        ConfigCommand::Show(args) => show(args, console)?,
        ConfigCommand::Schema(_) => schema().map_err(io::Error::from)?,
        ConfigCommand::Init(args) => return init::init(&args.folder, console),
    };
    let mut out = output::open(None, [])?;
    out.write_all(text.as_bytes())?;
    Ok(out.finish()?)
}

/// The settings of the path that `args` name.
fn show(args: &ShowArgs, console: &mut Console) -> Result<String, RunError> {
    let mut configs = configs(&args.config_file, &args.options, console);
    let path = args.path.as_deref().unwrap_or(Path::new("."));
    let is_url = path.to_str().is_some_and(is_url);
    let is_folder = match path.metadata() {
        _ if is_url => false,
        Ok(metadata) => metadata.is_dir(),
        Err(error) => return Err(InputError::io(shown_path(path), error).into()),
    };
    let text =
        configs.explained(Some(path).filter(|_| !is_url), is_folder).map(|(file, overrides, settings)| {
            let mut head = format!("# {}: ", one_line(&shown_path(path)));
            match file {
                None => head += "no configuration file",
                Some(file) => {
                    head += &one_line(&shown_path(file));
                    if !overrides.is_empty() {
                        let places: Vec<String> = overrides.iter().map(ToString::to_string).collect();
                        // Writing to a string does not fail.
                        let _ = write!(head, ", with the overrides at {}", one_line(&places.join(", ")));
                    }
                }
            }
            head + "\n" + &body(settings)
        });
    tell(&configs, console)?;
    Ok(text?)
}

/// The schema as a file has it.
fn schema() -> Result<String, serde_json::Error> {
    let value = |text: &str| {
        let mut table: toml::Table = toml::from_str(&format!("value = {text}")).ok()?;
        serde_json::to_value(table.remove("value")?).ok()
    };
    serde_json::to_string_pretty(&options::schema(&value)).map(|text| text + "\n")
}
