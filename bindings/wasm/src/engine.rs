//! What a call does, from a text to JSON or a report.

use std::collections::BTreeMap;

use ia_validate::rules::{self as catalogue, Rule};
use ia_validate::source::EncodeError;
use ia_validate::{Report, Source, fix as fixes, reading};
use ia_validate_render::documents::{Catalogue, Document, FixedFile, Inventory, Preview, Show};
use ia_validate_render::options::{Raw, RawValue};
use ia_validate_render::{FileReport, Layout, Summary, explanation, rule_page, shown};
use serde_json::{json, to_string};

use crate::call::Call;
use crate::error::Error;
use crate::input::Input;

/// The document of a check.
pub(crate) fn check(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    let (source, kind) = call.decode(input)?;
    let report = call.validator(true).source(&source, kind);
    Ok(to_string(&document(call, &source, report))?)
}

/// The new text, and what became of each finding.
pub(crate) fn fix(call: &Call, input: &Input<'_>) -> Result<(String, String), Error> {
    let (source, kind) = call.decode(input)?;
    let fixed = fixes::all(&call.validator(false), &source, kind, call.safety);
    let by_rule: BTreeMap<_, _> = fixed.by_rule();
    let refused = FixedFile::of(&call.name, source.text(), &fixed, true).refused;
    let left = document(call, &source.with_text(&fixed.text), fixed.report);
    Ok((fixed.text, to_string(&json!({ "fixed": by_rule, "refused": refused, "left": left }))?))
}

/// What ingestion would do.
pub(crate) fn preview(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    let (source, kind) = call.decode(input)?;
    Ok(to_string(&Preview::of(&call.validator(true).source(&source, kind)))?)
}

/// A report in the format of the call.
pub(crate) fn report(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    let (source, kind) = call.decode(input)?;
    let report = call.validator(true).source(&source, kind);
    let mut out = Vec::new();
    let mut renderer = call.format.renderer(Layout::default());
    renderer.begin(&mut out)?;
    let mut summary = Summary::default();
    show(call, &source, report, &mut summary, |file| renderer.file(&mut out, file))?;
    renderer.finish(&mut out, &summary)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The articles as they would have been shown.
pub(crate) fn show_json(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    Ok(to_string(&shown_articles(call, input)?)?)
}

/// The same as a page.
pub(crate) fn show_page(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    let mut out = Vec::new();
    shown::html::write(&mut out, &shown_articles(call, input)?)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn shown_articles(call: &Call, input: &Input<'_>) -> Result<Show, Error> {
    let (source, kind) = call.decode(input)?;
    let mut readings = reading::read(&source, kind, &call.options());
    if let Some(item) = call.item {
        let articles = readings.len();
        let missing = || Error::Input(format!("`{}` has no article {item}, but {articles}", call.name));
        readings = vec![readings.into_iter().nth(item - 1).ok_or_else(missing)?];
    }
    let mut show = Show::new();
    show.add(&call.name, source.text(), &readings, true);
    Ok(show)
}

/// What there is in the articles.
pub(crate) fn inventory(call: &Call, input: &Input<'_>) -> Result<String, Error> {
    let (source, kind) = call.decode(input)?;
    let mut inventory = Inventory::new();
    for stock in &reading::take_stock(&source, kind, &call.options()) {
        inventory.add(stock);
    }
    inventory.finish();
    Ok(to_string(&inventory)?)
}

/// A file's text, and what is known of its bytes.
pub(crate) fn decode(call: &Call, input: &Input<'_>) -> Result<(String, String), Error> {
    let (source, kind) = call.decode(input)?;
    let (encoding, malformed) = (source.encoding(), source.malformed().len());
    let about = json!({ "encoding": encoding, "kind": kind.name(), "malformed": malformed });
    Ok((source.text().to_owned(), about.to_string()))
}

/// A new text for a file, in its encoding.
pub(crate) fn encode(call: &Call, input: &Input<'_>, text: &str) -> Result<Vec<u8>, Error> {
    let (source, _) = call.decode(input)?;
    let (name, encoding) = (&call.name, source.encoding());
    source.encode(input.bytes, text).map_err(|error| {
        Error::Input(match error {
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

/// A rule's documentation as HTML.
pub(crate) fn explain_page(id: &Raw<String>) -> Result<String, Error> {
    named(id).and_then(rule).map(explanation)
}

fn document(call: &Call, source: &Source<'_>, report: Report) -> Document {
    let mut document = Document::with_utf16();
    let mut summary = Summary::default();
    show(call, source, report, &mut summary, |file| document.add(file));
    document.finish(&summary);
    document
}

/// Shows a report, as much of it as the call wants, and counts what is in it.
pub(crate) fn show<T>(
    call: &Call,
    source: &Source<'_>,
    mut report: Report,
    summary: &mut Summary,
    show: impl FnOnce(&FileReport<'_>) -> T,
) -> T {
    report.limit(&call.limits);
    summary.add(&report, call.fail_on);
    summary.checked_at = call.now();
    summary.domains = call.domains();
    let lines = &source.lines();
    show(&FileReport {
        path: &call.name,
        exact: None,
        lines,
        report: &report,
        hidden: &[],
        fail_on: call.fail_on,
    })
}
