//! The JSON schema of `ia-validate.toml`, for editors.

use ia_validate::{Evidence, Kind, Level, Severity, rules};
use serde_json::{Map, Value, json};

use super::fail_on::FailOn;
use super::key::{Key, Shape};
use super::keys::{PATHS, keys};
use super::parse::{AUTO, NO_LIMIT};
use crate::format::Format;
use crate::note::Note;

/// The schema: draft 7 is what editors for TOML understand. `example` reads an example, which is TOML, as JSON; none
/// where it cannot.
#[must_use]
pub fn schema(example: &dyn Fn(&str) -> Option<Value>) -> Value {
    let mut schema = table(false, example);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("ia-validate.toml");
    schema["description"] = json!("Configuration of ia-validate");
    let ids: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    let levels: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
    let ids: Vec<&str> = ids.into_iter().chain(rules::families()).collect();
    schema["definitions"] = json!({
        // A rule, a family, or a pattern.
        "rule": { "type": "string", "anyOf": [{ "enum": ids }, { "pattern": "^[a-z0-9-]*\\*[a-z0-9*-]*[a-z0-9-]|[a-z0-9-]\\*" }] },
        "sentence": { "type": "string", "pattern": "\\S", "maxLength": Note::LONGEST },
        "note": { "anyOf": [
            { "$ref": "#/definitions/sentence" },
            {
                "type": "object",
                "additionalProperties": false,
                "required": ["text"],
                "properties": {
                    "text": { "$ref": "#/definitions/sentence" },
                    "url": { "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://" },
                },
            },
        ] },
        "level": { "type": "string", "enum": levels },
    });
    schema
}

/// The top of the file, or an override.
fn table(in_override: bool, example: &dyn Fn(&str) -> Option<Value>) -> Value {
    let properties: Map<String, Value> =
        keys(in_override).map(|key| (key.name.to_owned(), property(key, example))).collect();
    let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if in_override {
        table["required"] = json!([PATHS.name]);
    }
    table
}

fn property(key: &Key, example: &dyn Fn(&str) -> Option<Value>) -> Value {
    let mut property = match key.shape {
        Shape::Domains | Shape::Paths | Shape::Patterns => {
            json!({ "type": "array", "items": { "type": "string" } })
        }
        Shape::Rules => json!({ "type": "array", "items": { "$ref": "#/definitions/rule" } }),
        Shape::Levels => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/definitions/rule" },
            "additionalProperties": { "$ref": "#/definitions/level" },
        }),
        Shape::Notes => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/definitions/rule" },
            "additionalProperties": { "$ref": "#/definitions/note" },
        }),
        Shape::Kind => {
            let names: Vec<&str> = [AUTO].into_iter().chain(Kind::ALL.map(Kind::name)).collect();
            json!({ "type": "string", "enum": names })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Path | Shape::Configuration | Shape::Timezone => json!({ "type": "string" }),
        Shape::Severity => json!({ "type": "string", "enum": Severity::ALL.map(Severity::name) }),
        Shape::FailOn => json!({ "type": "string", "enum": FailOn::ALL.map(FailOn::name) }),
        Shape::Evidence => json!({ "type": "string", "enum": Evidence::ALL.map(Evidence::name) }),
        Shape::Format => {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            json!({ "type": "string", "enum": names })
        }
        Shape::Size => json!({ "type": ["integer", "string"], "minimum": 0 }),
        Shape::Most => json!({ "anyOf": [{ "type": "integer", "minimum": 1 }, { "const": NO_LIMIT }] }),
        Shape::Overrides => json!({ "type": "array", "items": table(true, example) }),
    };
    property["description"] = json!(key.text);
    if let Some(default) = example(key.default) {
        property["default"] = default;
    }
    if let Some(example) = example(key.example) {
        property["examples"] = json!([example]);
    }
    property
}
