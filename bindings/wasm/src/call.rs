//! The options of a call: those of the table, and what only a call has.

use std::collections::BTreeSet;
use std::sync::Arc;

use ia_validate::chrono::{DateTime, Utc};
use ia_validate::fix::Safety;
use ia_validate::history::{StoredVersion, Versions};
use ia_validate::report::Limits;
use ia_validate::{Kind, Options, Severity, Source, Validator};
use ia_validate_render::Format;
use ia_validate_render::options::{
    self, Entry, FailOn, Filled, KEYS, Key, Naming, Problem, Raw, RawValue, Shape, Value,
};

use crate::error::Error;
use crate::input::{Input, Text};
use crate::watch;

/// What is to be done with a text.
#[derive(Debug)]
pub(crate) struct Call {
    /// The text's name, in reports.
    pub(crate) name: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) safety: Safety,
    pub(crate) format: Format,
    pub(crate) fail_on: Option<Severity>,
    pub(crate) max_file_size: u64,
    /// The article of a feed that is meant, from 1; all without it.
    pub(crate) item: Option<usize>,
    /// How much is reported.
    pub(crate) limits: Limits,
    options: Options,
}

/// The names of what only a call has.
const NAME: &str = "name";
const KIND: &str = "kind";
const NOW: &str = "now";
const UNSAFE: &str = "unsafe";
const ITEM: &str = "item";
const OWN: [&str; 5] = [NAME, KIND, NOW, UNSAFE, ITEM];

/// The key that asks for something that is not here.
const STATE: &str = "state";
/// The key whose value is texts here, and paths elsewhere.
const PREVIOUS: &str = "previous";

impl Call {
    /// The time, if the call says it.
    pub(crate) fn now(&self) -> Option<DateTime<Utc>> {
        self.options.now
    }

    /// What articles are read with.
    pub(crate) fn options(&self) -> Options {
        let mut options = self.options.clone();
        options.history = None;
        options
    }

    /// The domains of the page.
    pub(crate) fn domains(&self) -> Vec<String> {
        let domains: BTreeSet<String> = self.options.domains.iter().map(ToString::to_string).collect();
        domains.into_iter().collect()
    }

    /// Reads options, with earlier texts, and the clock for whoever wants the time from it.
    pub(crate) fn read(
        raw: &Raw<String>,
        previous: Option<Vec<Text>>,
        clock: impl FnOnce() -> DateTime<Utc>,
    ) -> Result<Self, Error> {
        let Parts { own, table, mut problems } = parts(raw);
        let filled = options::fill(&table, Naming::Camel).or_else(|found| {
            problems.extend(found);
            options::fill(&none(), Naming::Camel)
        });
        let Filled { options, rest, .. } = filled.map_err(Error::of)?;
        let one = |name: &str| rest.iter().rfind(|(key, _)| key.name == name).map(|(_, value)| value);
        let default = |name: &str| KEYS.iter().find(|key| key.name == name).and_then(Key::default_value);
        let size = one("max-file-size").cloned().or_else(|| default("max-file-size"));
        let mut call = Self {
            name: "-".to_owned(),
            kind: None,
            item: None,
            safety: Safety::Safe,
            format: one("format").and_then(Value::format).unwrap_or(Format::Json),
            fail_on: one("fail-on").and_then(Value::fail_on).unwrap_or(FailOn::Error).threshold(),
            max_file_size: size.as_ref().and_then(Value::size).unwrap_or(u64::MAX),
            limits: options.limits,
            options,
        };
        // All is checked, and then as much is shown.
        call.options.limits = Limits::NONE;
        call.options.limits.items = call.limits.items;
        call.options.progress = Some(watch::progress);
        for entry in own {
            call.take(&entry, &mut problems);
        }
        if !problems.is_empty() {
            return Err(Error::of(problems));
        }
        if call.options.now.is_none() && one("stale-items").and_then(Value::flag).unwrap_or(false) {
            call.options.now = Some(clock());
        }
        if let Some(texts) = previous {
            call.know(&texts)?;
        }
        Ok(call)
    }

    /// A validator for this call. Fixes are judged without earlier versions: each would be an update.
    pub(crate) fn validator(&self, with_history: bool) -> Validator {
        let mut options = self.options.clone();
        if !with_history {
            options.history = None;
        }
        Validator::new(options)
    }

