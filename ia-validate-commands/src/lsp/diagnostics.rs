//! Findings as the protocol has them.

use gen_lsp_types::{
    CodeDescription, Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, Uri,
};
use ia_validate::report::LeftOut;
use ia_validate::rules::Tag;
use ia_validate::{Diagnostic, Report, Severity, Span, rules};
use serde_json::json;

use super::client::Client;
use super::positions::Places;
use crate::config::ConfigDiagnostic;
use ia_validate_render::omitted::{option, words};
use ia_validate_render::{Note, Notes};

/// Who found it.
const SOURCE: &str = "ia-validate";

/// All findings in a document, with what the newsroom says of their rules.
pub(super) fn all(
    (report, notes): (&Report, &Notes),
    places: &Places<'_>,
    uri: &Uri,
    client: &Client,
) -> Vec<Shown> {
    let one = |finding: &Diagnostic| one(finding, notes.get(finding.rule), places, uri, client);
    let findings = report.diagnostics.iter().map(one);
    findings.chain(report.left_out.iter().map(|left| left_out(left, report, places))).collect()
}

/// What limits left out, where its article begins.
fn left_out(left: &LeftOut, report: &Report, places: &Places<'_>) -> Shown {
    let article = left.article.and_then(|index| report.articles.get(index));
    Shown {
        range: places.range(Span::empty(article.map_or(0, |article| article.span.start))),
        severity: Some(DiagnosticSeverity::Information),
        code: Some(option(left.limit).to_owned().into()),
        source: Some(SOURCE.to_owned()),
        message: words(left).into(),
        ..Shown::default()
    }
}

/// One finding in a document.
pub(super) fn one(
    finding: &Diagnostic,
    note: Option<&Note>,
    places: &Places<'_>,
    uri: &Uri,
    client: &Client,
) -> Shown {
    let related = finding.related.iter().map(|other| DiagnosticRelatedInformation {
        location: Location { uri: uri.clone(), range: places.range(other.span) },
        message: other.message.clone().into_owned(),
    });
    let related: Vec<_> = related.collect();
    let rule = rules::find(finding.rule);
    let tag = rule.and_then(|rule| rule.tag).and_then(tag);
    let fix = finding.fix.as_ref().map(|fix| json!({ "message": fix.message, "safety": fix.safety.name() }));
    Shown {
        range: places.range(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(finding.rule.to_owned().into()),
        code_description: rule.map(|rule| CodeDescription { href: Uri(rule.url()) }),
        source: Some(SOURCE.to_owned()),
        message: message(&finding.message, finding.help.as_deref(), note).into(),
        tags: tag.map(|tag| vec![tag]),
        related_information: Some(related).filter(|related| client.has_related && !related.is_empty()),
        data: Some(json!({ "offset": finding.span.start, "fix": fix })),
    }
}

/// What is wrong with a configuration file.
pub(super) fn of_configuration(it: &ConfigDiagnostic, places: &Places<'_>) -> Shown {
    Shown {
        range: places.range(it.at),
        severity: Some(severity(it.severity)),
        source: Some(SOURCE.to_owned()),
        message: message(&it.message, it.help.as_deref(), None).into(),
        ..Shown::default()
    }
}

fn message(message: &str, help: Option<&str>, note: Option<&Note>) -> String {
    let help = help.map(|help| format!("\nhelp: {help}"));
    let note = note.map(|note| format!("\nnote: {note}"));
    [Some(message.to_owned()), help, note].into_iter().flatten().collect()
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

fn tag(tag: Tag) -> Option<DiagnosticTag> {
    match tag {
        Tag::Unnecessary => Some(DiagnosticTag::Unnecessary),
        Tag::Deprecated => Some(DiagnosticTag::Deprecated),
        _ => None,
    }
}
