//! Settings as a configuration file would say them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ia_validate_render::options::{KEYS, Key, Merge, NO_LIMIT, Shape, Value};
use ia_validate_render::sanitise::one_line;

use super::layer::{Origin, Sourced};
use super::settings::Settings;
use crate::paths::shown_path;

/// All keys with what holds, and where it is from.
pub(crate) fn body(settings: &Settings) -> String {
    let mut text = String::new();
    // A table, which has to come last.
    let mut tables = String::new();
    // Overrides are part of the rest.
    for key in KEYS.iter().filter(|key| !key.is_of_files()) {
        match (settings.said(key.name), key.merge) {
            ([], _) => default(key, &mut text),
            (said, Merge::Add) if key.shape == Shape::Levels => table(key, said, &mut tables),
            (said, Merge::Add) => list(key, said, &mut text),
            ([.., said], _) => {
                let _ = writeln!(text, "{} = {} # {}", key.name, written(&said.value), shown(&said.from));
            }
        }
    }
    text + &tables
}

fn default(key: &Key, text: &mut String) {
    let from = Origin::Default;
    let _ = match key.default_value() {
        Some(value) => writeln!(text, "{} = {} # {from}", key.name, written(&value)),
        // The one table is empty.
        None if key.shape == Shape::Levels => writeln!(text, "{} = {} # {from}", key.name, key.default),
        None => writeln!(text, "# {}: {} # {from}", key.name, key.default),
    };
}

/// Rules that were said one after the other.
fn list(key: &Key, said: &[Sourced<Value>], text: &mut String) {
    let rules: BTreeMap<&str, &Origin> =
        said.iter().flat_map(|said| said.value.rules().iter().map(|&id| (id, &said.from))).collect();
    if rules.is_empty() {
        return default(key, text);
    }
    let _ = writeln!(text, "{} = [", key.name);
    for (id, from) in rules {
        let _ = writeln!(text, "  {}, # {}", string(id), shown(from));
    }
    text.push_str("]\n");
}

fn table(key: &Key, said: &[Sourced<Value>], text: &mut String) {
    let mut rows = BTreeMap::new();
    for Sourced { value, from } in said {
        if let Value::Level(id, level) = value {
            rows.insert(*id, (*level, from));
        }
    }
    let _ = writeln!(text, "\n[{}]", key.name);
    for (id, (level, from)) in rows {
        let _ = writeln!(text, "{id} = {} # {}", string(level.name()), shown(from));
    }
}

/// A value as TOML has it.
fn written(value: &Value) -> String {
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    match value {
        Value::Domains(domains) => list(domains.iter().map(|domain| string(&domain.to_string())).collect()),
        Value::Rules(rules) => list(rules.iter().map(|id| string(id)).collect()),
        Value::Level(id, level) => format!("{{ {id} = {} }}", string(level.name())),
        Value::Flag(flag) => flag.to_string(),
        Value::Timezone(zone) => string(&zone.to_string()),
        Value::Path(path) => string(&shown_path(path)),
        Value::Paths(paths) => list(paths.iter().map(|path| string(&shown_path(path))).collect()),
        Value::Severity(severity) => string(severity.name()),
        Value::Evidence(evidence) => string(evidence.name()),
        Value::FailOn(fail_on) => string(fail_on.name()),
        Value::Format(format) => string(format.name()),
        Value::Size(bytes) => bytes.to_string(),
        Value::Most(usize::MAX) => string(NO_LIMIT),
        Value::Most(most) => most.to_string(),
        _ => String::new(),
    }
}

/// A string as TOML has it, safe to print.
fn string(text: &str) -> String {
    one_line(&toml::Value::from(text).to_string()).into_owned()
}

fn shown(from: &Origin) -> String {
    one_line(&from.to_string()).into_owned()
}
