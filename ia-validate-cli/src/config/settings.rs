//! What is in force: layer upon layer, from the defaults to the command line.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ia_validate::report::Limits;
use ia_validate::{Domain, Level, Options, Timezone};

use super::layer::{Layer, Origin, Said};
use crate::args::FailOn;
use crate::history::Known;
use crate::render::Format;

/// What is in force for some inputs, and who said it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Settings {
    pub(crate) domains: Said<Vec<Domain>>,
    pub(crate) select: Said<Vec<&'static str>>,
    pub(crate) ignore: BTreeMap<&'static str, Origin>,
    pub(crate) severity: BTreeMap<&'static str, Said<Level>>,
    pub(crate) lenient_captions: Said<bool>,
    pub(crate) assume_timezone: Said<Timezone>,
    pub(crate) stale_items: Said<bool>,
    pub(crate) no_suppress: Said<bool>,
    pub(crate) previous: Said<Vec<PathBuf>>,
    pub(crate) state: Option<Said<PathBuf>>,
    pub(crate) fail_on: Said<FailOn>,
    pub(crate) format: Said<Format>,
    pub(crate) max_file_size: Said<u64>,
    pub(crate) max_items: Said<usize>,
    pub(crate) max_findings: Said<usize>,
    pub(crate) max_depth: Said<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            domains: Said::by_default(Vec::new()),
            select: Said::by_default(Vec::new()),
            ignore: BTreeMap::new(),
            severity: BTreeMap::new(),
            lenient_captions: Said::by_default(false),
            assume_timezone: Said::by_default(Timezone::UTC),
            stale_items: Said::by_default(false),
            no_suppress: Said::by_default(false),
            previous: Said::by_default(Vec::new()),
            state: None,
            fail_on: Said::by_default(FailOn::Error),
            format: Said::by_default(Format::Full),
            max_file_size: Said::by_default(100 << 20),
            max_items: Said::by_default(limits.items),
            max_findings: Said::by_default(limits.findings),
            max_depth: Said::by_default(limits.depth),
        }
    }
}

impl Settings {
    /// Puts a layer on top: what it says counts, the rest stays.
    ///
    /// A selection of rules starts anew, so what was ignored before it no longer is; what is ignored without
    /// one is ignored as well. Severities are of each rule.
    pub(super) fn take(&mut self, layer: &Layer) {
        fn put<T: Clone>(own: &mut Said<T>, other: &Option<Said<T>>) {
            if let Some(other) = other {
                own.clone_from(other);
            }
        }
        put(&mut self.domains, &layer.domains);
        if layer.select.is_some() {
            self.ignore.clear();
        }
        put(&mut self.select, &layer.select);
        if let Some(ignore) = &layer.ignore {
            self.ignore.extend(ignore.value.iter().map(|&id| (id, ignore.from.clone())));
        }
        self.severity.extend(layer.severity.iter().map(|(&id, said)| (id, said.clone())));
        put(&mut self.lenient_captions, &layer.lenient_captions);
        put(&mut self.assume_timezone, &layer.assume_timezone);
        put(&mut self.stale_items, &layer.stale_items);
        put(&mut self.no_suppress, &layer.no_suppress);
        put(&mut self.previous, &layer.previous);
        if layer.state.is_some() {
            self.state.clone_from(&layer.state);
        }
        put(&mut self.fail_on, &layer.fail_on);
        put(&mut self.format, &layer.format);
        put(&mut self.max_file_size, &layer.max_file_size);
        put(&mut self.max_items, &layer.max_items);
        put(&mut self.max_findings, &layer.max_findings);
        put(&mut self.max_depth, &layer.max_depth);
    }

    /// The files that updates are judged against.
    pub(crate) fn stored(&self) -> impl Iterator<Item = &PathBuf> {
        self.previous.value.iter().chain(self.state.as_ref().map(|state| &state.value))
    }

    /// How much is checked and reported.
    pub(crate) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.items = self.max_items.value;
        limits.findings = self.max_findings.value;
        limits.depth = self.max_depth.value;
        limits
    }

    /// What the library is to check, and against what. `now` is the time that the caller gives. All is reported:
    /// whoever shows it takes out what a baseline hides, and then applies the [`limits`](Self::limits).
    pub(crate) fn options(&self, known: Option<&Arc<Known>>, now: Option<DateTime<Utc>>) -> Options {
        let clock = || self.stale_items.value.then(|| std::time::SystemTime::now().into());
        let mut options = Options::default();
        options.domains.clone_from(&self.domains.value);
        options.select = self.select.value.iter().map(|&id| id.to_owned()).collect();
        options.ignore = self.ignore.keys().map(|&id| id.to_owned()).collect();
        options.severity = self.severity.iter().map(|(&id, said)| (id.to_owned(), said.value)).collect();
        options.lenient_captions = self.lenient_captions.value;
        options.assume_timezone = self.assume_timezone.value;
        options.no_suppress = self.no_suppress.value;
        options.history = known.map(|known| Arc::clone(known) as _);
        options.now = now.or_else(clock);
        options.limits = Limits::NONE;
        options.limits.items = self.max_items.value;
        options
    }
}
