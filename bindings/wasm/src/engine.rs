//! What a call does, from a text to JSON or a report.

use ia_validate::rules::{self as catalogue, Rule};
use ia_validate::source::EncodeError;
use ia_validate_render::call::{self, Call, MendedOne, Text, Which};
use ia_validate_render::documents::{Catalogue, Mended};
use ia_validate_render::options::{Raw, RawValue};
use ia_validate_render::{explanation, rule_page, shown};
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

/// The text with one finding mended, or, with the text as it was, why not.
pub(crate) fn fix_one(
    options: &Call,
    text: &Text<'_>,
    which: Which<'_>,
) -> Result<(String, Option<String>), Error> {
    let MendedOne { text, refused } = call::fix_one(options, text, which)?;
    Ok((text, refused))
}

/// What ingestion would do.
pub(crate) fn preview(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::preview(options, text)?)?)
}

/// A report in the format of the call.
pub(crate) fn report(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&call::report(options, text)?).into_owned())
}

/// The articles as they would have been shown.
pub(crate) fn show_json(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::show(options, text)?)?)
}

/// The same as a page.
pub(crate) fn show_page(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    let mut out = Vec::new();
    shown::html::write(&mut out, &call::show(options, text)?)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// What there is in the articles.
pub(crate) fn inventory(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::inventory(options, text)?)?)
}

/// A file's text, and what is known of its bytes.
pub(crate) fn decode(options: &Call, text: &Text<'_>) -> Result<(String, String), Error> {
    let (source, kind) = options.decode(text)?;
    let (encoding, malformed) = (source.encoding(), source.malformed().len());
    let about = json!({ "encoding": encoding, "kind": kind.name(), "malformed": malformed });
    Ok((source.text().to_owned(), about.to_string()))
}

/// A new text for a file, in its encoding.
pub(crate) fn encode(options: &Call, file: &Text<'_>, text: &str) -> Result<Vec<u8>, Error> {
    let (source, _) = options.decode(file)?;
    let (name, encoding) = (&options.name, source.encoding());
    source.encode(file.bytes(), text).map_err(|error| {
        Error::Input(match error {
            EncodeError::Unknown => format!(
                "`{name}` is in {encoding}, which is not loaded: `await init({{ encodings: true }})` first"
            ),
            EncodeError::Unencodable => format!("`{name}` needs a character that {encoding} lacks"),
            _ => format!("`{name}`: its {encoding} could not be written back byte by byte"),
        })
    })
}

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
