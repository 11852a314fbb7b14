//! What there is to choose from, for forms: options, formats, severities.

use ia_validate::Severity;
use ia_validate_render::Format;
use ia_validate_render::options::{Naming, Shape, keys, schema};
use ia_validate_render::wording::severity_word;
use serde_json::{Map, Value, json};

/// The schema of the options that a call can have: keys in camelCase, with what each says.
pub(crate) fn options() -> Value {
    let mut schema = schema(&|text| serde_json::from_str(text).ok());
    let all = schema.get_mut("properties").and_then(Value::as_object_mut).map(std::mem::take);
    let mut all = all.unwrap_or_default();
    // Notes are a newsroom's, which has them in a file.
    let is_here = |shape: Shape| !matches!(shape, Shape::Path | Shape::Paths | Shape::Notes);
    let own = || keys(false).filter(|key| !key.is_of_files() && is_here(key.shape));
    let properties: Map<String, Value> =
        own().filter_map(|key| Some((Naming::Camel.name(key), all.remove(key.name)?))).collect();
    // An object's members have no order.
    schema["order"] = own().map(|key| Naming::Camel.name(key)).collect();
    schema["properties"] = Value::Object(properties);
    schema
}

/// Formats of a report and severities, with the words for people.
pub(crate) fn terms() -> Value {
    let formats: Vec<_> = Format::ALL
        .iter()
        .map(|format| json!({ "name": format.name(), "about": format.about(), "extension": format.extension() }))
        .collect();
    let severities: Vec<_> = Severity::ALL
        .iter()
        .rev()
        .map(|&severity| json!({ "name": severity.name(), "word": severity_word(severity) }))
        .collect();
    json!({ "formats": formats, "severities": severities })
}
