//! What the cursor stands on: the documentation of the rules that are broken there.

use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};
use ia_validate::outline::{At, cursor};
use ia_validate::vocabulary::{self, CLASSES, METAS};
use ia_validate::{Diagnostic, Kind, Span, rules};

use super::client::Client;
use super::document::Document;
use super::positions::Places;
use super::vocabulary_page;
use ia_validate_render::{Note, Notes, note_in_markdown, rule_page};

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
    let word = word_at(text, at);
    let written = word.of(text);
    let kind = Kind::of(text.as_bytes());
    // With the cursor at the word's end it is known what the word is.
    let cursor = cursor(text, kind, word.end).filter(|_| !word.is_empty())?;
    let value = match &cursor.at {
        At::Name => vocabulary_page::form(vocabulary::form(
            &written.to_ascii_lowercase(),
            &class_behind(text, word.end),
        )?),
        At::EndName => {
            let open = cursor.open.last().filter(|open| open.name.eq_ignore_ascii_case(written))?;
            vocabulary_page::form(vocabulary::form(&open.name, &open.class)?)
        }
        At::Attribute { element, given } => {
            let class = given.iter().find(|(name, _)| name == "class").map_or("", |(_, class)| class);
            let form = vocabulary::form(element, class)?;
            let name = written.to_ascii_lowercase();
            vocabulary_page::attribute(vocabulary::attributes_of(form).find(|it| it.name == name)?)
        }
        At::Value { attribute, .. } if attribute == "class" => {
            vocabulary_page::class(CLASSES.iter().find(|class| class.name == written)?)
        }
        At::Value { element, attribute, .. } if element == "meta" && attribute == "property" => {
            vocabulary_page::meta(METAS.iter().find(|meta| meta.property == written)?)
        }
        At::Value { element, given, .. } if element == "meta" => {
            let (_, property) = given.iter().find(|(name, _)| name == "property")?;
            vocabulary_page::meta(METAS.iter().find(|meta| meta.property == property)?)
        }
        At::Value { element, given, attribute, .. } => {
            let class = given.iter().find(|(name, _)| name == "class").map_or("", |(_, class)| class);
            let form = vocabulary::form(element, class)?;
            vocabulary_page::attribute(vocabulary::attributes_of(form).find(|it| it.name == attribute)?)
        }
        _ => return None,
    };
    let kind = if client.has_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Some(Hover { contents: MarkupContent { kind, value }.into(), range: Some(places.range(word)) })
}

/// The word at a byte: letters, digits, and what stands in names of classes and metas.
fn word_at(text: &str, at: u32) -> Span {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-:_.".contains(byte);
    let bytes = text.as_bytes();
    let at = (at as usize).min(bytes.len());
    let before = bytes[..at].iter().rev().take_while(|byte| is_part(byte)).count();
    let behind = bytes[at..].iter().take_while(|byte| is_part(byte)).count();
    Span::at(at - before, at + behind)
}

/// What the `class` of a start tag says, of which the name ends at a byte.
fn class_behind(text: &str, name_end: u32) -> String {
    let rest = Span::new(name_end, Span::at(0, text.len()).end).of(text);
    let tag = &rest[..rest.find('>').or_else(|| rest.find("&gt;")).unwrap_or(rest.len())];
    let value = tag.split_once("class=").map_or("", |(_, value)| value.trim_start_matches(['"', '\'']));
    value[..value.find(['"', '\'']).unwrap_or(value.len())].to_owned()
}
