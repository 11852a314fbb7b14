//! `ia-validate.toml`: what is in force for each input. The command line beats it, and it beats the defaults.

mod file;
pub(crate) mod find;
mod keys;
mod layer;
mod merge;
mod schema;
mod show;
mod values;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ia_validate::Severity;
use ia_validate::source::Source;

pub(crate) use find::NAME;
pub(crate) use layer::{Layer, Origin, Said};
pub(crate) use merge::Settings;

use crate::args::{ConfigArgs, ConfigCommand, ContextArgs};
use crate::console::Console;
use crate::errors::{InputError, RunError};
use crate::inputs::shown_path;
use crate::real::{Folders, folder_of, real};
use crate::render::{Complaint, Format};
use file::ConfigFile;

/// The `config` command.
pub(crate) fn command(args: &ConfigArgs, console: &mut Console) -> Result<(), RunError> {
    let text = match &args.command {
        ConfigCommand::Show(args) => show::show(args, console)?,
        ConfigCommand::Schema(_) => schema::text().map_err(io::Error::from)?,
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// What is wrong with a text that is to be the configuration file at `path`.
pub(crate) fn complaints(text: &str, path: &Path) -> Vec<Complaint> {
    file::read(text, path, &folder_of(path), &shown_path(path)).1
}

/// The configuration of a run: each file is read once, and each mix of it is put together once.
#[derive(Debug)]
pub(crate) struct Configs {
    /// Whether a file is looked for.
    is_searching: bool,
    /// The one file for all inputs.
    given: Option<PathBuf>,
    command_line: Layer,
    folders: Folders,
    /// The nearest file of each folder that was looked into.
    nearest: BTreeMap<PathBuf, Option<usize>>,
    files: Vec<ConfigFile>,
    /// What is wrong with the files that were read: each file's text, and the complaints about it.
    complaints: BTreeMap<PathBuf, (String, Vec<Complaint>)>,
    /// Which settings come of a file and some of its overrides.
    mixes: BTreeMap<Mix, usize>,
    settings: Vec<Settings>,
}

/// A configuration file, if any is in force, and those of its overrides that are.
type Mix = (Option<usize>, Vec<usize>);

impl Configs {
    /// `command_line` is what it says beside which file to read.
    pub(crate) fn new(args: &ContextArgs, command_line: Layer) -> Self {
        Self {
            is_searching: !args.no_config && args.config.is_none(),
            given: args.config.clone(),
            command_line,
            folders: Folders::default(),
            nearest: BTreeMap::new(),
            files: Vec::new(),
            complaints: BTreeMap::new(),
            mixes: BTreeMap::new(),
            settings: Vec::new(),
        }
    }

    /// What is in force for a file; for what is none, such as a URL, by the current folder. Gives an index
    /// into [`settings`](Self::settings), equal for equal ones.
    pub(crate) fn of(&mut self, file: Option<&Path>, console: &mut Console) -> Result<usize, RunError> {
        let mix = self.mix(file, console)?;
        Ok(self.mixed(mix))
    }

    /// All that is in force for any input so far.
    pub(crate) fn settings(&self) -> &[Settings] {
        &self.settings
    }

    /// The files that were read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().map(|file| &file.path)
    }

    /// What is wrong with the files that were read: each file's text, and the complaints about it.
    pub(crate) fn complaints(&self) -> &BTreeMap<PathBuf, (String, Vec<Complaint>)> {
        &self.complaints
    }

    /// The format of the report: there is one for all inputs, so the first one's counts.
    pub(crate) fn format(&self, console: &mut Console) -> Format {
        let Some(first) = self.settings.first() else {
            return self.command_line.format.as_ref().map_or(Format::Full, |format| format.value);
        };
        if let Some(other) = self.settings.iter().find(|other| other.format.value != first.format.value) {
            console.warning(&format!(
                "the inputs' configurations want different formats: that of {} is used, not that of {}",
                first.format.from, other.format.from
            ));
        }
        first.format.value
    }

    fn mix(&mut self, file: Option<&Path>, console: &mut Console) -> Result<Mix, RunError> {
        if !self.is_searching && self.given.is_none() {
            return Ok((None, Vec::new()));
        }
        let folder = file.map_or_else(|| real(Path::new(".")), |file| self.folders.of(file).to_owned());
        let Some(index) = self.file_for(&folder, console)? else { return Ok((None, Vec::new())) };
        let Some(name) = file.and_then(Path::file_name) else { return Ok((Some(index), Vec::new())) };
        let config = &self.files[index];
        // Of what lies elsewhere only the name can match.
        let inside = folder.strip_prefix(&config.folder).unwrap_or(Path::new("")).join(name);
        let overrides = config.overrides.iter().enumerate();
        let about = overrides.filter(|(_, one)| one.is_about(&inside)).map(|(index, _)| index);
        Ok((Some(index), about.collect()))
    }

    fn mixed(&mut self, mix: Mix) -> usize {
        let Self { files, settings, command_line, mixes, .. } = self;
        *mixes.entry(mix).or_insert_with_key(|(file, overrides)| {
            let mut mixed = Settings::default();
            if let Some(file) = file.map(|index| &files[index]) {
                mixed.take(&file.layer);
                overrides.iter().for_each(|&index| mixed.take(&file.overrides[index].layer));
            }
            mixed.take(command_line);
            settings.push(mixed);
            settings.len() - 1
        })
    }

    /// The file that is in force in a folder, which must be a real one.
    fn file_for(&mut self, folder: &Path, console: &mut Console) -> Result<Option<usize>, RunError> {
        if let Some(path) = &self.given {
            if self.files.is_empty() {
                self.load(&path.clone(), console)?;
            }
            return Ok(Some(0));
        }
        if !self.is_searching {
            return Ok(None);
        }
        let mut passed = Vec::new();
        let mut found = None;
        for above in folder.ancestors() {
            if let Some(known) = self.nearest.get(above) {
                found = *known;
                break;
            }
            passed.push(above.to_owned());
            let path = above.join(find::NAME);
            if path.is_file() {
                found = Some(self.load(&find::from_here(&path), console)?);
                break;
            }
            if find::is_top(above) {
                break;
            }
        }
        self.nearest.extend(passed.into_iter().map(|folder| (folder, found)));
        Ok(found)
    }

    /// Reads a file, and tells what is wrong with it.
    fn load(&mut self, path: &Path, console: &mut Console) -> Result<usize, RunError> {
        let name = shown_path(path);
        let text = std::fs::read_to_string(path)
            .map_err(|error| RunError::Config(InputError::io(name.clone(), error)))?;
        let (file, complaints) = file::read(&text, path, &folder_of(path), &name);
        let source = Source::from_text(&text);
        let lines = source.lines();
        for complaint in &complaints {
            let drawn = complaint.draw(&name, &lines, console.layout()).map_err(io::Error::other)?;
            console.finding(complaint.severity, &drawn);
        }
        let is_mistake = |complaint: &&Complaint| complaint.severity == Severity::Error;
        let mistakes = complaints.iter().filter(is_mistake).count();
        self.complaints.insert(path.to_owned(), (text, complaints));
        match mistakes {
            0 => {
                self.files.push(file);
                Ok(self.files.len() - 1)
            }
            mistakes => Err(RunError::Mistakes { path: name, mistakes }),
        }
    }
}

#[cfg(test)]
mod tests;