    /// Decodes a text.
    pub(crate) fn decode<'b>(&self, input: &Input<'b>) -> Result<(Source<'b>, Kind), Error> {
        input.decode(self.kind, self.max_file_size, &self.name)
    }

    fn take(&mut self, entry: &Entry<String>, problems: &mut Vec<Problem<String>>) {
        let wanted = match (entry.name.as_str(), &entry.value.value) {
            (NAME, RawValue::Text(name)) => {
                self.name.clone_from(name);
                return;
            }
            (KIND, RawValue::Text(kind)) => match kind.as_str() {
                "auto" => {
                    self.kind = None;
                    return;
                }
                other => match other.parse() {
                    Ok(kind) => {
                        self.kind = Some(kind);
                        return;
                    }
                    Err(_) => format!("`{other}` is none of `auto`, `article`, `feed`"),
                },
            },
            (NOW, RawValue::Text(time)) => match time.parse::<DateTime<Utc>>() {
                Ok(time) => {
                    self.options.now = Some(time);
                    return;
                }
                Err(_) => "give a time with its zone, such as `2016-02-04T09:00:00Z`".to_owned(),
            },
            (UNSAFE, RawValue::Flag(with)) => {
                self.safety = if *with { Safety::Unsafe } else { Safety::Safe };
                return;
            }
            (ITEM, RawValue::Integer(Some(item @ 1..))) => {
                self.item = usize::try_from(*item).ok();
                return;
            }
            (ITEM, other) => format!("this must be a whole number from 1 on, not {}", other.kind()),
            (UNSAFE, other) => format!("this must be true or false, not {}", other.kind()),
            (STATE, _) => {
                "a state database is read by the program `ia-validate` only; give `previous`".to_owned()
            }
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
    fn know(&mut self, texts: &[Text]) -> Result<(), Error> {
        let validator = self.validator(false);
        let mut all = Vec::new();
        for text in texts {
            let (source, kind) = text.input().decode(None, self.max_file_size, PREVIOUS)?;
            all.extend(validator.versions(&source, kind));
        }
        // Of several versions the latest counts, and of those that are equally late the first one.
        all.reverse();
        all.sort_by_key(StoredVersion::last_changed);
        let mut versions = Versions::default();
        versions.extend(all);
        self.options.history = Some(Arc::new(versions));
        Ok(())
    }
}

/// What only a call has, what is for the table, and what is neither.
struct Parts {
    own: Vec<Entry<String>>,
    table: Raw<String>,
    problems: Vec<Problem<String>>,
}

fn parts(raw: &Raw<String>) -> Parts {
    let RawValue::Table(entries) = &raw.value else {
        return Parts { own: Vec::new(), table: raw.clone(), problems: Vec::new() };
    };
    let keys = options::keys(false).filter(|key| key.shape != Shape::Overrides);
    let known: Vec<String> = keys.map(|key| Naming::Camel.name(key)).collect();
    let names: Vec<String> = known.iter().cloned().chain(OWN.map(str::to_owned)).collect();
    let (mut own, mut table, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        match entry.name.as_str() {
            PREVIOUS => {}
            name if OWN.contains(&name) || name == STATE => own.push(entry.clone()),
            name if known.iter().any(|it| it == name) => table.push(entry.clone()),
            name => problems.push(options::unknown(name, entry.at.clone(), &names, "option")),
        }
    }
    Parts { own, table: Raw { at: raw.at.clone(), value: RawValue::Table(table) }, problems }
}

/// No options.
pub(crate) fn none() -> Raw<String> {
    Raw { at: String::new(), value: RawValue::Table(Vec::new()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Call, String> {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        Call::read(&named(&Raw::from(&value), ""), None, || "2016-02-04T09:00:00Z".parse().unwrap())
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
        assert_eq!(call.max_file_size, 100 << 20);
        assert!(call.options.now.is_none());
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
            (r#"{ "kind": "rss" }"#, "`kind`: `rss` is none of `auto`, `article`, `feed`"),
            (r#"{ "now": "today" }"#, "`now`: give a time with its zone, such as `2016-02-04T09:00:00Z`"),
            (r#"{ "unsafe": 1 }"#, "`unsafe`: this must be true or false, not an integer"),
            (r#"{ "name": null }"#, "`name`: this must be a string, not null"),
            ("[]", "options must be a table, not a list"),
        ] {
            assert_eq!(read(given).unwrap_err(), told, "{given}");
        }
        assert!(read(r#"{ "state": "x.db" }"#).unwrap_err().starts_with("`state`: a state database"));
        assert_eq!(read(r#"{ "x": 1, "unsafe": 1 }"#).unwrap_err().lines().count(), 2);
    }
}
