//! What can be written where the cursor stands: what the place allows.

use ia_validate::outline::{At, Cursor, cursor};
use ia_validate::vocabulary::{self, CLASSES, Form, METAS, Values};
use ia_validate::{Kind, Span};

use super::meant::is_blank;
use super::page;

/// What a completion is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Sort {
    /// An element with what belongs to it.
    Element,
    /// An attribute.
    Attribute,
    /// A value of an attribute.
    Value,
}

/// One thing that can be written.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Completion {
    /// What it is called.
    pub label: &'static str,
    /// What to compare with what is written in the part that is replaced.
    pub filter: String,
    /// What is put there, in the syntax of LSP's snippets, escaped where markup is.
    pub snippet: String,
    /// What it is.
    pub sort: Sort,
    /// What it says, in Markdown.
    pub about: String,
    /// Whether something else is to be written instead.
    pub is_deprecated: bool,
}

/// What can be written at a place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Completions {
    /// The part of the text that is replaced, in bytes.
    pub replaces: Span,
    /// What can be written, in the order in which it is offered.
    pub items: Vec<Completion>,
}

/// What can be written at a byte of a text; none outside of articles, in comments, in scripts and inside iframes. A byte
/// behind the end means the end.
#[must_use]
pub fn complete(text: &str, kind: Kind, at: u32) -> Option<Completions> {
    let cursor = with_entity(text, cursor(text, kind, at)?, at);
    let shown = |item: Completion| Completion {
        filter: filter(&cursor, item.label),
        snippet: if cursor.is_escaped { escaped(&item.snippet) } else { item.snippet },
        ..item
    };
    let items = items(&cursor, text).into_iter().map(shown).collect();
    Some(Completions { replaces: cursor.replaces, items })
}

/// In escaped markup `&lt;` in front of the cursor is a tag's beginning, and nothing of it is text.
fn with_entity(text: &str, mut cursor: Cursor, at: u32) -> Cursor {
    let before = text.get(..(at as usize).min(text.len())).unwrap_or(text);
    cursor.is_escaped |= before.ends_with("&lt;") || before.ends_with("&lt;/");
    cursor
}

/// What a client compares with what is written.
fn filter(cursor: &Cursor, label: &str) -> String {
    let is_word = !cursor.replaces.is_empty() && !label.starts_with(&cursor.written);
    if is_word { format!("{}{label}", cursor.written) } else { label.to_owned() }
}

fn items(cursor: &Cursor, text: &str) -> Vec<Completion> {
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
            let inside = vocabulary::inside_any(form);
            let fits = |inner: &&Form| starts(inner.name, &cursor.written);
            inside.filter(fits).map(|inner| element(inner, in_tag, "<")).collect()
        }
        At::EndName => {
            let open = parent.filter(|open| starts(&open.name, &cursor.written));
            let open = open.and_then(|open| vocabulary::form(&open.name, &open.class));
            open.map(|form| Completion {
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
            all.map(|it| Completion {
                label: it.name,
                filter: String::new(),
                snippet: if it.is_flag { it.name.to_owned() } else { format!("{}=\"$1\"", it.name) },
                sort: Sort::Attribute,
                about: page::attribute(it),
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
) -> Vec<Completion> {
    let mark = if quote.is_none() { "\"" } else { "" };
    let value = |label: &'static str, about: String| Completion {
        label,
        filter: String::new(),
        snippet: format!("{mark}{label}{mark}"),
        sort: Sort::Value,
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
            all.map(|it| Completion {
                snippet: format!("{mark}{front}{}{mark}", it.name),
                is_deprecated: it.deprecated_by.is_some(),
                ..value(it.name, page::class(it))
            })
            .collect()
        }
        ("meta", "property") => {
            let fits = METAS.iter().filter(|meta| starts(meta.property, &cursor.written));
            fits.map(|meta| value(meta.property, page::meta(meta))).collect()
        }
        ("meta", "content") => {
            let property = given.iter().find(|(name, _)| name == "property").map_or("", |(_, value)| value);
            let meta = METAS.iter().find(|meta| meta.property == property);
            let all: &[&str] = match meta.map(|meta| meta.values) {
                Some(Values::OneOf(all)) => all,
                Some(Values::Placement(_)) => &["placement_id="],
                _ => &[],
            };
            let about = meta.map(page::meta).unwrap_or_default();
            let fits = all.iter().filter(|it| starts(it, &cursor.written));
            fits.map(|it| value(it, about.clone())).collect()
        }
        _ => {
            let form = vocabulary::form(element, class_of(given));
            let attributes = form.into_iter().flat_map(vocabulary::attributes_of);
            let found = attributes.filter(|it| it.name == attribute).flat_map(|it| {
                let fits = it.values.iter().filter(|value| starts(value, &cursor.written));
                fits.map(|label| value(label, page::attribute(it)))
            });
            found.collect()
        }
    }
}

/// A whole document, with the doctype if there is none yet.
fn document(form: &'static Form, in_tag: bool, text: &str) -> Completion {
    let doctype = if text.contains("<!") { "" } else { "<!doctype html>\n<" };
    match (doctype, in_tag) {
        ("", _) => element(form, in_tag, "<"),
        (doctype, false) => element(form, false, doctype),
        // The `<` is there.
        (doctype, true) => {
            Completion { snippet: format!("{}{}", &doctype[1..], form.snippet), ..element(form, true, "") }
        }
    }
}

fn element(form: &'static Form, in_tag: bool, start: &str) -> Completion {
    let start = if in_tag { "" } else { start };
    Completion {
        label: form.name,
        filter: String::new(),
        snippet: format!("{start}{}", form.snippet),
        sort: Sort::Element,
        about: page::form(form),
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

/// A snippet's text, with what its places hold, for editors without snippets.
#[must_use]
pub fn without_places(snippet: &str) -> String {
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
