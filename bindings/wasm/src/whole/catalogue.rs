//! The rules, and what each one's documentation says.

use ia_validate::rules::{self as catalogue, Rule};
use ia_validate_render::documents::Catalogue;
use ia_validate_render::options::{Raw, RawValue};
use ia_validate_render::{explanation, rule_page};
use serde_json::to_string;

use crate::error::Error;

/// All rules.
pub(crate) fn rules() -> Result<String, Error> {
    Ok(to_string(&Catalogue::of(catalogue::all()).rules)?)
}

/// A rule's documentation.
pub(crate) fn explain(id: &Raw<String>) -> Result<String, Error> {
    explain_id(named(id)?)
}

/// The same, by an id.
pub(crate) fn explain_id(id: &str) -> Result<String, Error> {
    rule(id).map(rule_page::explained)
}

/// A rule's documentation as HTML.
pub(crate) fn explain_page(id: &Raw<String>) -> Result<String, Error> {
    named(id).and_then(rule).map(explanation)
}

fn named(id: &Raw<String>) -> Result<&str, Error> {
    match &id.value {
        RawValue::Text(id) => Ok(id),
        other => Err(Error::Usage(format!("a rule's id must be a string, not {}", other.kind()))),
    }
}

fn rule(id: &str) -> Result<&'static Rule, Error> {
    let unknown = || {
        let help = catalogue::nearest(id).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Error::Usage(format!("there is no rule `{id}`{help}"))
    };
    catalogue::find(id.trim_ascii()).ok_or_else(unknown)
}
