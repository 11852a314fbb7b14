//! The options of a validator: those of the table, and what only a call has.

use std::collections::BTreeSet;
use std::sync::Arc;

use ia_validate::chrono::{DateTime, Utc};
use ia_validate::history::{StoredVersion, Versions};
use ia_validate::report::Limits;
use ia_validate::{Kind, Options, Report, Severity, Source, Validator};
use ia_validate_render::options::{
    self, Entry, FailOn, Filled, KEYS, Key, Naming, Problem, Raw, RawValue, Value,
};
use ia_validate_render::{FileReport, Notes, Summary};

use crate::error::Error;

const NOW: &str = "now";
const STATE: &str = "state";
const PREVIOUS: &str = "previous";

/// A text: bytes to decode as files are, or those of a `str`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'b> {
    pub(crate) bytes: &'b [u8],
    pub(crate) is_text: bool,
}

/// Validators, and how much of what they find is shown.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) validator: Validator,
    /// Fixes are judged without earlier versions: each would be an update.
    pub(crate) without_history: Validator,
    pub(crate) options: Options,
    pub(crate) fail_on: Option<Severity>,
    max_file_size: u64,
    limits: Limits,
    notes: Notes,
}

impl Call {
    /// Reads options, with earlier texts, and the clock for whoever wants the time from it.
    pub(crate) fn read(
        raw: &Raw<String>,
        previous: &[Input<'_>],
        clock: impl FnOnce() -> DateTime<Utc>,
    ) -> Result<Self, Error> {
        let (now, table, mut problems) = parts(raw);
        let empty = || Raw { at: String::new(), value: RawValue::Table(Vec::new()) };
        let filled = options::fill(&table, Naming::Snake).or_else(|found| {
            problems.extend(found);
            options::fill(&empty(), Naming::Snake)
        });
        let Filled { mut options, rest, .. } = filled.map_err(Error::of)?;
        if !problems.is_empty() {
            return Err(Error::of(problems));
        }
        let one = |name: &str| rest.iter().rfind(|(key, _)| key.name == name).map(|(_, value)| value);
        let default = |name: &str| KEYS.iter().find(|key| key.name == name).and_then(Key::default_value);
        let size = one("max-file-size").cloned().or_else(|| default("max-file-size"));
        options.now = now;
        if options.now.is_none() && one("stale-items").and_then(Value::flag).unwrap_or(false) {
            options.now = Some(clock());
        }
        // All is checked, and then as much is shown.
        let limits = options.limits;
        options.limits = Limits::NONE;
        options.limits.items = limits.items;
        let mut call = Self {
            validator: Validator::new(options.clone()),
            without_history: Validator::new(options.clone()),
            fail_on: one("fail-on").and_then(Value::fail_on).unwrap_or(FailOn::Error).threshold(),
            max_file_size: size.as_ref().and_then(Value::size).unwrap_or(u64::MAX),
            limits,
            notes: rest.iter().filter_map(|(_, value)| value.note()).collect(),
            options,
        };
        if !previous.is_empty() {
            call.know(previous)?;
        }
        Ok(call)
    }

    /// Judges updates against the versions in earlier texts.
    fn know(&mut self, texts: &[Input<'_>]) -> Result<(), Error> {
        let mut all = Vec::new();
        for text in texts {
            let (source, kind) = self.decode(*text, None, PREVIOUS)?;
            all.extend(self.without_history.versions(&source, kind));
        }
        // Of several versions the latest counts, and of those that are equally late the first one.
        all.reverse();
        all.sort_by_key(StoredVersion::last_changed);
        let mut versions = Versions::default();
        versions.extend(all);
        let mut options = self.options.clone();
        options.history = Some(Arc::new(versions));
        self.validator = Validator::new(options);
        Ok(())
    }

    /// Decodes a text. Without `kind` the content tells what it is.
    pub(crate) fn decode<'b>(
        &self,
        input: Input<'b>,
        kind: Option<Kind>,
        name: &str,
    ) -> Result<(Source<'b>, Kind), Error> {
        let limit = self.max_file_size;
        if input.bytes.len() as u64 > limit {
            return Err(Error::Value(format!(
                "`{name}` is larger than {limit} bytes; raise the limit with `max_file_size` if that is right"
            )));
        }
        // A string was decoded by whoever made it: what it says of its encoding is about the past.
        let text = if input.is_text { std::str::from_utf8(input.bytes).ok() } else { None };
        let source = text.map_or_else(|| Source::decode(input.bytes, kind), Source::from_text);
        if source.is_too_long() {
            return Err(Error::Value(format!("`{name}` is too long once it is decoded to UTF-8; split it")));
        }
        let kind = kind.unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        Ok((source, kind))
    }

    /// Shows a report, as much of it as is wanted, and counts what is in it.
    pub(crate) fn show<T>(
        &self,
        name: &str,
        source: &Source<'_>,
        mut report: Report,
        summary: &mut Summary,
        show: impl FnOnce(&FileReport<'_>) -> T,
    ) -> T {
        report.limit(&self.limits);
        summary.add(&report, self.fail_on);
        summary.checked_at = self.options.now;
        let domains: BTreeSet<String> = self.options.domains.iter().map(ToString::to_string).collect();
        summary.domains = domains.into_iter().collect();
        let (lines, fail_on) = (&source.lines(), self.fail_on);
        show(&FileReport { path: name, exact: None, lines, report: &report, hidden: &[], fail_on, notes: &self.notes })
    }
}

/// What kind of text a caller says that it is; none for `auto`.
pub(crate) fn kind(name: &str) -> Result<Option<Kind>, Error> {
    match name {
        options::AUTO => Ok(None),
        other => other
            .parse()
            .map(Some)
            .map_err(|_| Error::Value(format!("`kind`: `{other}` is none of `auto`, `article`, `feed`"))),
    }
}

type Parts = (Option<DateTime<Utc>>, Raw<String>, Vec<Problem<String>>);

/// The time, what is for the table, and what is wrong.
fn parts(raw: &Raw<String>) -> Parts {
    let RawValue::Table(entries) = &raw.value else { return (None, raw.clone(), Vec::new()) };
    let keys = options::keys(false).filter(|key| !key.is_of_files() && key.name != STATE);
    let known: Vec<String> = keys.map(|key| Naming::Snake.name(key)).collect();
    let names: Vec<String> = known.iter().cloned().chain([NOW.to_owned()]).collect();
    let (mut now, mut table, mut problems) = (None, Vec::new(), Vec::new());
    for Entry { name, at, value } in entries {
        let wrong = |message: &str| Problem {
            severity: Severity::Error,
            message: message.to_owned(),
            help: None,
            at: name.clone(),
        };
        match (name.as_str(), &value.value) {
            (NOW, RawValue::Text(time)) if time.parse::<DateTime<Utc>>().is_ok() => now = time.parse().ok(),
            (NOW, _) => problems.push(wrong("give a time with its zone, such as `2016-02-04T09:00:00Z`")),
            (STATE, _) => problems
                .push(wrong("a state database is read by the program `ia-validate` only; give `previous`")),
            (name, _) if known.iter().any(|it| it == name) => {
                table.push(Entry { name: name.to_owned(), at: at.clone(), value: value.clone() });
            }
            (name, _) => problems.push(options::unknown(name, at.clone(), &names, "option")),
        }
    }
    (now, Raw { at: raw.at.clone(), value: RawValue::Table(table) }, problems)
}
