//! `ia-validate.toml`: the settings of each input. The command line beats it, and it beats the defaults.
//!
//! Loading prints nothing: what is wrong with a file is kept for whoever asks.

mod error;
pub(crate) mod find;
mod layer;
mod settings;
pub(crate) mod show;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ia_validate::Severity;

pub(crate) use error::ConfigError;
pub(crate) use find::NAME;
pub(crate) use layer::{Layer, Origin};
pub(crate) use settings::Settings;

use crate::args::ConfigFileArgs;
use crate::paths::{Folders, folder_of, read_regular, real, shown_path};
use ia_validate_render::Format;
use ia_validate_render::config as reader;
pub(crate) use ia_validate_render::config::ConfigDiagnostic;
use ia_validate_render::config::ConfigFile;

/// What is wrong with a text that is to be the configuration file at `path`.
pub(crate) fn diagnostics(text: &str, path: &Path) -> Vec<ConfigDiagnostic> {
    reader::read(text, path, &folder_of(path), &shown_path(path)).1
}

/// How large a file can be, in bytes.
const LARGEST: u64 = 1 << 24;

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
    /// The files that those extend.
    extended: Vec<PathBuf>,
    /// What is wrong with the files that were read, in this order: each file's text, and the diagnostics about it.
    diagnostics: Vec<(PathBuf, (String, Vec<ConfigDiagnostic>))>,
    /// Which settings come of a file and some of its overrides.
    mixes: BTreeMap<Mix, usize>,
    settings: Vec<Settings>,
}

/// A configuration file, if any is in force, and those of its overrides that are.
type Mix = (Option<usize>, Vec<usize>);

impl Configs {
    /// `command_line` is what it says beside which file to read.
    pub(crate) fn new(args: &ConfigFileArgs, command_line: Layer) -> Self {
        Self {
            is_searching: !args.no_config && args.config.is_none(),
            given: args.config.clone(),
            command_line,
            folders: Folders::default(),
            nearest: BTreeMap::new(),
            files: Vec::new(),
            extended: Vec::new(),
            diagnostics: Vec::new(),
            mixes: BTreeMap::new(),
            settings: Vec::new(),
        }
    }

    /// The settings of a file; of what is none, such as a URL, by the current folder. Gives an index
    /// into [`settings`](Self::settings), equal for equal ones.
    pub(crate) fn of(&mut self, file: Option<&Path>) -> Result<usize, ConfigError> {
        let mix = self.mix(file)?;
        Ok(self.mixed(mix))
    }

    /// All that is in force for any input so far.
    pub(crate) fn settings(&self) -> &[Settings] {
        &self.settings
    }

