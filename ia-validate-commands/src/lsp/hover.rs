//! What the cursor stands on: the documentation of the rules that are broken there.

use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};
use ia_validate::{Diagnostic, Kind, rules};

use super::client::Client;
use super::document::Document;
use super::positions::Places;
use ia_validate_render::{Note, Notes, note_in_markdown, rule_page, writing};

/// The documentation for the findings at a position, that of the shortest one first.
pub(super) fn hover(
    document: &Document,
    notes: &Notes,
    position: Position,
    client: &Client,
) -> Option<Hover> {
    let places = Places::new(&document.text, client.encoding);
    let at = places.offset(position);
    let Some(report) = document.report.as_ref() else { return of_vocabulary(document, at, &places, client) };
    let is_here = |finding: &&Diagnostic| finding.span.start <= at && at <= finding.span.end;
    let mut here: Vec<&Diagnostic> = report.diagnostics.iter().filter(is_here).collect();
    here.sort_by_key(|finding| finding.span.len());
    let Some(first) = here.first() else { return of_vocabulary(document, at, &places, client) };
    let range = places.range(first.span);
    let mut shown: Vec<&str> = Vec::new();
    let mut entries = Vec::new();
    for rule in here.iter().filter_map(|finding| rules::find(finding.rule)) {
        if !shown.contains(&rule.id) {
            shown.push(rule.id);
            let entry = if client.has_markdown {
                rule_page::linked_entry(rule, 2)
            } else {
                rule_page::entry(rule, 2)
            };
            let note = notes.get(rule.id).map(|note| own_words(note, client.has_markdown));
            entries.push(format!("{}{entry}\n[{}]({})\n", note.unwrap_or_default(), rule.id, rule.url()));
        }
    }
    let kind = if client.has_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = MarkupContent { kind, value: entries.join("\n---\n\n") };
    Some(Hover { contents: contents.into(), range: Some(range) })
}

/// What the newsroom says of a rule.
fn own_words(note: &Note, as_markdown: bool) -> String {
    if as_markdown {
        format!("**Note:** {}\n\n", note_in_markdown(note))
    } else {
        format!("Note: {note}\n\n")
    }
}

/// What the vocabulary says of the word at a byte.
fn of_vocabulary(document: &Document, at: u32, places: &Places<'_>, client: &Client) -> Option<Hover> {
    let text = &document.text;
    let (word, value) = writing::hover(text, Kind::of(text.as_bytes()), at)?;
    let kind = if client.has_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Hover { contents: MarkupContent { kind, value }.into(), range: Some(places.range(word)) })
}
