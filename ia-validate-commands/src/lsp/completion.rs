//! What can be written where the cursor stands, as the protocol has it.

use ia_validate::Kind;
use ia_validate_render::writing::{Completion, Sort, complete as completions, without_places};
use serde_json::{Value, json};

use super::client::Client;
use super::document::Document;
use super::positions::Places;

/// What makes a client ask for completions by itself.
pub(super) const TRIGGERS: [&str; 7] = ["<", "/", " ", "\"", "'", "=", ";"];

/// The protocol's number of what a completion is.
const fn kind(sort: Sort) -> u8 {
    match sort {
        Sort::Attribute => 10,
        Sort::Value => 12,
        // A snippet.
        _ => 15,
    }
}

/// The completions at a byte; none where nothing fits.
pub(super) fn complete(document: &Document, at: u32, client: &Client) -> Vec<Value> {
    let text = &document.text;
    let Some(found) = completions(text, Kind::of(text.as_bytes()), at) else { return Vec::new() };
    let range = Places::new(text, client.encoding).range(found.replaces);
    let shown = found.items.into_iter().enumerate().map(|(index, item)| {
        let Completion { label, filter, snippet, sort, about, is_deprecated, .. } = item;
        let kind_of_docs = if client.has_markdown { "markdown" } else { "plaintext" };
        json!({
            "label": label,
            "kind": kind(sort),
            "sortText": format!("{index:03}"),
            "filterText": filter,
            "insertTextFormat": if client.has_snippets { 2 } else { 1 },
            "textEdit": { "range": range, "newText": if client.has_snippets { snippet } else { without_places(&snippet) } },
            "documentation": { "kind": kind_of_docs, "value": about },
            "tags": if is_deprecated { json!([1]) } else { json!([]) },
        })
    });
    shown.collect()
}