    /// The settings of the input that came first; the command line's where none came.
    pub(crate) fn first(&self) -> Cow<'_, Settings> {
        self.settings.first().map_or_else(|| Cow::Owned(self.alone()), Cow::Borrowed)
    }

    /// What holds without any file.
    fn alone(&self) -> Settings {
        let mut alone = Settings::default();
        alone.take(&self.command_line);
        alone
    }

    /// The files that were read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| &file.path).chain(&self.extended).map(PathBuf::as_path)
    }

    /// What is wrong with the files that were read: each file's text, and the diagnostics about it.
    pub(crate) fn diagnostics(&self) -> &[(PathBuf, (String, Vec<ConfigDiagnostic>))] {
        &self.diagnostics
    }

    /// The format of the report: there is one for all inputs, so the first one's counts. A second value says what is
    /// worth a warning.
    pub(crate) fn format(&self) -> (Format, Option<String>) {
        let Some(first) = self.settings.first() else {
            return (self.alone().format(), None);
        };
        let other = self.settings.iter().find(|other| other.format() != first.format());
        let warning = other.map(|other| {
            format!(
                "the inputs' configurations want different formats: that of {} is used, not that of {}",
                first.origin("format"),
                other.origin("format")
            )
        });
        (first.format(), warning)
    }

    /// The settings of a path, with the configuration file that they are from and the places of the overrides that
    /// count, for whoever wants to know.
    pub(crate) fn explained(
        &mut self,
        path: Option<&Path>,
        is_folder: bool,
    ) -> Result<(Option<&Path>, Vec<&Origin>, &Settings), ConfigError> {
        let mix = match path {
            Some(folder) if is_folder => (self.file_for(&real(folder))?, Vec::new()),
            path => self.mix(path)?,
        };
        let index = self.mixed(mix.clone());
        let (file, overrides) = mix;
        let file = file.map(|index| &self.files[index]);
        let from = |&index: &usize| file.map(|file| &file.overrides[index].from);
        let from = overrides.iter().filter_map(from).collect();
        Ok((file.map(|file| file.path.as_path()), from, &self.settings[index]))
    }

    fn mix(&mut self, file: Option<&Path>) -> Result<Mix, ConfigError> {
        if !self.is_searching && self.given.is_none() {
            return Ok((None, Vec::new()));
        }
        let folder = file.map_or_else(|| real(Path::new(".")), |file| self.folders.of(file).to_owned());
        let Some(index) = self.file_for(&folder)? else { return Ok((None, Vec::new())) };
        let Some(name) = file.and_then(Path::file_name) else { return Ok((Some(index), Vec::new())) };
        // Of what lies elsewhere only the name can match.
        let inside = |root: &Path| folder.strip_prefix(root).unwrap_or(Path::new("")).join(name);
        Ok((Some(index), self.files[index].overrides_about(inside)))
    }

    /// Whether a file that was found in a folder is an input. Where the command line says what is, `include` says nothing.
    pub(crate) fn takes(&mut self, file: &Path, is_included: bool) -> Result<bool, ConfigError> {
        let folder = self.folders.of(file).to_owned();
        let (Some(index), Some(name)) = (self.file_for(&folder)?, file.file_name()) else { return Ok(true) };
        // The nearest word counts.
        let (mut is_included, mut is_excluded) = (is_included.then_some(true), None);
        for choice in &self.files[index].choices {
            let inside = folder.strip_prefix(&choice.folder).unwrap_or(Path::new("")).join(name);
            let (included, excluded) = choice.takes(&inside);
            is_included = is_included.or(included);
            is_excluded = is_excluded.or(excluded);
        }
        Ok(is_included.unwrap_or(true) && !is_excluded.unwrap_or(false))
    }

    fn mixed(&mut self, mix: Mix) -> usize {
        let Self { files, settings, command_line, mixes, .. } = self;
        *mixes.entry(mix).or_insert_with_key(|(file, overrides)| {
            let file = file.map(|index| &files[index]);
            let mut mixed = Settings::from(file.map(|file| file.said(overrides)).unwrap_or_default());
            mixed.take(command_line);
            settings.push(mixed);
            settings.len() - 1
        })
    }

    /// The file that is in force in a folder, which must be a real one.
    fn file_for(&mut self, folder: &Path) -> Result<Option<usize>, ConfigError> {
        if let Some(path) = &self.given {
            if self.files.is_empty() {
                self.load(&path.clone())?;
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
            // Whatever has the name is meant to be one, be it a link that leads nowhere.
            if path.symlink_metadata().is_ok() {
                found = Some(self.load(&find::from_here(&path))?);
                break;
            }
            if find::is_top(above) {
                break;
            }
        }
        self.nearest.extend(passed.into_iter().map(|folder| (folder, found)));
        Ok(found)
    }

    /// Reads a file and those that it extends, one after the other.
    fn load(&mut self, path: &Path) -> Result<usize, ConfigError> {
        let mut file = self.read(path)?;
        let mut chain = vec![(real(path), shown_path(path))];
        let mut next = file.layer.extends().map(|(path, by)| (path.to_owned(), by.clone()));
        while let Some((path, by)) = next {
            let path = if path.is_dir() { path.join(find::NAME) } else { path };
            let place = real(&path);
            if let Some(at) = chain.iter().position(|(known, _)| *known == place) {
                let names = chain[at..].iter().map(|(_, name)| name.as_str());
                let names: Vec<&str> = names.chain([chain[at].1.as_str()]).collect();
                return Err(ConfigError::Circle(names.join(" → ")));
            }
            chain.push((place, shown_path(&path)));
            self.extended.push(path.clone());
            let told = |why| ConfigError::Extended { by, why: Box::new(why) };
            let base = self.read(&path).map_err(told)?;
            next = base.layer.extends().map(|(path, by)| (path.to_owned(), by.clone()));
            file.extend(base);
        }
        self.files.push(file);
        Ok(self.files.len() - 1)
    }

    /// Reads a file, and keeps what is wrong with it.
    fn read(&mut self, path: &Path) -> Result<ConfigFile, ConfigError> {
        let name = shown_path(path);
        let bytes = read_regular(path, LARGEST).map_err(|error| ConfigError::unread(&name, path, error))?;
        let Ok(text) = String::from_utf8(bytes) else { return Err(ConfigError::NoText(name)) };
        let (file, diagnostics) = reader::read(&text, path, &folder_of(path), &name);
        let is_mistake = |diagnostic: &&ConfigDiagnostic| diagnostic.severity == Severity::Error;
        let mistakes = diagnostics.iter().filter(is_mistake).count();
        self.diagnostics.push((path.to_owned(), (text, diagnostics)));
        match mistakes {
            0 => Ok(file),
            mistakes => Err(ConfigError::Mistakes { path: name, mistakes }),
        }
    }
}

#[cfg(test)]
mod tests;
