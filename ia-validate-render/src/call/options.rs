//! The options of a call: those of the table, and what only a call has.

use std::collections::BTreeSet;
use std::sync::Arc;

use ia_validate::chrono::{DateTime, Utc};
use ia_validate::fix::Safety;
use ia_validate::history::{StoredVersion, Versions};
use ia_validate::report::Limits;
use ia_validate::source::Codec;
use ia_validate::{Kind, Options, Severity, Source, Validator};

use super::error::CallError;
use super::text::Text;
use crate::format::Format;
use crate::note::Notes;
use crate::options::{self, Entry, FailOn, Filled, KEYS, Key, Naming, Problem, Raw, RawValue, Value};

/// Who calls: what differs from language to language.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// How options are written there.
    pub naming: Naming,
    /// Whether places are counted in code units of UTF-16 as well.
    pub with_utf16: bool,
    /// Keys of the table that cannot be had there, each with the reason and what to do.
    pub without: &'static [(&'static str, &'static str)],
    /// Whether one article of a feed can be asked for, with the option `item`.
    pub with_item: bool,
    /// Is told how far a check has come, as [`Options::progress`] says.
    pub progress: Option<fn(u32)>,
    /// Knows the encodings that the library was built without.
    pub codec: Option<Codec>,
}

/// What is to be done with a text.
#[derive(Clone, Debug)]
pub struct Call {
    /// The text's name, in reports.
    pub name: String,
    /// What the text is, if the content is not to tell.
    pub kind: Option<Kind>,
    /// The fixes that are taken.
    pub safety: Safety,
    /// The format of a report.
    pub format: Format,
    /// From which severity on findings make a run fail, if any does.
    pub fail_on: Option<Severity>,
    /// The size from which on a text is refused, in bytes.
    pub max_file_size: u64,
    /// The article that is to be shown, from 1; all without it.
    pub item: Option<usize>,
    /// How much is reported.
    pub limits: Limits,
    /// What the newsroom says of rules.
    pub notes: Notes,
    pub(super) with_utf16: bool,
    /// What the option for the size is called.
    size_option: String,
    codec: Option<Codec>,
    options: Arc<Options>,
    /// Made once: texts come by the thousand, and a call is kept for them.
    with_history: Validator,
    without_history: Validator,
}

/// The names of what only a call has.
const NAME: &str = "name";
const KIND: &str = "kind";
const NOW: &str = "now";
const UNSAFE: &str = "unsafe";
/// Only where the caller has it.
const ITEM: &str = "item";
/// The options that only a call has, beside those of [`KEYS`]: the same in every language.
pub const OWN: [&str; 4] = [NAME, KIND, NOW, UNSAFE];

/// The key whose value is texts here, and paths elsewhere.
const PREVIOUS: &str = "previous";
/// The key that limits the size.
const SIZE: &str = "max-file-size";

impl Call {
    /// Reads options, with earlier texts, and the clock for whoever wants the time from it. Where texts can be passed,
    /// the entry `previous` is not looked at: whoever read it passes them.
    ///
    /// # Errors
    ///
    /// All options that are wrong, or an earlier text that cannot be used.
    pub fn read(
        caller: &Caller,
        raw: &Raw<String>,
        previous: Option<&[Text<'_>]>,
        clock: impl FnOnce() -> DateTime<Utc>,
    ) -> Result<Self, CallError> {
        let Parts { own, table, mut problems } = parts(caller, raw);
        let filled = options::fill(&table, caller.naming).or_else(|found| {
            problems.extend(found);
            options::fill(&none(), caller.naming)
        });
        let Filled { options, rest, .. } = filled.map_err(CallError::Options)?;
        let one = |name: &str| rest.iter().rfind(|(key, _)| key.name == name).map(|(_, value)| value);
        let size_key = KEYS.iter().find(|key| key.name == SIZE);
        let usual_size = || size_key.and_then(|key| options::size(key.default.trim_matches('"')).ok());
        let mut call = Self {
            name: "-".to_owned(),
            kind: None,
            safety: Safety::Safe,
            format: one("format").and_then(Value::format).unwrap_or(Format::Json),
            fail_on: one("fail-on").and_then(Value::fail_on).unwrap_or(FailOn::Error).threshold(),
            item: None,
            max_file_size: one(SIZE).and_then(Value::size).or_else(usual_size).unwrap_or(u64::MAX),
            limits: options.limits,
            notes: rest.iter().filter_map(|(_, value)| value.note()).collect(),
            with_utf16: caller.with_utf16,
            size_option: size_key.map(|key| caller.naming.name(key)).unwrap_or_default(),
            codec: caller.codec,
            with_history: Validator::new(Options::default()),
            without_history: Validator::new(Options::default()),
            options: Arc::new(options),
        };
        // All is checked, and then as much is shown.
        let options = Arc::make_mut(&mut call.options);
        options.limits = Limits::NONE;
        options.limits.items = call.limits.items;
        options.progress = caller.progress;
        for entry in own {
            call.take(&entry, &mut problems);
        }
        if !problems.is_empty() {
            return Err(CallError::Options(problems));
        }
        if call.options.now.is_none() && one("stale-items").and_then(Value::flag).unwrap_or(false) {
            Arc::make_mut(&mut call.options).now = Some(clock());
        }
        call.prepare();
        if let Some(texts) = previous {
            call.know(texts)?;
        }
        Ok(call)
    }

    /// The same call for a text with these own options beside it: what [`OWN`] names.
    ///
    /// # Errors
    ///
    /// All that are wrong.
    pub fn with(&self, own: &[Entry<String>]) -> Result<Self, CallError> {
        let (mut call, mut problems) = (self.clone(), Vec::new());
        own.iter().for_each(|entry| call.take(entry, &mut problems));
        if !problems.is_empty() {
            return Err(CallError::Options(problems));
        }
        if call.options.now != self.options.now {
            call.prepare();
        }
        Ok(call)
    }

    /// Makes the validators that these options want.
    fn prepare(&mut self) {
        self.with_history = Validator::new((*self.options).clone());
        self.without_history = match self.options.history {
            None => self.with_history.clone(),
            Some(_) => {
                let mut options = (*self.options).clone();
                options.history = None;
                Validator::new(options)
            }
        };
    }

    /// The time, if the call says it.
    #[must_use]
    pub fn now(&self) -> Option<DateTime<Utc>> {
        self.options.now
    }

    /// The domains of the page, sorted.
    #[must_use]
    pub fn domains(&self) -> Vec<String> {
        let domains: BTreeSet<String> = self.options.domains.iter().map(ToString::to_string).collect();
        domains.into_iter().collect()
    }

    /// A validator for this call. Fixes are judged without earlier versions: each would be an update.
    #[must_use]
    pub fn validator(&self, with_history: bool) -> &Validator {
        if with_history { &self.with_history } else { &self.without_history }
    }

    /// What the library is to check.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Decodes a text.
    ///
    /// # Errors
    ///
    /// That it is too large.
    pub fn decode<'b>(&self, text: &'b Text<'_>) -> Result<(Source<'b>, Kind), CallError> {
        text.decode(self.kind, self.max_file_size, &self.name, &self.size_option, self.codec)
    }

