//! `config show`: what is in force, as a configuration file would say it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use toml::Value;

use super::keys::{KEYS, KeyId};
use super::layer::{Layer, Origin, Said};
use super::merge::Settings;
use super::{Configs, Mix};
use crate::args::{NO_LIMIT, ShowArgs};
use crate::console::Console;
use crate::errors::{InputError, RunError};
use crate::inputs::{is_url, shown_path};
use crate::real::real;
use crate::sanitise::one_line;

/// What is in force for the path that `args` name.
pub(super) fn show(args: &ShowArgs, console: &mut Console) -> Result<String, RunError> {
    let command_line = Layer::of(&args.against)
        .with_findings(&args.findings, console)
        .with_size(&args.size)
        .with_limits(&args.limits);
    let mut configs = Configs::new(&args.against.context, command_line);
    let path = args.path.as_deref().unwrap_or(Path::new("."));
    let mix = if path.to_str().is_some_and(is_url) {
        configs.mix(None, console)?
    } else {
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => (configs.file_for(&real(path), console)?, Vec::new()),
            Ok(_) => configs.mix(Some(path), console)?,
            Err(error) => return Err(InputError::io(shown_path(path), error).into()),
        }
    };
    let head = head(path, &mix, &configs);
    let index = configs.mixed(mix);
    Ok(head + &body(&configs.settings()[index]))
}

/// Which file and which of its overrides are in force.
fn head(path: &Path, (file, overrides): &Mix, configs: &Configs) -> String {
    let mut text = format!("# {}: ", one_line(&shown_path(path)));
    match file.map(|index| &configs.files[index]) {
        None => text += "no configuration file",
        Some(file) => {
            text += &one_line(&shown_path(&file.path));
            let lines: Vec<String> =
                overrides.iter().map(|&index| file.overrides[index].line.to_string()).collect();
            if !lines.is_empty() {
                let _ = write!(text, ", with the overrides of line {}", lines.join(", "));
            }
        }
    }
    text + "\n"
}

pub(super) fn body(settings: &Settings) -> String {
    let mut text = String::new();
    let mut severities = String::new();
    for key in KEYS {
        let (value, from) = match key.id {
            KeyId::Domains => list(&settings.domains, ToString::to_string),
            KeyId::Select => list(&settings.select, |id| (*id).to_owned()),
            KeyId::Ignore if settings.ignore.is_empty() => ("[]".to_owned(), &Origin::Default),
            KeyId::Ignore => {
                let _ = writeln!(text, "{} = [", key.name);
                for (id, from) in &settings.ignore {
                    let _ = writeln!(text, "  {}, # {}", string(id), shown(from));
                }
                text += "]\n";
                continue;
            }
            KeyId::Severity if settings.severity.is_empty() => ("{}".to_owned(), &Origin::Default),
            // A table, which has to come last.
            KeyId::Severity => {
                let _ = writeln!(severities, "\n[{}]", key.name);
                for (id, said) in &settings.severity {
                    let _ =
                        writeln!(severities, "{id} = {} # {}", string(said.value.name()), shown(&said.from));
                }
                continue;
            }
            KeyId::LenientCaptions => one(&settings.lenient_captions, ToString::to_string),
            KeyId::AssumeTimezone => one(&settings.assume_timezone, |zone| string(&zone.to_string())),
            KeyId::StaleItems => one(&settings.stale_items, ToString::to_string),
            KeyId::NoSuppress => one(&settings.no_suppress, ToString::to_string),
            KeyId::Previous => list(&settings.previous, |path| shown_path(path)),
            KeyId::State => match &settings.state {
                Some(state) => one(state, |path: &PathBuf| string(&shown_path(path))),
                None => {
                    let _ = writeln!(text, "# {}: {} # {}", key.name, key.default, Origin::Default);
                    continue;
                }
            },
            KeyId::FailOn => one(&settings.fail_on, name),
            KeyId::Format => one(&settings.format, name),
            KeyId::MaxFileSize => one(&settings.max_file_size, ToString::to_string),
            KeyId::MaxItems => one(&settings.max_items, most),
            KeyId::MaxFindings => one(&settings.max_findings, most),
            KeyId::MaxDepth => one(&settings.max_depth, most),
            // They are part of the rest.
            KeyId::Overrides | KeyId::Paths => continue,
        };
        let _ = writeln!(text, "{} = {value} # {}", key.name, shown(from));
    }
    text + &severities
}

fn one<T>(said: &Said<T>, written: impl Fn(&T) -> String) -> (String, &Origin) {
    (written(&said.value), &said.from)
}

fn list<T>(said: &Said<Vec<T>>, written: impl Fn(&T) -> String) -> (String, &Origin) {
    let items: Vec<String> = said.value.iter().map(|item| string(&written(item))).collect();
    (format!("[{}]", items.join(", ")), &said.from)
}

/// A limit.
fn most(most: &usize) -> String {
    if *most == usize::MAX { string(NO_LIMIT) } else { most.to_string() }
}

/// The name of an option's value.
fn name<T: ValueEnum>(value: &T) -> String {
    string(value.to_possible_value().as_ref().map_or("", |value| value.get_name()))
}

/// A string as TOML has it, safe to print.
fn string(text: &str) -> String {
    one_line(&Value::from(text).to_string()).into_owned()
}

fn shown(from: &Origin) -> String {
    one_line(&from.to_string()).into_owned()
}
