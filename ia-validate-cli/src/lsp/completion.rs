//! What can be written where the cursor stands: what the place allows, from the library's vocabulary.

use ia_validate::outline::{At, Cursor, cursor};
use ia_validate::vocabulary::{self, CLASSES, Form, METAS, Values};
use ia_validate::{Kind, Span};
use serde_json::{Value, json};

use super::client::Client;
use super::document::Document;
use super::meant::is_blank;
use super::positions::Places;
use super::vocabulary_page;

/// What makes a client ask for completions by itself.
pub(super) const TRIGGERS: [&str; 7] = ["<", "/", " ", "\"", "'", "=", ";"];

/// What the numbers of the protocol mean.
mod kind {
    pub(super) const PROPERTY: u8 = 10;
    pub(super) const VALUE: u8 = 12;
    pub(super) const SNIPPET: u8 = 15;
}

/// One thing that can be written.
struct Item<'v> {
    label: &'v str,
    /// What is put there, in the syntax of snippets.
    snippet: String,
    kind: u8,
    about: String,
    is_deprecated: bool,
}

/// The completions at a byte, as the protocol has them; none where nothing fits.
pub(super) fn complete(document: &Document, at: u32, client: &Client) -> Vec<Value> {
    let text = &document.text;
    let places = Places::new(text, client.encoding);
    let kind = Kind::of(text.as_bytes());
    let Some(cursor) = cursor(text, kind, at) else { return Vec::new() };
    let cursor = with_entity(text, cursor, at);
    let items = items(&cursor, text);
    let range = places.range(cursor.replaces);
    let shown = items.iter().enumerate().map(|(index, item)| {
        let snippet = if cursor.is_escaped { escaped(&item.snippet) } else { item.snippet.clone() };
        let new_text = if client.has_snippets { snippet } else { plain(&snippet) };
        let kind_of_docs = if client.has_markdown { "markdown" } else { "plaintext" };
        json!({
            "label": item.label,
            "kind": item.kind,
            "sortText": format!("{index:03}"),
            "filterText": filter(&cursor, item.label),
            "insertTextFormat": if client.has_snippets { 2 } else { 1 },
            "textEdit": { "range": range, "newText": new_text },
            "documentation": { "kind": kind_of_docs, "value": item.about },
            "tags": if item.is_deprecated { json!([1]) } else { json!([]) },
        })
    });
    shown.collect()
}

/// In escaped markup `&lt;` in front of the cursor is a tag's beginning, and nothing of it is text.
fn with_entity(text: &str, mut cursor: Cursor, at: u32) -> Cursor {
    let before = Span::new(0, at).of(text);
    cursor.is_escaped |= before.ends_with("&lt;") || before.ends_with("&lt;/");
    cursor
}

/// What a client compares with what is written.
fn filter(cursor: &Cursor, label: &str) -> String {
    let is_word = !cursor.replaces.is_empty() && !label.starts_with(&cursor.written);
    if is_word { format!("{}{label}", cursor.written) } else { label.to_owned() }
}

fn items(cursor: &Cursor, text: &str) -> Vec<Item<'static>> {
    let parent = cursor.open.last();
    let form = parent.and_then(|open| vocabulary::form(&open.name, &open.class));
    match &cursor.at {
        At::Text | At::Name => {
            let in_tag = cursor.at == At::Name;
            if parent.is_none() {
                let whole = vocabulary::form("html", "").filter(|_| is_blank(text));
                return whole.map(|form| document(form, in_tag, text)).into_iter().collect();
            }
            let Some(form) = form else { return Vec::new() };
            let inside = vocabulary::inside(form.name);
            let fits = |inner: &&Form| starts(inner.name, &cursor.written);
            inside.filter(fits).map(|inner| element(inner, in_tag, "<")).collect()
        }
        At::EndName => {
            let open = parent.filter(|open| starts(&open.name, &cursor.written));
            let open = open.and_then(|open| vocabulary::form(&open.name, &open.class));
            open.map(|form| Item {
                snippet: format!("{}>", form.element),
                label: form.element,
                ..element(form, true, "")
            })
            .into_iter()
            .collect()
        }
        At::Attribute { element, given } => {
            let class = class_of(given);
            let Some(form) = vocabulary::form(element, class) else { return Vec::new() };
            let is_new = |name: &str| !given.iter().any(|(given, _)| given == name);
            let fits = |it: &&vocabulary::Attribute| is_new(it.name) && starts(it.name, &cursor.written);
            let all = vocabulary::attributes_of(form).filter(fits);
            all.map(|it| Item {
                label: it.name,
                snippet: if it.is_flag { it.name.to_owned() } else { format!("{}=\"$1\"", it.name) },
                kind: kind::PROPERTY,
                about: vocabulary_page::attribute(it),
                is_deprecated: false,
            })
            .collect()
        }
        At::Value { element, given, attribute, quote } => values(cursor, element, given, attribute, *quote),
        _ => Vec::new(),
    }
}