    fn take(&mut self, entry: &Entry<String>, problems: &mut Vec<Problem<String>>) {
        let wanted = match (entry.name.as_str(), &entry.value.value) {
            (NAME, RawValue::Text(name)) => {
                self.name.clone_from(name);
                return;
            }
            (KIND, RawValue::Text(kind)) => match kind.as_str() {
                options::AUTO => {
                    self.kind = None;
                    return;
                }
                other => match other.parse() {
                    Ok(kind) => {
                        self.kind = Some(kind);
                        return;
                    }
                    Err(_) => format!("`{other}` is none of `auto`, `article`, `feed`, `fragment`"),
                },
            },
            (NOW, RawValue::Text(time)) => match time.parse::<DateTime<Utc>>() {
                Ok(time) => {
                    Arc::make_mut(&mut self.options).now = Some(time);
                    return;
                }
                Err(_) => "give a time with its zone, such as `2016-02-04T09:00:00Z`".to_owned(),
            },
            (UNSAFE, RawValue::Flag(with)) => {
                self.safety = if *with { Safety::Unsafe } else { Safety::Safe };
                return;
            }
            (ITEM, RawValue::Integer(Some(item @ 1..))) => {
                // What does not fit is behind the last article all the more.
                self.item = Some(usize::try_from(*item).unwrap_or(usize::MAX));
                return;
            }
            (ITEM, other) => format!("this must be a whole number from 1 on, not {}", other.kind()),
            (UNSAFE, other) => format!("this must be true or false, not {}", other.kind()),
            (_, other) => format!("this must be a string, not {}", other.kind()),
        };
        problems.push(Problem {
            severity: Severity::Error,
            message: wanted,
            help: None,
            at: entry.name.clone(),
        });
    }

