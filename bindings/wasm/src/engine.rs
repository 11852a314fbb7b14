//! What a call does, from a text to JSON or a report.

use ia_validate::rules::{self as catalogue};
use ia_validate_render::call::{self, Call, Text};
use ia_validate_render::documents::{Catalogue, Mended};
use ia_validate_render::options::{Raw, RawValue};
use ia_validate_render::rule_page;
use serde_json::{json, to_string};

use crate::error::Error;

/// The document of a check.
pub(crate) fn check(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::check(options, text)?)?)
}

/// The new text, and what became of each finding.
pub(crate) fn fix(options: &Call, text: &Text<'_>) -> Result<(String, String), Error> {
    let Mended { text, fixed, refused, left } = call::fix(options, text)?;
    Ok((text, to_string(&json!({ "fixed": fixed, "refused": refused, "left": left }))?))
}

/// What ingestion would do.
pub(crate) fn preview(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::preview(options, text)?)?)
}

/// A report in the format of the call.
pub(crate) fn report(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&call::report(options, text)?).into_owned())
}

/// All rules.
pub(crate) fn rules() -> Result<String, Error> {
    Ok(to_string(&Catalogue::of(catalogue::all()).rules)?)
}

/// A rule's documentation.
pub(crate) fn explain(id: &Raw<String>) -> Result<String, Error> {
    let RawValue::Text(id) = &id.value else {
        return Err(Error::Usage(format!("a rule's id must be a string, not {}", id.value.kind())));
    };
    explain_id(id)
}

/// The same, by an id.
pub(crate) fn explain_id(id: &str) -> Result<String, Error> {
    let unknown = || {
        let help = catalogue::nearest(id).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Error::Usage(format!("there is no rule `{id}`{help}"))
    };
    catalogue::find(id.trim_ascii()).map(rule_page::explained).ok_or_else(unknown)
}
