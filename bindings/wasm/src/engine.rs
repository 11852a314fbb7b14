//! What a call does, from a text to JSON or a report.

use std::collections::BTreeMap;

use ia_validate::rules::{self as catalogue};
use ia_validate::{Report, Source, fix as fixes};
use ia_validate_render::documents::{Catalogue, Document, FixedFile, Preview};
use ia_validate_render::options::{Raw, RawValue};
use ia_validate_render::{FileReport, Layout, Summary, rule_page};
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
