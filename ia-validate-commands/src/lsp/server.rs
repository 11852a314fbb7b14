//! What is open, what is known of it, and what the client is told.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use gen_lsp_types::{
    CodeAction, Diagnostic, Hover, HoverParams, LogMessageParams, MessageType, Position,
    PublishDiagnosticsParams, Range, ShowMessageParams, TextDocumentIdentifier, Uri,
    VersionedTextDocumentIdentifier,
};
use ia_validate::rules;
use lsp_server::{ErrorCode, Request};
use serde::Deserialize;
use serde_json::{Value, json};

use super::actions::{Actions, Deferred, EXPLAIN};
use super::client::{self, Client};
use super::document::{self, Change, Document};
use super::positions::Places;
use super::workspace::Workspace;
use super::{completion, diagnostics, hover, outline, transport};
use crate::args::LspArgs;
use crate::config;
use crate::paths::real;
use crate::terminal::console::Console;

/// What keeps something from being done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The client's mistake, or what it asks for is gone; the session goes on.
    Client(ErrorCode, String),
    /// The client cannot be reached any more.
    Write(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

// Of what the client says only what is needed is read, so that the rest may be as it likes.

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Opened {
    text_document: OpenedDocument,
}

#[derive(Deserialize, Debug)]
struct OpenedDocument {
    uri: Uri,
    version: i32,
    text: String,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Named {
    text_document: TextDocumentIdentifier,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct At {
    text_document: TextDocumentIdentifier,
    position: Position,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Selections {
    text_document: TextDocumentIdentifier,
    positions: Vec<Position>,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct ActionsWanted {
    text_document: TextDocumentIdentifier,
    range: Range,
    #[serde(default)]
    context: Only,
}

#[derive(Deserialize, Default, Debug)]
struct Only {
    #[serde(default)]
    only: Option<Vec<String>>,
}

#[derive(Deserialize, Debug)]
pub(super) struct Command {
    command: String,
    #[serde(default)]
    arguments: Vec<Value>,
}

pub(super) struct Server<'a> {
    client: Client,
    workspace: Workspace<'a>,
    /// By URI, as the client writes it.
    documents: BTreeMap<String, Document>,
    /// What the client shows of configuration files that are wrong, by their URIs.
    shown: BTreeMap<String, Vec<Diagnostic>>,
    /// What was said to keep documents from being checked, since the configuration was read.
    told: BTreeSet<String>,
    /// How much the client was asked; that to watch files has the number 0.
    asked: i32,
}

impl<'a> Server<'a> {
    pub(super) fn new(args: &'a LspArgs, console: &mut Console) -> Self {
        Self {
            client: Client::default(),
            workspace: Workspace::new(args, console),
            documents: BTreeMap::new(),
            shown: BTreeMap::new(),
            told: BTreeSet::new(),
            asked: 0,
        }
    }

    pub(super) fn meet(&mut self, client: Client) {
        self.client = client;
    }

    pub(super) fn watch_configuration(&self) -> Result<(), Failure> {
        if self.client.watches_files {
            transport::send(client::watch_request())?;
        }
        Ok(())
    }

    /// When the next document is to be checked.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.documents.values().filter_map(|document| document.due).min()
    }

    /// Checks what has waited long enough.
    pub(super) fn check_due(&mut self) -> io::Result<()> {
        let now = Instant::now();
        self.check_those(|document| document.due.is_some_and(|due| due <= now))
    }

    pub(super) fn open(&mut self, opened: Opened) -> Result<(), Failure> {
        let OpenedDocument { uri, version, text } = opened.text_document;
        let name = uri.0.clone();
        self.documents.insert(name.clone(), Document::new(uri, version, text));
        // This client does not tell when the configuration changes. What that means for other documents is told when
        // they change, or something is saved.
        if !self.client.watches_files {
            self.workspace.forget();
            self.check(&name)?;
            self.publish_configurations()?;
        }
        Ok(())
    }

    pub(super) fn change(&mut self, changed: Changed) -> Result<(), Failure> {
        let Changed { text_document, content_changes } = changed;
        let encoding = self.client.encoding;
        let document = self.document(&text_document.text_document_identifier.uri)?;
        let change = document.change(text_document.version, &content_changes, encoding);
        change.map_err(|message| Failure::Client(ErrorCode::InvalidParams, message.to_owned()))
    }

    pub(super) fn save(&mut self, saved: &Named) -> Result<(), Failure> {
        let uri = &saved.text_document.uri;
        if document::path_of(uri).as_deref().is_some_and(document::is_config) {
            return self.reload();
        }
        self.document(uri)?;
        Ok(self.refresh()?)
    }

    pub(super) fn close(&mut self, closed: &Named) -> Result<(), Failure> {
        let uri = closed.text_document.uri.clone();
        let document = self.document(&uri)?;
        let is_config = document.is_config();
        self.documents.remove(&uri.0);
        if is_config || !self.client.pulls {
            self.publish(uri, None, Vec::new())?;
        }
        // From here on the file counts, not what was made of it in the editor.
        if is_config { self.reload() } else { Ok(()) }
    }

    /// Takes note that the configuration has changed.
    pub(super) fn reload(&mut self) -> Result<(), Failure> {
        self.told.clear();
        Ok(self.refresh()?)
    }

    pub(super) fn actions(&mut self, wanted: ActionsWanted) -> Result<Vec<CodeAction>, Failure> {
        let uri = &wanted.text_document.uri;
        self.settle(uri)?;
        let Self { client, workspace, documents, .. } = self;
        let Some(document) = documents.get(&uri.0) else { return Err(not_open(uri)) };
        let only = wanted.context.only.filter(|only| !only.is_empty());
        let (actions, notes) =
            Actions::new(document, client, workspace).in_range(wanted.range, only.as_deref());
        // They are offered; whoever saves with them does not want to be stopped.
        notes.iter().try_for_each(|note| self.log(MessageType::Warning, note))?;
        Ok(actions)
    }

    /// Adds its edit to an action.
    pub(super) fn resolve(&mut self, mut action: CodeAction) -> Result<CodeAction, Failure> {
        let Some(data) = action.data.clone() else { return Ok(action) };
        let deferred: Deferred = serde_json::from_value(data)
            .map_err(|error| Failure::Client(ErrorCode::InvalidParams, error.to_string()))?;
        let uri = Uri(deferred.uri.clone());
        self.settle(&uri)?;
        let Self { client, workspace, documents, .. } = self;
        let Some(document) = documents.get(&uri.0).filter(|document| document.version == deferred.version)
        else {
            let message = "the document has changed since then".to_owned();
            return Err(Failure::Client(ErrorCode::ContentModified, message));
        };
        let (edit, notes) = Actions::new(document, client, workspace).resolve(&deferred);
        for message in notes {
            let params = ShowMessageParams { kind: MessageType::Warning, message };
            transport::tell("window/showMessage", &params)?;
        }
        action.edit = edit;
        match action.edit {
            Some(_) => Ok(action),
            None => Err(Failure::Client(
                ErrorCode::RequestFailed,
                "there is no edit that does this here".to_owned(),
            )),
        }
    }

    pub(super) fn hover(&mut self, params: &HoverParams) -> Result<Option<Hover>, Failure> {
        let at = &params.text_document_position_params;
        let uri = &at.text_document.uri;
        self.settle(uri)?;
        let Some(document) = self.documents.get(&uri.0) else { return Err(not_open(uri)) };
        let is_ours = self.workspace.is_ours(document, None);
        let notes = self.workspace.notes(document.path.as_deref());
        Ok(hover::hover(document, &notes, at.position, &self.client).filter(|_| is_ours))
    }

    /// Does what an action without an edit stands for.
    pub(super) fn execute(&mut self, wanted: &Command) -> Result<Value, Failure> {
        let rule = wanted.arguments.first().and_then(Value::as_str).and_then(rules::find);
        let Some(rule) = rule.filter(|_| wanted.command == EXPLAIN) else {
            let message = format!("`{}` is no command with these arguments", wanted.command);
            return Err(Failure::Client(ErrorCode::InvalidParams, message));
        };
        self.ask("window/showDocument", json!({ "uri": rule.url(), "external": true }))?;
        Ok(Value::Null)
    }

    /// What can be written at a position. Of what is not open there is nothing to tell.
    pub(super) fn complete(&mut self, at: &At) -> Result<Vec<Value>, Failure> {
        let Self { client, workspace, documents, .. } = self;
        let Some(document) = documents.get(&at.text_document.uri.0) else { return Ok(Vec::new()) };
        let offset = Places::new(&document.text, client.encoding).offset(at.position);
        let is_ours = workspace.is_ours(document, Some(offset));
        Ok(if is_ours { completion::complete(document, offset, client) } else { Vec::new() })
    }

    pub(super) fn symbols(&mut self, named: &Named) -> Result<Vec<Value>, Failure> {
        Ok(self.of_article(&named.text_document, outline::symbols))
    }

    pub(super) fn folding(&mut self, named: &Named) -> Result<Vec<Value>, Failure> {
        Ok(self.of_article(&named.text_document, outline::folding))
    }

    pub(super) fn selections(&mut self, wanted: &Selections) -> Result<Vec<Value>, Failure> {
        let select = |document: &_, client: &_| outline::selections(document, &wanted.positions, client);
        Ok(self.of_article(&wanted.text_document, select))
    }

    /// The findings of a document, for a client that asks for them.
    pub(super) fn diagnostic(&mut self, named: &Named) -> Result<Value, Failure> {
        let uri = &named.text_document.uri;
        if self.documents.contains_key(&uri.0) {
            self.settle(uri)?;
        }
        let items = self.documents.get(&uri.0).map_or(&[][..], |document| &document.told);
        Ok(json!({ "kind": "full", "items": items }))
    }

    /// The findings of all that is open.
    pub(super) fn diagnostics(&mut self) -> Result<Value, Failure> {
        self.check_those(|document| document.due.is_some())?;
        let articles = self.documents.values().filter(|document| !document.is_config());
        let items = articles.map(|document| {
            json!({ "kind": "full", "uri": document.uri, "version": document.version, "items": document.told })
        });
        Ok(json!({ "items": items.collect::<Vec<_>>() }))
    }

    /// What there is to say of a document; nothing if it is not open, or not for us.
    fn of_article(
        &mut self,
        named: &TextDocumentIdentifier,
        say: impl FnOnce(&Document, &Client) -> Vec<Value>,
    ) -> Vec<Value> {
        let document = self.documents.get(&named.uri.0);
        let document = document.filter(|document| self.workspace.is_ours(document, None));
        document.map_or_else(Vec::new, |document| say(document, &self.client))
    }

    fn document(&mut self, uri: &Uri) -> Result<&mut Document, Failure> {
        self.documents.get_mut(&uri.0).ok_or_else(|| not_open(uri))
    }

    /// Checks a document if it has changed.
    fn settle(&mut self, uri: &Uri) -> Result<(), Failure> {
        if self.document(uri)?.due.is_some() {
            self.check(&uri.0)?;
        }
        Ok(())
    }

    /// Reads anew what may have changed on the disk, and checks everything.
    fn refresh(&mut self) -> io::Result<()> {
        self.workspace.forget();
        self.check_those(|_| true)?;
        if self.client.pulls && self.client.pulls_again {
            self.ask("workspace/diagnostic/refresh", Value::Null)?;
        }
        self.publish_configurations()
    }

    fn check_those(&mut self, wanted: impl Fn(&Document) -> bool) -> io::Result<()> {
        let wanted =
            self.documents.iter().filter(|(_, document)| wanted(document)).map(|(uri, _)| uri.clone());
        wanted.collect::<Vec<_>>().iter().try_for_each(|uri| self.check(uri))
    }

    /// Checks a document, and tells the client what was found.
    fn check(&mut self, uri: &str) -> io::Result<()> {
        let Self { client, workspace, documents, .. } = self;
        let Some(document) = documents.get_mut(uri) else { return Ok(()) };
        let (text, version) = (&document.text, document.version);
        let places = Places::new(text, client.encoding);
        if let Some(path) = document.path.as_deref().filter(|path| document::is_config(path)) {
            let wrong = config::diagnostics(text, path);
            let found: Vec<Diagnostic> =
                wrong.iter().map(|it| diagnostics::of_configuration(it, &places)).collect();
            let uri = document.uri.clone();
            document.due = None;
            // Those of configuration files are pushed to every client, open or not.
            return self.publish(uri, Some(version), found);
        }
        let read = workspace.diagnostics().len();
        let begun = Instant::now();
        let outcome = workspace.check(text, document.path.as_deref());
        let (report, trouble) = match outcome {
            Ok(report) => (report, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let notes = workspace.notes(document.path.as_deref());
        let shown = |report| diagnostics::all((report, &notes), &places, &document.uri, client);
        let found = report.as_ref().map(shown).unwrap_or_default();
        let uri = document.uri.clone();
        document.told.clone_from(&found);
        document.checked(report, begun.elapsed());
        if !self.client.pulls {
            self.publish(uri.clone(), Some(version), found)?;
        }
        if self.workspace.diagnostics().len() != read {
            self.publish_configurations()?;
        }
        trouble.map_or(Ok(()), |trouble| self.warn(&uri, trouble))
    }
}

/// What the server tells of its own accord.
impl Server<'_> {
    pub(super) fn log(&self, kind: MessageType, message: &str) -> io::Result<()> {
        let params = LogMessageParams { kind, message: message.to_owned() };
        transport::tell("window/logMessage", &params)
    }

    /// Asks the client for something, the answer to which is of no use.
    fn ask(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.asked = self.asked.wrapping_add(1);
        transport::send(Request { id: self.asked.into(), method: method.to_owned(), params })
    }

    fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) -> io::Result<()> {
        transport::tell(
            "textDocument/publishDiagnostics",
            &PublishDiagnosticsParams { uri, version, diagnostics },
        )
    }

    /// Says why a document could not be checked, unless that was said of another one before.
    fn warn(&mut self, uri: &Uri, trouble: String) -> io::Result<()> {
        if !self.told.insert(trouble.clone()) {
            return Ok(());
        }
        self.log(MessageType::Error, &format!("{}: {trouble}", uri.0))?;
        transport::tell(
            "window/showMessage",
            &ShowMessageParams { kind: MessageType::Error, message: trouble },
        )
    }

    /// Tells what is wrong with the configuration files, unless they are open: then it is told of their texts.
    fn publish_configurations(&mut self) -> io::Result<()> {
        let open = self.documents.values().filter_map(|document| document.path.as_deref());
        let open: Vec<PathBuf> = open.filter(|path| document::is_config(path)).map(real).collect();
        let is_open = |path: &Path| open.contains(&real(path));
        let mut found: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for (path, (text, wrong)) in self.workspace.diagnostics() {
            let uri = document::uri_of(path).filter(|_| !wrong.is_empty() && !is_open(path));
            let Some(uri) = uri else { continue };
            let places = Places::new(text, self.client.encoding);
            let wrong = wrong.iter().map(|it| diagnostics::of_configuration(it, &places));
            found.insert(uri.0, wrong.collect());
        }
        for uri in self.shown.keys().filter(|uri| !found.contains_key(*uri)).map(|uri| Uri(uri.clone())) {
            if !document::path_of(&uri).is_some_and(|path| is_open(&path)) {
                self.publish(uri, None, Vec::new())?;
            }
        }
        for (uri, wrong) in &found {
            if self.shown.get(uri) != Some(wrong) {
                self.publish(Uri(uri.clone()), None, wrong.clone())?;
            }
        }
        self.shown = found;
        Ok(())
    }
}

fn not_open(uri: &Uri) -> Failure {
    Failure::Client(ErrorCode::InvalidParams, format!("`{}` is not open", uri.0))
}
