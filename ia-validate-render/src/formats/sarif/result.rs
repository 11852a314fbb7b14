//! A finding, its places and its fix.

use std::borrow::Cow;

use ia_validate::report::{ArticleSummary, Fix as Mending};
use ia_validate::source::{LineIndex, Position};
use ia_validate::{Diagnostic, Severity, Span};
use serde::Serialize;

use crate::note::Note;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: PartialFingerprints,
    /// Either all results have it or none.
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "iaValidate/v1")]
    own: String,
}

#[derive(Serialize)]
pub(super) struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: &'a ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    /// Its place in the list of artifacts.
    pub(super) index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fully_qualified_name: Option<String>,
}

impl<'a> Location<'a> {
    /// Where something begins, by itself.
    pub(super) fn at(artifact_location: &'a ArtifactLocation, start: Position) -> Self {
        let region =
            Region { start_line: start.line, start_column: start.column, end_line: None, end_column: None };
        Self {
            id: None,
            physical_location: PhysicalLocation { artifact_location, region },
            logical_locations: Vec::new(),
            message: None,
        }
    }
}

/// Why a finding does not count.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Suppression {
    kind: &'static str,
}

impl Suppression {
    /// A comment in the document allows it.
    pub(super) const IN_SOURCE: Self = Self { kind: "inSource" };

    /// The baseline counts it.
    pub(super) const EXTERNAL: Self = Self { kind: "external" };
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: &'a ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Content<'a>>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

/// The file that a result is about.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) location: &'a ArtifactLocation,
    pub(super) lines: &'a LineIndex<'a>,
}

/// A severity in SARIF's words.
pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

impl<'a> Result<'a> {
    pub(super) fn new(
        finding: &'a Diagnostic,
        rule_index: Option<usize>,
        (article, note): (Option<&ArticleSummary>, Option<&Note>),
        place: Place<'a>,
        fingerprint: String,
        suppression: Option<Suppression>,
    ) -> Self {
        let related = finding.related.iter().enumerate().map(|(at, other)| Location {
            id: Some(at + 1),
            message: Some(Message::new(&other.message)),
            ..place.of(other.span)
        });
        let mut location = place.of(finding.span);
        location.logical_locations.extend(article.map(|article| LogicalLocation {
            name: article.title.clone().unwrap_or_else(|| format!("item {}", article.index + 1)),
            fully_qualified_name: article.canonical.clone(),
        }));
        let note = note.map(ToString::to_string);
        let all = [Some(&*finding.message), finding.help.as_deref(), note.as_deref()];
        let message = all.into_iter().flatten().collect::<Vec<_>>().join("; ");
        Self {
            rule_id: finding.rule,
            rule_index,
            level: level(finding.severity),
            message: Message::new(&message),
            locations: [location],
            related_locations: related.collect(),
            partial_fingerprints: PartialFingerprints { own: fingerprint },
            suppressions: suppression.into_iter().collect(),
            fixes: finding.fix.iter().map(|fix| Fix::new(fix, place)).collect(),
        }
    }
}

impl<'a> Place<'a> {
    fn of(self, span: Span) -> Location<'a> {
        Location {
            id: None,
            physical_location: PhysicalLocation {
                artifact_location: self.location,
                region: self.region(span),
            },
            logical_locations: Vec::new(),
            message: None,
        }
    }

    fn region(self, span: Span) -> Region {
        let (start, end) = (self.lines.position(span.start), self.lines.position(span.end));
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a Mending, place: Place<'a>) -> Self {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: place.region(edit.span),
            inserted_content: (!edit.text.is_empty()).then_some(Content { text: &edit.text }),
        });
        Self {
            description: Message::new(&fix.message),
            artifact_changes: [ArtifactChange {
                artifact_location: place.location,
                replacements: replacements.collect(),
            }],
        }
    }
}

impl Message {
    /// A message without links: text from a document could look like one (`[text](place)`).
    pub(super) fn new(text: &str) -> Self {
        let text = if text.contains("](") {
            Cow::Owned(text.replace('[', "\\[").replace(']', "\\]"))
        } else {
            Cow::Borrowed(text)
        };
        Self { text: text.into_owned() }
    }
}
