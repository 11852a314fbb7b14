//! What there is to choose from, for forms: options, formats, severities.

use ia_validate::Severity;
use ia_validate::report::Outcome;
use ia_validate_render::Format;
use ia_validate_render::options::{Naming, Shape, keys, schema};
use ia_validate_render::wording;
use serde_json::{Map, Value, json};

/// The schema of the options that a call can have: keys in camelCase, with what each says.
pub(crate) fn options() -> Value {
    let mut schema = schema(&|text| serde_json::from_str(text).ok());
    let all = schema.get_mut("properties").and_then(Value::as_object_mut).map(std::mem::take);
    let mut all = all.unwrap_or_default();
    // Notes are a newsroom's, which has them in a file.
    let is_here = |shape: Shape| !matches!(shape, Shape::Path | Shape::Paths | Shape::Notes);
    let own = || keys(false).filter(|key| !key.is_of_files() && is_here(key.shape));
    let properties: Map<String, Value> = own()
        .filter_map(|key| {
            let mut property = all.remove(key.name)?;
            property["title"] = json!(label(key.name));
            Some((Naming::Camel.name(key), property))
        })
        .collect();
    // An object's members have no order.
    schema["order"] = own().map(|key| Naming::Camel.name(key)).collect();
    schema["properties"] = Value::Object(properties);
    schema
}

/// What an option is called in a form: `max-items` is `Max items`.
fn label(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters.map(|letter| if letter == '-' { ' ' } else { letter })).collect()
}

/// Formats of a report, severities and outcomes, with the words of reports for people.
pub(crate) fn terms() -> Value {
    let formats: Vec<_> = Format::ALL
        .iter()
        .map(|format| json!({ "name": format.name(), "about": format.about(), "extension": format.extension() }))
        .collect();
    let severities: Vec<_> = Severity::ALL
        .iter()
        .rev()
        .map(|&severity| {
            let (one, many) = wording::severity_noun(severity);
            json!({ "name": severity.name(), "word": wording::severity_word(severity), "one": one, "many": many })
        })
        .collect();
    let outcomes: Vec<_> = Outcome::ALL
        .iter()
        .map(|&outcome| {
            let (word, class) = wording::outcome_word(outcome);
            json!({ "name": outcome.name(), "word": word, "class": class })
        })
        .collect();
    let marks = ia_validate::Kind::hint();
    let noun = |(one, many): wording::Noun| json!({ "one": one, "many": many });
    json!({
        "formats": formats, "severities": severities, "outcomes": outcomes, "marks": marks,
        "nouns": {
            "article": noun(wording::ARTICLE), "finding": noun(wording::FINDING), "suggestion": noun(wording::SUGGESTION),
        },
        "words": {
            "first": wording::FIRST, "help": wording::HELP, "why": wording::WHY, "ready": wording::READY,
            "nothing": wording::NOTHING, "noTitle": wording::NO_TITLE,
        },
    })
}