/// The values of an attribute.
fn values(
    cursor: &Cursor,
    element: &str,
    given: &[(String, String)],
    attribute: &str,
    quote: Option<char>,
) -> Vec<Item<'static>> {
    let mark = if quote.is_none() { "\"" } else { "" };
    let value = |label: &'static str, about: String| Item {
        label,
        snippet: format!("{mark}{label}{mark}"),
        kind: kind::VALUE,
        about,
        is_deprecated: false,
    };
    match (element, attribute) {
        (_, "class") => {
            let given: Vec<&str> = cursor.written.split_ascii_whitespace().collect();
            let word = cursor.written.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or("");
            let groups =
                |name: &str| CLASSES.iter().find(|it| it.name == name).map_or(&[][..], |it| it.groups);
            let others: Vec<&str> = given.iter().copied().filter(|name| *name != word).collect();
            let excluded = |it: &vocabulary::Class| {
                others.contains(&it.name)
                    || it.groups.iter().any(|group| others.iter().any(|other| groups(other).contains(group)))
            };
            let front = &cursor.written[..cursor.written.len() - word.len()];
            let all = vocabulary::classes_of(element).filter(|it| starts(it.name, word) && !excluded(it));
            all.map(|it| Item {
                snippet: format!("{mark}{front}{}{mark}", it.name),
                is_deprecated: it.deprecated_by.is_some(),
                ..value(it.name, vocabulary_page::class(it))
            })
            .collect()
        }
        ("meta", "property") => {
            let fits = METAS.iter().filter(|meta| starts(meta.property, &cursor.written));
            fits.map(|meta| value(meta.property, vocabulary_page::meta(meta))).collect()
        }
        ("meta", "content") => {
            let property = given.iter().find(|(name, _)| name == "property").map_or("", |(_, value)| value);
            let meta = METAS.iter().find(|meta| meta.property == property);
            let all: &[&str] = match meta.map(|meta| meta.values) {
                Some(Values::OneOf(all)) => all,
                Some(Values::Placement(_)) => &["placement_id="],
                _ => &[],
            };
            let about = meta.map(vocabulary_page::meta).unwrap_or_default();
            let fits = all.iter().filter(|it| starts(it, &cursor.written));
            fits.map(|it| value(it, about.clone())).collect()
        }
        _ => {
            let form = vocabulary::form(element, class_of(given));
            let attributes = form.into_iter().flat_map(vocabulary::attributes_of);
            let found = attributes.filter(|it| it.name == attribute).flat_map(|it| {
                let fits = it.values.iter().filter(|value| starts(value, &cursor.written));
                fits.map(|label| value(label, vocabulary_page::attribute(it)))
            });
            found.collect()
        }
    }
}

/// A whole document, with the doctype if there is none yet.
fn document(form: &'static Form, in_tag: bool, text: &str) -> Item<'static> {
    let doctype = if text.contains("<!") { "" } else { "<!doctype html>\n<" };
    match (doctype, in_tag) {
        ("", _) => element(form, in_tag, "<"),
        (doctype, false) => element(form, false, doctype),
        // The `<` is there.
        (doctype, true) => {
            Item { snippet: format!("{}{}", &doctype[1..], form.snippet), ..element(form, true, "") }
        }
    }
}

fn element(form: &'static Form, in_tag: bool, start: &str) -> Item<'static> {
    let start = if in_tag { "" } else { start };
    Item {
        label: form.name,
        snippet: format!("{start}{}", form.snippet),
        kind: kind::SNIPPET,
        about: vocabulary_page::form(form),
        is_deprecated: form.deprecated_by.is_some(),
    }
}

fn class_of(given: &[(String, String)]) -> &str {
    given.iter().find(|(name, _)| name == "class").map_or("", |(_, value)| value)
}

/// Whether a name begins with what is written, letters in any case.
fn starts(name: &str, written: &str) -> bool {
    name.get(..written.len()).is_some_and(|start| start.eq_ignore_ascii_case(written))
}

/// A snippet for a place where markup is escaped.
fn escaped(snippet: &str) -> String {
    snippet.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A snippet's text, with what its places hold, for clients without snippets.
fn plain(snippet: &str) -> String {
    let mut text = String::with_capacity(snippet.len());
    let mut rest = snippet;
    while let Some(at) = rest.find('$') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(place) = rest.strip_prefix('{') {
            let end = place.find('}').unwrap_or(place.len());
            text.push_str(place[..end].split_once(':').map_or("", |(_, default)| default));
            rest = place.get(end + 1..).unwrap_or("");
        } else {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    text + rest
}
