//! The JSON schema of `ia-validate.toml`, for editors.

use ia_validate::{Level, rules};
use serde_json::{Map, Value, json};

use super::keys::{Key, Shape, keys};
use super::values::names;
use crate::args::{FailOn, NO_LIMIT};
use crate::render::Format;

/// The schema as a file has it.
pub(super) fn text() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&schema()).map(|text| text + "\n")
}

/// Draft 7 is what editors for TOML understand.
fn schema() -> Value {
    let mut schema = table(false);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("ia-validate.toml");
    schema["description"] = json!("Configuration of ia-validate");
    let ids: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    let levels: Vec<&str> = Level::ALL.iter().map(|level| level.name()).collect();
    schema["definitions"] = json!({
        "rule": { "type": "string", "enum": ids },
        "level": { "type": "string", "enum": levels },
    });
    schema
}

/// The top of the file, or an override.
fn table(in_override: bool) -> Value {
    let properties: Map<String, Value> =
        keys(in_override).map(|key| (key.name.to_owned(), property(key))).collect();
    let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if in_override {
        table["required"] = json!([super::keys::PATHS.name]);
    }
    table
}

fn property(key: &Key) -> Value {
    let mut property = match key.shape {
        Shape::Strings => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Rules => json!({ "type": "array", "items": { "$ref": "#/definitions/rule" } }),
        Shape::Levels => json!({
            "type": "object",
            "propertyNames": { "$ref": "#/definitions/rule" },
            "additionalProperties": { "$ref": "#/definitions/level" },
        }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::String => json!({ "type": "string" }),
        Shape::FailOn => json!({ "type": "string", "enum": names::<FailOn>() }),
        Shape::Format => json!({ "type": "string", "enum": names::<Format>() }),
        Shape::Size => json!({ "type": ["integer", "string"], "minimum": 0 }),
        Shape::Most => json!({ "anyOf": [{ "type": "integer", "minimum": 1 }, { "const": NO_LIMIT }] }),
        Shape::Overrides => json!({ "type": "array", "items": table(true) }),
    };
    property["description"] = json!(key.text);
    if let Some(default) = json_of(key.default) {
        property["default"] = default;
    }
    if let Some(example) = json_of(key.example) {
        property["examples"] = json!([example]);
    }
    property
}

/// A value in TOML; none where there is no value.
fn json_of(toml: &str) -> Option<Value> {
    let mut table: toml::Table = toml::from_str(&format!("value = {toml}")).ok()?;
    serde_json::to_value(table.remove("value")?).ok()
}
