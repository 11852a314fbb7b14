//! Settings as a configuration file would say them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ia_validate::Kind;
use ia_validate_render::Note;
use ia_validate_render::options::{AUTO, KEYS, Key, Merge, NO_LIMIT, Shape, Value};
use ia_validate_render::sanitise::one_line;

use super::layer::{Origin, Sourced};
use super::settings::Settings;
use crate::paths::shown_path;

/// All keys with what holds, and where it is from.
pub(crate) fn body(settings: &Settings) -> String {
    let mut text = String::new();
    // Tables, which have to come last.
    let mut tables = String::new();
    // What is extended and overrides are part of the rest.
    let is_rest = |key: &&Key| matches!(key.shape, Shape::Configuration | Shape::Overrides);
    for key in KEYS.iter().filter(|key| !is_rest(key)) {
        match (settings.said(key.name), key.merge) {
            ([], _) => default(key, &mut text),
            (said, Merge::Add) if is_table(key) => table(key, said, &mut tables),
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
        // The table is empty.
        None if is_table(key) => writeln!(text, "{} = {} # {from}", key.name, key.default),
        None => writeln!(text, "# {}: {} # {from}", key.name, key.default),
    };
}

fn is_table(key: &Key) -> bool {
    matches!(key.shape, Shape::Levels | Shape::Notes)
}

/// Rules, or patterns, that were said one after the other.
fn list(key: &Key, said: &[Sourced<Value>], text: &mut String) {
    let patterns =
        said.iter().flat_map(|said| said.value.patterns().iter().map(|it| (it.as_str(), &said.from)));
    let rules: BTreeMap<&str, &Origin> =
        said.iter().flat_map(|said| said.value.rules().iter().map(|&id| (id, &said.from))).collect();
    // Of patterns the order counts.
    let items: Vec<_> = patterns.chain(rules).collect();
    if items.is_empty() {
        return default(key, text);
    }
    let _ = writeln!(text, "{} = [", key.name);
    for (item, from) in items {
        let _ = writeln!(text, "  {}, # {}", string(item), shown(from));
    }
    text.push_str("]\n");
}

fn table(key: &Key, said: &[Sourced<Value>], text: &mut String) {
    let mut rows = BTreeMap::new();
    for Sourced { value, from } in said {
        match value {
            Value::Level(id, level) => drop(rows.insert(*id, (string(level.name()), from))),
            Value::Note(id, note) => drop(rows.insert(*id, (written_note(note), from))),
            _ => {}
        }
    }
    let _ = writeln!(text, "\n[{}]", key.name);
    for (id, (value, from)) in rows {
        let _ = writeln!(text, "{id} = {value} # {}", shown(from));
    }
}

fn written_note(note: &Note) -> String {
    match &note.url {
        None => string(&note.text),
        Some(url) => format!("{{ text = {}, url = {} }}", string(&note.text), string(url)),
    }
}

/// A value as TOML has it.
fn written(value: &Value) -> String {
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    match value {
        Value::Domains(domains) => list(domains.iter().map(|domain| string(&domain.to_string())).collect()),
        Value::Rules(rules) => list(rules.iter().map(|id| string(id)).collect()),
        Value::Level(id, level) => format!("{{ {id} = {} }}", string(level.name())),
        Value::Note(id, note) => format!("{{ {id} = {} }}", written_note(note)),
        Value::Patterns(patterns) => list(patterns.iter().map(|pattern| string(pattern)).collect()),
        Value::Kind(kind) => string(kind.map_or(AUTO, Kind::name)),
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
