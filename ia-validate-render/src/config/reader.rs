//! Reading a configuration file.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::options::{Entry, Key, Problem, Raw, RawValue, Shape, keys, unknown};
use ia_validate::source::{LineIndex, Source};
use ia_validate::{Severity, Span};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::layer::{Layer, Origin, in_folder};
use super::said::Said;

/// Something wrong in a configuration file, and its place.
pub type ConfigDiagnostic = Problem<Span>;

/// A configuration file that was read.
#[derive(Debug)]
pub struct ConfigFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it extends says, from the farthest to the nearest.
    pub extended: Vec<Layer>,
    /// What it says itself, but for its overrides.
    pub layer: Layer,
    /// What is left out of folders. What this file says first, then what it extends.
    pub choices: Vec<Choice>,
    /// Those of what it extends first.
    pub overrides: Vec<Override>,
}

impl ConfigFile {
    /// Stands on another file, whose word counts less.
    pub fn extend(&mut self, mut base: Self) {
        self.extended.splice(0..0, base.extended.into_iter().chain([base.layer]));
        self.choices.append(&mut base.choices);
        base.overrides.append(&mut self.overrides);
        self.overrides = base.overrides;
    }

    /// The places of those overrides that are about a file, which `inside` names as seen from a folder.
    pub fn overrides_about(&self, inside: impl Fn(&Path) -> PathBuf) -> Vec<usize> {
        let about = self.overrides.iter().enumerate().filter(|(_, one)| one.is_about(&inside(&one.folder)));
        about.map(|(index, _)| index).collect()
    }

    /// What holds with some of its overrides.
    #[must_use]
    pub fn said(&self, overrides: &[usize]) -> Said {
        let mut said = Said::default();
        self.extended.iter().chain([&self.layer]).for_each(|layer| said.take(layer));
        overrides.iter().filter_map(|&index| self.overrides.get(index)).for_each(|one| said.take(&one.layer));
        said
    }
}

/// What differs for some files.
#[derive(Debug)]
pub struct Override {
    /// Where it stands.
    pub from: Origin,
    /// The folder of its file without links, to see which inputs lie in it.
    pub folder: PathBuf,
    paths: Gitignore,
    /// What it says.
    pub layer: Layer,
}

impl Override {
    /// Whether it is about this file, named from the configuration file's folder.
    #[must_use]
    pub fn is_about(&self, file: &Path) -> bool {
        self.paths.matched_path_or_any_parents(file, false).is_ignore()
    }
}

/// Which files of folders are inputs.
#[derive(Debug)]
pub struct Choice {
    /// The folder of its file without links.
    pub folder: PathBuf,
    include: Option<Gitignore>,
    exclude: Option<Gitignore>,
}

impl Choice {
    /// Whether it takes a file, named from the configuration file's folder; nothing if it says nothing of it.
    #[must_use]
    pub fn takes(&self, file: &Path) -> (Option<bool>, Option<bool>) {
        let included = |include: &Gitignore| include.is_empty() || is_matched(include, file) == Some(true);
        let included = self.include.as_ref().map(included);
        let excluded = self.exclude.as_ref().and_then(|exclude| is_matched(exclude, file));
        (included, excluded)
    }
}

/// Whether patterns match a file: not, if the last one that does is an exception; nothing if none does.
fn is_matched(patterns: &Gitignore, file: &Path) -> Option<bool> {
    match patterns.matched_path_or_any_parents(file, false) {
        Match::None => None,
        Match::Ignore(_) => Some(true),
        Match::Whitelist(_) => Some(false),
    }
}

/// Reads the text of a configuration file that stands in `folder` and is shown as `name`. What is wrong with
/// it comes beside, in the order of the text.
pub fn read(text: &str, path: &Path, folder: &Path, name: &str) -> (ConfigFile, Vec<ConfigDiagnostic>) {
    let source = Source::from_text(text);
    let lines = &source.lines();
    // Paths stay as short as they were.
    let near = path.parent().unwrap_or(Path::new(""));
    let mut reader = Reader { lines, name: name.into(), folder: near, real: folder, complaints: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        reader.complain(Severity::Error, at, format!("this is no TOML: {}", error.message()), None);
    }
    let mut file = ConfigFile {
        path: path.to_owned(),
        extended: Vec::new(),
        layer: Layer::default(),
        choices: Vec::new(),
        overrides: Vec::new(),
    };
    // What was made up for broken parts is not worth a word.
    if errors.is_empty() {
        let mut choice = Choice { folder: folder.to_owned(), include: None, exclude: None };
        file.layer = reader.table(table.get_ref(), &mut Within::File(&mut file.overrides, &mut choice));
        file.choices.push(choice);
    }
    let mut complaints = reader.complaints;
    complaints.sort_by_key(|complaint| complaint.at);
    (file, complaints)
}

/// What a table is part of.
enum Within<'w> {
    /// The top of the file.
    File(&'w mut Vec<Override>, &'w mut Choice),
    /// An override; with what it is about.
    Override(&'w mut Option<Gitignore>),
}