    /// Judges updates against the versions in earlier texts.
    fn know(&mut self, texts: &[Text<'_>]) -> Result<(), CallError> {
        let validator = self.validator(false).clone();
        let mut all = Vec::new();
        for text in texts {
            let (source, kind) =
                text.decode(None, self.max_file_size, PREVIOUS, &self.size_option, self.codec)?;
            all.extend(validator.versions(&source, kind));
        }
        // Of several versions the latest counts, and of those that are equally late the first one.
        all.reverse();
        all.sort_by_key(StoredVersion::last_changed);
        let mut versions = Versions::default();
        versions.extend(all);
        Arc::make_mut(&mut self.options).history = Some(Arc::new(versions));
        self.prepare();
        Ok(())
    }
}

/// What only a call has, what is for the table, and what is neither.
struct Parts {
    own: Vec<Entry<String>>,
    table: Raw<String>,
    problems: Vec<Problem<String>>,
}

fn parts(caller: &Caller, raw: &Raw<String>) -> Parts {
    let RawValue::Table(entries) = &raw.value else {
        return Parts { own: Vec::new(), table: raw.clone(), problems: Vec::new() };
    };
    let name = |key: &Key| caller.naming.name(key);
    let keys = || options::keys(false).filter(|key| !key.is_of_files());
    let refused = |key: &Key| caller.without.iter().find(|(without, _)| *without == key.name);
    let known: Vec<String> = keys().filter(|key| refused(key).is_none()).map(name).collect();
    let own_names: Vec<&str> = OWN.into_iter().chain(caller.with_item.then_some(ITEM)).collect();
    let names: Vec<String> = known.iter().cloned().chain(own_names.iter().map(|&it| it.to_owned())).collect();
    let (mut own, mut table, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        let without = keys().find(|key| name(key) == entry.name).and_then(refused);
        match (entry.name.as_str(), without) {
            (_, Some((_, why))) => problems.push(Problem {
                severity: Severity::Error,
                message: (*why).to_owned(),
                help: None,
                at: entry.name.clone(),
            }),
            (PREVIOUS, None) => {}
            (name, None) if own_names.contains(&name) => own.push(entry.clone()),
            (name, None) if known.iter().any(|it| it == name) => table.push(entry.clone()),
            (name, None) => problems.push(options::unknown(name, entry.at.clone(), &names, "option")),
        }
    }
    Parts { own, table: Raw { at: raw.at.clone(), value: RawValue::Table(table) }, problems }
}

/// No options.
#[must_use]
pub fn none() -> Raw<String> {
    Raw { at: String::new(), value: RawValue::Table(Vec::new()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALLER: Caller = Caller {
        naming: Naming::Camel,
        with_utf16: true,
        without: &[("state", "a state database is read by the program `ia-validate` only; give `previous`")],
        with_item: true,
        progress: None,
        codec: None,
    };

    fn read(json: &str) -> Result<Call, String> {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        Call::read(&CALLER, &named(&Raw::from(&value), ""), None, || "2016-02-04T09:00:00Z".parse().unwrap())
            .map_err(|error| error.to_string())
    }

    fn named(raw: &Raw<()>, at: &str) -> Raw<String> {
        let name = |name: &str| if at.is_empty() { name.to_owned() } else { at.to_owned() };
        let value = match &raw.value {
            RawValue::Text(text) => RawValue::Text(text.clone()),
            RawValue::Integer(number) => RawValue::Integer(*number),
            RawValue::Flag(flag) => RawValue::Flag(*flag),
            RawValue::Other(what) => RawValue::Other(what),
            RawValue::List(list) => RawValue::List(list.iter().map(|item| named(item, at)).collect()),
            RawValue::Table(table) => RawValue::Table(
                table
                    .iter()
                    .map(|entry| Entry {
                        name: entry.name.clone(),
                        at: at.to_owned(),
                        value: named(&entry.value, &name(&entry.name)),
                    })
                    .collect(),
            ),
        };
        Raw { at: at.to_owned(), value }
    }

    #[test]
    fn options_of_a_call_and_of_the_table() {
        let call = read(
            r#"{ "name": "a.xml", "kind": "feed", "unsafe": true, "maxFindings": 3, "failOn": "info" }"#,
        );
        let call = call.unwrap();
        assert_eq!((call.name.as_str(), call.kind, call.safety), ("a.xml", Some(Kind::Feed), Safety::Unsafe));
        assert_eq!((call.limits.findings, call.fail_on), (3, Some(Severity::Info)));
        assert_eq!((call.max_file_size, call.item), (100 << 20, None));
        assert!(call.options.now.is_none());
        assert_eq!(read(r#"{ "item": 2 }"#).unwrap().item, Some(2));
        let call = read(r#"{ "staleItems": true }"#).unwrap();
        assert!(call.options.now.is_some());
    }

    #[test]
    fn mistakes_are_told_with_the_names_that_are_meant() {
        for (given, told) in [
            (r#"{ "max-items": 5 }"#, "`max-items` is no option; did you mean `maxItems`?"),
            (r#"{ "nam": "x" }"#, "`nam` is no option; did you mean `name`?"),
            (
                r#"{ "maxItems": "5" }"#,
                "`maxItems`: this must be a whole number from 1 on, or \"none\" for no limit, not a string",
            ),
            (
                r#"{ "ignore": ["title-mising"] }"#,
                "`ignore`: there is no rule `title-mising`; did you mean `title-missing`?",
            ),
            (r#"{ "kind": "rss" }"#, "`kind`: `rss` is none of `auto`, `article`, `feed`, `fragment`"),
            (r#"{ "now": "today" }"#, "`now`: give a time with its zone, such as `2016-02-04T09:00:00Z`"),
            (r#"{ "unsafe": 1 }"#, "`unsafe`: this must be true or false, not an integer"),
            (r#"{ "item": "1" }"#, "`item`: this must be a whole number from 1 on, not a string"),
            (r#"{ "name": null }"#, "`name`: this must be a string, not null"),
            ("[]", "options must be a table, not a list"),
        ] {
            assert_eq!(read(given).unwrap_err(), told, "{given}");
        }
        assert!(read(r#"{ "state": "x.db" }"#).unwrap_err().starts_with("`state`: a state database"));
        assert_eq!(read(r#"{ "x": 1, "unsafe": 1 }"#).unwrap_err().lines().count(), 2);
    }
}
