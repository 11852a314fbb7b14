//! Reading a configuration file.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ia_validate::source::{LineIndex, Source};
use ia_validate::{Severity, Span};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, KeyId, keys};
use super::layer::Layer;
use super::values;
use crate::args::RuleArg;
use crate::render::Complaint;

/// A configuration file that was read.
#[derive(Debug)]
pub(super) struct ConfigFile {
    pub(super) path: PathBuf,
    /// Without links, to see which inputs lie in it.
    pub(super) folder: PathBuf,
    pub(super) layer: Layer,
    pub(super) overrides: Vec<Override>,
}

/// What differs for some files.
#[derive(Debug)]
pub(super) struct Override {
    /// Where it stands.
    pub(super) line: u32,
    paths: Gitignore,
    pub(super) layer: Layer,
}

impl Override {
    /// Whether it is about this file, named from the configuration file's folder.
    pub(super) fn is_about(&self, file: &Path) -> bool {
        self.paths.matched_path_or_any_parents(file, false).is_ignore()
    }
}

/// Reads the text of a configuration file that stands in `folder` and is shown as `name`. What is wrong with
/// it comes beside, in the order of the text.
pub(super) fn read(text: &str, path: &Path, folder: &Path, name: &str) -> (ConfigFile, Vec<Complaint>) {
    let source = Source::from_text(text);
    let lines = &source.lines();
    // Paths stay as short as they were.
    let near = path.parent().unwrap_or(Path::new(""));
    let mut reader = Reader { lines, name: name.into(), folder: near, complaints: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        reader.complain(Severity::Error, at, format!("this is no TOML: {}", error.message()), None);
    }
    let mut file = ConfigFile {
        path: path.to_owned(),
        folder: folder.to_owned(),
        layer: Layer::default(),
        overrides: Vec::new(),
    };
    // What was made up for broken parts is not worth a word.
    if errors.is_empty() {
        file.layer = reader.table(table.get_ref(), &mut Within::File(&mut file.overrides));
    }
    let mut complaints = reader.complaints;
    complaints.sort_by_key(|complaint| complaint.span);
    (file, complaints)
}

/// A value, with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// What a table is part of.
enum Within<'w> {
    /// The top of the file.
    File(&'w mut Vec<Override>),
    /// An override; with what it is about.
    Override(&'w mut Option<Gitignore>),
}

/// Reads values, and remembers what is wrong.
pub(super) struct Reader<'r> {
    lines: &'r LineIndex<'r>,
    pub(super) name: Arc<str>,
    /// What paths start from.
    pub(super) folder: &'r Path,
    complaints: Vec<Complaint>,
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

    fn key(&mut self, key: &Key, value: &Value<'_>, layer: &mut Layer, within: &mut Within<'_>) {
        match key.id {
            KeyId::Domains => layer.domains = self.list(value, values::domain),
            KeyId::Select => layer.select = self.rules(value),
            KeyId::Ignore => layer.ignore = self.rules(value),
            KeyId::Severity => layer.severity = self.levels(value),
            KeyId::LenientCaptions => layer.lenient_captions = self.flag(value),
            KeyId::AssumeTimezone => layer.assume_timezone = self.one(value, values::timezone),
            KeyId::StaleItems => layer.stale_items = self.flag(value),
            KeyId::NoSuppress => layer.no_suppress = self.flag(value),
            KeyId::Previous => layer.previous = self.paths(value),
            KeyId::State => layer.state = self.path(value),
            KeyId::FailOn => layer.fail_on = self.one(value, values::choice),
            KeyId::Format => layer.format = self.one(value, values::choice),
            KeyId::MaxFileSize => layer.max_file_size = self.size(value),
            KeyId::MaxItems => layer.max_items = self.most(value),
            KeyId::MaxFindings => layer.max_findings = self.most(value),
            KeyId::MaxDepth => layer.max_depth = self.most(value),
            KeyId::Paths => {
                if let Within::Override(paths) = within {
                    **paths = self.patterns(value);
                }
            }
            KeyId::Overrides => {
                if let Within::File(overrides) = within {
                    self.overrides(value, overrides);
                }
            }
        }
    }

    fn overrides(&mut self, value: &Value<'_>, overrides: &mut Vec<Override>) {
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong(value, "tables: write `[[overrides]]` above each");
        };
        for value in array {
            let Some(table) = value.get_ref().as_table() else {
                self.wrong(value, "a table");
                continue;
            };
            let mut paths = None;
            let before = self.complaints.len();
            let layer = self.table(table, &mut Within::Override(&mut paths));
            match paths {
                Some(paths) => {
                    let line = self.line(&value.span());
                    overrides.push(Override { line, paths, layer });
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
    fn patterns(&mut self, value: &Value<'_>) -> Option<Gitignore> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, "a list of strings");
            return None;
        };
        let mut builder = GitignoreBuilder::new("");
        for value in array {
            let Some(pattern) = self.string(value) else { continue };
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

    fn unknown_key(&mut self, name: &str, span: Range<usize>, in_override: bool) {
        let near = values::nearest(name, keys(in_override).map(|key| key.name));
        let (what, help) = match keys(!in_override).any(|key| key.name == name) {
            true if in_override => ("cannot be overridden", Some("set it at the top of the file".to_owned())),
            true => ("belongs into an override", Some("write `[[overrides]]` above it".to_owned())),
            false => ("is no key of the configuration", near.map(|near| format!("did you mean `{near}`?"))),
        };
        let help = help.or_else(|| {
            let names: Vec<String> = keys(in_override).map(|key| format!("`{}`", key.name)).collect();
            Some(format!("there are {}", names.join(", ")))
        });
        self.complain(Severity::Error, span, format!("`{name}` {what}"), help);
    }

    /// Tells about an old id.
    pub(super) fn note_renamed(&mut self, rule: &RuleArg, span: Range<usize>) {
        if let Some(message) = rule.renamed() {
            self.complain(Severity::Warning, span, message, Some(format!("write `{}`", rule.id)));
        }
    }

    /// The line of a place, counted from 1.
    pub(super) fn line(&self, at: &Range<usize>) -> u32 {
        self.lines.position(u32::try_from(at.start).unwrap_or(u32::MAX)).line
    }

    /// Says that a value is not what it must be.
    pub(super) fn wrong(&mut self, value: &Value<'_>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.complain(Severity::Error, value.span(), format!("this must be {wanted}, not {found}"), None);
    }

    pub(super) fn complain(
        &mut self,
        severity: Severity,
        span: Range<usize>,
        message: String,
        help: Option<String>,
    ) {
        self.complaints.push(Complaint { severity, message, help, span: Span::at(span.start, span.end) });
    }
}