/// Reads values, and remembers what is wrong.
struct Reader<'r> {
    lines: &'r LineIndex<'r>,
    name: Arc<str>,
    /// What paths start from.
    folder: &'r Path,
    /// The same without links.
    real: &'r Path,
    complaints: Vec<ConfigDiagnostic>,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>, within: &mut Within<'_>) -> Layer {
        let in_override = matches!(within, Within::Override(_));
        let mut layer = Layer::default();
        for (name, value) in table {
            match keys(in_override).find(|key| key.name == name.get_ref()) {
                Some(key) => self.key(key, value, &mut layer, within),
                None => self.unknown_key(name.get_ref(), name.span(), in_override),
            }
        }
        layer
    }

    fn key(
        &mut self,
        key: &'static Key,
        value: &Spanned<DeValue<'_>>,
        layer: &mut Layer,
        within: &mut Within<'_>,
    ) {
        match (key.shape, within) {
            (Shape::Patterns, Within::Override(paths)) => **paths = self.patterns(value),
            (Shape::Overrides, Within::File(overrides, _)) => self.overrides(value, overrides),
            (Shape::Patterns, Within::File(_, choice)) => {
                let patterns = self.patterns(value);
                *if key.name == "include" { &mut choice.include } else { &mut choice.exclude } = patterns;
                // What is wrong with them has been told.
                self.push(key, &mut Vec::new(), value, layer);
            }
            _ => {
                let mut complaints = std::mem::take(&mut self.complaints);
                self.push(key, &mut complaints, value, layer);
                self.complaints = complaints;
            }
        }
    }

    /// Adds what a key is set to.
    fn push(
        &self,
        key: &'static Key,
        complaints: &mut Vec<ConfigDiagnostic>,
        value: &Spanned<DeValue<'_>>,
        layer: &mut Layer,
    ) {
        for (at, value) in key.parse(&raw(value), complaints) {
            let from = Origin::File(self.name.clone(), self.line(at));
            layer.push(key, in_folder(value, self.folder), from);
        }
    }

    fn overrides(&mut self, value: &Spanned<DeValue<'_>>, overrides: &mut Vec<Override>) {
        let Some(array) = value.get_ref().as_array() else {
            return self.mismatch(value, "tables: write `[[overrides]]` above each");
        };
        for value in array {
            let Some(table) = value.get_ref().as_table() else {
                self.mismatch(value, "a table");
                continue;
            };
            let mut paths = None;
            let before = self.complaints.len();
            let layer = self.table(table, &mut Within::Override(&mut paths));
            match paths {
                Some(paths) => {
                    let from = Origin::File(self.name.clone(), self.line(span(value.span())));
                    overrides.push(Override { from, folder: self.real.to_owned(), paths, layer });
                }
                None if self.complaints.len() > before => {}
                None => self.complain(
                    Severity::Error,
                    value.span(),
                    "an override needs `paths`, the files that it is about".to_owned(),
                    Some("add `paths = [\"archive/\"]`, with patterns as in `.gitignore`".to_owned()),
                ),
            }
        }
    }

    /// Patterns as in `.gitignore`.
    fn patterns(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Gitignore> {
        let Some(array) = value.get_ref().as_array() else {
            self.mismatch(value, "a list of strings");
            return None;
        };
        let mut builder = GitignoreBuilder::new("");
        for value in array {
            let Some(pattern) = value.get_ref().as_str() else {
                self.mismatch(value, "a string");
                continue;
            };
            if let Err(error) = builder.add_line(None, pattern) {
                self.complain(Severity::Error, value.span(), format!("this is no pattern: {error}"), None);
            }
        }
        match builder.build() {
            Ok(patterns) => Some(patterns),
            Err(error) => {
                let message = format!("these patterns cannot be used: {error}");
                self.complain(Severity::Error, value.span(), message, None);
                None
            }
        }
    }

    fn unknown_key(&mut self, name: &str, at: Range<usize>, in_override: bool) {
        if keys(!in_override).any(|key| key.name == name) {
            let (what, help) = match in_override {
                true => ("cannot be overridden", "set it at the top of the file"),
                false => ("belongs into an override", "write `[[overrides]]` above it"),
            };
            return self.complain(Severity::Error, at, format!("`{name}` {what}"), Some(help.to_owned()));
        }
        let names: Vec<String> = keys(in_override).map(|key| key.name.to_owned()).collect();
        self.complaints.push(unknown(name, span(at), &names, "key of the configuration"));
    }

    /// The line of a place, counted from 1.
    fn line(&self, at: Span) -> u32 {
        self.lines.position(at.start).line
    }

    /// Says that a value is not what it must be.
    fn mismatch(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = raw(value).value.kind();
        self.complain(Severity::Error, value.span(), format!("this must be {wanted}, not {found}"), None);
    }

    fn complain(&mut self, severity: Severity, at: Range<usize>, message: String, help: Option<String>) {
        self.complaints.push(ConfigDiagnostic { severity, message, help, at: span(at) });
    }
}

fn span(at: Range<usize>) -> Span {
    Span::at(at.start, at.end)
}

/// A value as the options take it.
fn raw(value: &Spanned<DeValue<'_>>) -> Raw<Span> {
    let inner = match value.get_ref() {
        DeValue::String(text) => RawValue::Text(text.to_string()),
        DeValue::Integer(number) => {
            RawValue::Integer(u64::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::Float(_) => RawValue::Other("a number with a point"),
        DeValue::Boolean(flag) => RawValue::Flag(*flag),
        DeValue::Datetime(_) => RawValue::Other("a date"),
        DeValue::Array(list) => RawValue::List(list.iter().map(raw).collect()),
        DeValue::Table(table) => {
            let entry = |(name, value): (&Spanned<_>, _)| entry(name, value);
            RawValue::Table(table.iter().map(entry).collect())
        }
    };
    Raw { at: span(value.span()), value: inner }
}

fn entry<N: ToString>(name: &Spanned<N>, value: &Spanned<DeValue<'_>>) -> Entry<Span> {
    Entry { name: name.get_ref().to_string(), at: span(name.span()), value: raw(value) }
}
