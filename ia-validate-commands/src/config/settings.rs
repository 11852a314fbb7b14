//! The settings of an input: layer upon layer, from the defaults to the command line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ia_validate::history::History;
use ia_validate::report::Limits;
use ia_validate::{Kind, Options};
use ia_validate_render::config::Said;
use ia_validate_render::options::{FailOn, KEYS, Key, Value};
use ia_validate_render::{Format, Notes};

use super::layer::{Layer, Origin, Sourced};
use crate::args::KindArg;

/// What holds for some inputs, and where it is from.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Settings(Said);

impl From<Said> for Settings {
    fn from(said: Said) -> Self {
        Self(said)
    }
}

impl Settings {
    /// Puts a layer on top.
    pub(super) fn take(&mut self, layer: &Layer) {
        self.0.take(layer);
    }

    /// What was said of a key.
    pub(super) fn said(&self, key: &str) -> &[Sourced<Value>] {
        self.0.of(key)
    }

    /// What was said of a key last.
    fn last(&self, key: &str) -> Option<&Sourced<Value>> {
        self.said(key).last()
    }

    /// What holds of a key that has one value.
    fn one<T>(&self, name: &str, get: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let said = self.last(name).and_then(|said| get(&said.value));
        let default = || KEYS.iter().find(|key| key.name == name).and_then(Key::default_value);
        said.or_else(|| default().as_ref().and_then(get))
    }

    /// Where what holds of a key is from.
    pub(crate) fn origin(&self, key: &str) -> &Origin {
        self.last(key).map_or(&Origin::Default, |said| &said.from)
    }

    /// Whether two settings say the same of a key, wherever.
    pub(crate) fn agrees(&self, other: &Self, key: &str) -> bool {
        let values = |settings: &'_ Self| -> Vec<Value> {
            settings.said(key).iter().map(|said| said.value.clone()).collect()
        };
        values(self) == values(other)
    }

    /// The size from which on files are refused, in bytes.
    pub(crate) fn max_file_size(&self) -> u64 {
        self.one("max-file-size", Value::size).unwrap_or(u64::MAX)
    }

    /// The mildest severity that makes the run fail, if any does.
    pub(crate) fn fail_on(&self) -> Option<ia_validate::Severity> {
        self.one("fail-on", Value::fail_on).unwrap_or(FailOn::Error).threshold()
    }

    /// The format of the report.
    pub(crate) fn format(&self) -> Format {
        self.one("format", Value::format).unwrap_or(Format::Full)
    }

    /// Whether to say in every run what could not be checked for want of something.
    pub(crate) fn tells_unchecked(&self) -> bool {
        self.one("unchecked-notes", Value::flag).unwrap_or(false)
    }

    /// What the files are, unless their content is to tell; the command line may have said it.
    pub(crate) fn kind(&self, given: Option<KindArg>) -> Option<Kind> {
        given.map_or_else(|| self.one("kind", Value::kind).flatten(), KindArg::given)
    }

    /// What the newsroom says of rules.
    pub(crate) fn notes(&self) -> Notes {
        self.said("notes").iter().filter_map(|said| said.value.note()).collect()
    }

    /// Earlier files.
    pub(crate) fn previous(&self) -> &[PathBuf] {
        self.last("previous").map_or(&[], |said| said.value.paths())
    }

    /// The state database.
    pub(crate) fn state(&self) -> Option<&Path> {
        self.last("state").and_then(|said| said.value.paths().first()).map(PathBuf::as_path)
    }

    /// The files that updates are judged against.
    pub(crate) fn stored(&self) -> impl Iterator<Item = &Path> {
        self.previous().iter().map(PathBuf::as_path).chain(self.state())
    }

    /// The domains of the page.
    pub(crate) fn domains(&self) -> Vec<String> {
        self.filled().domains.iter().map(ToString::to_string).collect()
    }

    /// How much is checked and reported.
    pub(crate) fn limits(&self) -> Limits {
        self.filled().limits
    }

    /// What the library is to check, and against what. `now` is the time that the caller gives. All is reported:
    /// whoever shows it takes out what a baseline hides, and then applies the [`limits`](Self::limits).
    pub(crate) fn options(&self, history: Option<Arc<dyn History>>, now: Option<DateTime<Utc>>) -> Options {
        let reads_clock = self.one("stale-items", Value::flag).unwrap_or(false);
        let mut options = self.filled();
        let items = options.limits.items;
        options.limits = Limits::NONE;
        options.limits.items = items;
        options.history = history;
        options.now = now.or_else(|| reads_clock.then(|| std::time::SystemTime::now().into()));
        options
    }

    fn filled(&self) -> Options {
        let mut options = Options::default();
        for key in KEYS {
            if let Some(fill) = key.fill {
                self.said(key.name).iter().for_each(|said| fill(&said.value, &mut options));
            }
        }
        options
    }
}
