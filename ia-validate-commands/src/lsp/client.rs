//! What the client can, as it says itself.

use lsp_server::{Message, Request};
use serde_json::{Value, json};

use super::positions::Encoding;
use crate::config::NAME;

#[derive(Default, Debug)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Whether edits can name the version of the document that they are for.
    pub(super) has_document_changes: bool,
    /// Whether it asks for the edit of an action only when that is chosen.
    pub(super) resolves_edits: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches_files: bool,
    /// Whether it shows other places that belong to a finding.
    pub(super) has_related: bool,
    /// Whether it asks for findings, and need not be told.
    pub(super) pulls: bool,
    /// Whether it can be asked to ask for findings again.
    pub(super) pulls_again: bool,
    /// Whether it opens addresses.
    pub(super) opens_addresses: bool,
    /// Whether edits can hold places to fill in.
    pub(super) has_snippet_edits: bool,
    /// Whether completions can hold places to fill in.
    pub(super) has_snippets: bool,
    /// Whether it shows text in Markdown.
    pub(super) has_markdown: bool,
}

impl Client {
    /// Reads the parameters of `initialize`. What is missing or misspelt is what the client cannot.
    pub(super) fn of(params: &Value) -> Self {
        let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
        let can = |path: &str| capabilities.pointer(path).and_then(Value::as_bool) == Some(true);
        let lists = |path: &str, wanted: &str| {
            let list = capabilities.pointer(path).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|value| value == wanted))
        };
        let is_utf8 = lists("/general/positionEncodings", "utf-8");
        Self {
            encoding: if is_utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            has_document_changes: can("/workspace/workspaceEdit/documentChanges"),
            resolves_edits: lists("/textDocument/codeAction/resolveSupport/properties", "edit")
                && can("/textDocument/codeAction/dataSupport"),
            watches_files: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            has_related: can("/textDocument/publishDiagnostics/relatedInformation"),
            pulls: capabilities.pointer("/textDocument/diagnostic").is_some_and(Value::is_object),
            pulls_again: can("/workspace/diagnostics/refreshSupport"),
            opens_addresses: can("/window/showDocument/support"),
            has_snippet_edits: can("/workspace/workspaceEdit/snippetEditSupport"),
            has_snippets: can("/textDocument/completion/completionItem/snippetSupport"),
            has_markdown: lists("/textDocument/hover/contentFormat", "markdown"),
        }
    }
}

/// The request to be told about changes of configuration files. Its answer is of no use.
pub(super) fn watch_request() -> Message {
    let method = "workspace/didChangeWatchedFiles";
    let glob = format!("**/{NAME}");
    let registration = json!({ "id": "configuration", "method": method, "registerOptions": { "watchers": [{ "globPattern": glob }] } });
    let params = json!({ "registrations": [registration] });
    Request { id: 0.into(), method: "client/registerCapability".to_owned(), params }.into()
}
