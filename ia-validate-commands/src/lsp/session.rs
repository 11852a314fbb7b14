//! A session: its beginning and its end, and who answers what.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, InitializeResult, MessageType, PositionEncodingKind, SaveOptions,
    ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{EXPLAIN, FIX_ALL};
use super::client::Client;
use super::completion::TRIGGERS;
use super::positions::Encoding;
use super::server::{Failure, Server};
use super::transport::{self, Incoming};
use crate::args::LspArgs;
use crate::terminal::console::Console;

/// How far a session is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// `initialize` is yet to come.
    New,
    Running,
    /// `shutdown` has come.
    Ending,
}

/// A session with one client.
pub(super) struct Session<'a> {
    phase: Phase,
    server: Server<'a>,
    incoming: Receiver<Incoming>,
}

impl<'a> Session<'a> {
    pub(super) fn new(args: &'a LspArgs, console: &mut Console) -> io::Result<Self> {
        Ok(Self { phase: Phase::New, server: Server::new(args, console), incoming: transport::listen()? })
    }

    /// Answers until the client has had enough: whether it took its leave. An error is that it cannot be reached.
    pub(super) fn run(mut self) -> io::Result<bool> {
        loop {
            let incoming = match self.server.next_due() {
                None => self.incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                // What waits is taken first: it may change what is to be checked.
                Some(due) => self.incoming.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match incoming {
                Ok(Incoming::Request(request)) => self.request(request)?,
                Ok(Incoming::Notification(notification)) if notification.method == "exit" => break,
                Ok(Incoming::Notification(notification)) => self.notification(notification)?,
                // There is nothing to do about what the client says to being told or asked.
                Ok(Incoming::Response) => {}
                Ok(Incoming::Malformed(error)) => {
                    let message = format!("this is no message of the protocol: {error}");
                    transport::refuse(ErrorCode::ParseError as i32, &message)?;
                }
                Err(RecvTimeoutError::Timeout) => self.server.check_due()?,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(self.phase == Phase::Ending)
    }

    fn request(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        let result = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => self.initialize(&params),
            (Phase::New, _) => {
                Err(failure(ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned()))
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Ending;
                Ok(Value::Null)
            }
            (Phase::Running, "textDocument/codeAction") => {
                answer(params, |params| self.server.actions(params))
            }
            (Phase::Running, "codeAction/resolve") => answer(params, |params| self.server.resolve(params)),
            (Phase::Running, "workspace/executeCommand") => {
                answer(params, |params| self.server.execute(&params))
            }
            (Phase::Running, "textDocument/completion") => {
                answer(params, |params| self.server.complete(&params))
            }
            (Phase::Running, "textDocument/documentSymbol") => {
                answer(params, |params| self.server.symbols(&params))
            }
            (Phase::Running, "textDocument/foldingRange") => {
                answer(params, |params| self.server.folding(&params))
            }
            (Phase::Running, "textDocument/selectionRange") => {
                answer(params, |params| self.server.selections(&params))
            }
            (Phase::Running, "textDocument/diagnostic") => {
                answer(params, |params| self.server.diagnostic(&params))
            }
            (Phase::Running, "workspace/diagnostic") => self.server.diagnostics(),
            (Phase::Running, "textDocument/hover") => answer(params, |params| self.server.hover(&params)),
            (Phase::Running, "initialize") | (Phase::Ending, _) => {
                Err(failure(ErrorCode::InvalidRequest, format!("it is too late for `{method}`")))
            }
            (Phase::Running, _) => {
                Err(failure(ErrorCode::MethodNotFound, format!("`{method}` is not known here")))
            }
        };
        respond(id, result)
    }

    fn notification(&mut self, notification: Notification) -> io::Result<()> {
        if self.phase != Phase::Running {
            return Ok(());
        }
        let Notification { method, params } = notification;
        let result = match method.as_str() {
            "initialized" => self.server.watch_configuration(),
            "textDocument/didOpen" => take(params, |params| self.server.open(params)),
            "textDocument/didChange" => take(params, |params| self.server.change(params)),
            "textDocument/didSave" => take(params, |params| self.server.save(&params)),
            "textDocument/didClose" => take(params, |params| self.server.close(&params)),
            "workspace/didChangeWatchedFiles" => self.server.reload(),
            _ => Ok(()),
        };
        match result {
            Ok(()) => Ok(()),
            Err(Failure::Client(_, message)) => {
                self.server.log(MessageType::Error, &format!("{method}: {message}"))
            }
            Err(Failure::Write(error)) => Err(error),
        }
    }

    fn initialize(&mut self, params: &Value) -> Result<Value, Failure> {
        let client = Client::of(params);
        let encoding = match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        };
        self.server.meet(client);
        self.phase = Phase::Running;
        let mut result = value(InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(encoding),
                text_document_sync: Some(
                    TextDocumentSyncOptions {
                        open_close: Some(true),
                        change: Some(TextDocumentSyncKind::Incremental),
                        save: Some(SaveOptions { include_text: Some(false) }.into()),
                        ..TextDocumentSyncOptions::default()
                    }
                    .into(),
                ),
                code_action_provider: Some(
                    CodeActionOptions {
                        code_action_kinds: Some(vec![
                            CodeActionKind::QuickFix,
                            CodeActionKind::SourceFixAll,
                            CodeActionKind::new(FIX_ALL),
                        ]),
                        resolve_provider: Some(true),
                        ..CodeActionOptions::default()
                    }
                    .into(),
                ),
                hover_provider: Some(true.into()),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "ia-validate".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })?;
        let more = [
            ("completionProvider", json!({ "triggerCharacters": TRIGGERS })),
            ("executeCommandProvider", json!({ "commands": [EXPLAIN] })),
            ("documentSymbolProvider", json!(true)),
            ("foldingRangeProvider", json!(true)),
            ("selectionRangeProvider", json!(true)),
            (
                "diagnosticProvider",
                json!({ "identifier": "ia-validate", "interFileDependencies": false, "workspaceDiagnostics": true }),
            ),
        ];
        for (name, provider) in more {
            result["capabilities"][name] = provider;
        }
        Ok(result)
    }
}

fn failure(code: ErrorCode, message: String) -> Failure {
    Failure::Client(code, message)
}

fn value(result: impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(result).map_err(|error| failure(ErrorCode::InternalError, error.to_string()))
}

fn parsed<P: DeserializeOwned>(params: Value) -> Result<P, Failure> {
    serde_json::from_value(params).map_err(|error| failure(ErrorCode::InvalidParams, error.to_string()))
}

/// The answer to a request with these parameters.
fn answer<P: DeserializeOwned, R: serde::Serialize>(
    params: Value,
    handle: impl FnOnce(P) -> Result<R, Failure>,
) -> Result<Value, Failure> {
    value(handle(parsed(params)?)?)
}

/// Takes a notification with these parameters.
fn take<P: DeserializeOwned>(
    params: Value,
    handle: impl FnOnce(P) -> Result<(), Failure>,
) -> Result<(), Failure> {
    handle(parsed(params)?)
}

/// Answers a request.
fn respond(id: RequestId, result: Result<Value, Failure>) -> io::Result<()> {
    transport::send(match result {
        Ok(result) => Response::new_ok(id, result),
        Err(Failure::Client(code, message)) => Response::new_err(id, code as i32, message),
        Err(Failure::Write(error)) => return Err(error),
    })
}
