//! An editor, as far as the language server can tell. What it knows of positions it has worked out by itself.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Folder, stdout};

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// What columns count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Units {
    Utf8,
    Utf16,
}

impl Units {
    fn of(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
        }
    }

    /// Each byte at which a character begins, and the end, with line and column.
    fn places(self, text: &str) -> impl Iterator<Item = (usize, Value)> {
        let (mut line, mut column) = (0, 0);
        let behind = move |(at, character): (usize, char)| {
            let next = at + character.len_utf8();
            let is_end = character == '\n' || character == '\r' && !text[next..].starts_with('\n');
            (line, column) = if is_end { (line + 1, 0) } else { (line, column + self.of(character)) };
            (next, json!({ "line": line, "character": column }))
        };
        let first = (0, json!({ "line": 0, "character": 0 }));
        std::iter::once(first).chain(text.char_indices().map(behind))
    }

    /// Line and column of a byte.
    pub(crate) fn position(self, text: &str, offset: usize) -> Value {
        self.places(text).find(|(at, _)| *at == offset).unwrap().1
    }

    /// The byte at a line and column.
    pub(crate) fn offset(self, text: &str, position: &Value) -> usize {
        self.places(text).find(|(_, at)| at == position).unwrap_or_else(|| panic!("{position} is no place")).0
    }
}

/// What the editor shows of a finding.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Shown {
    pub(crate) rule: String,
    pub(crate) severity: u64,
    pub(crate) range: Value,
    pub(crate) message: String,
}

/// The server in a session.
pub(crate) struct Session {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    pub(crate) units: Units,
    requests: i64,
    /// By URI: version and text.
    pub(crate) open: BTreeMap<String, (i64, String)>,
    /// By URI: the version that was checked, if it was said, and the findings.
    pub(crate) published: BTreeMap<String, (Option<i64>, Vec<Value>)>,
    /// Everything else that the server said of its own accord.
    pub(crate) told: Vec<Value>,
}

impl Session {
    /// Starts the server without a word.
    pub(crate) fn new(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ia-validate"))
            .arg("lsp")
            .args(arguments)
            .current_dir(folder.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            stdin,
            messages,
            units: Units::Utf16,
            requests: 0,
            open: BTreeMap::new(),
            published: BTreeMap::new(),
            told: Vec::new(),
        }
    }

    /// Starts the server, and a session of an editor that can all that there is.
    pub(crate) fn start(folder: &Folder, units: Units) -> Self {
        let encodings = if units == Units::Utf8 { json!(["utf-16", "utf-8"]) } else { json!(["utf-16"]) };
        Self::start_with(
            folder,
            json!({
                "general": { "positionEncodings": encodings },
                "workspace": {
                    "workspaceEdit": { "documentChanges": true },
                    "didChangeWatchedFiles": { "dynamicRegistration": true }
                },
                "textDocument": {
                    "publishDiagnostics": { "relatedInformation": true },
                    "hover": { "contentFormat": ["markdown", "plaintext"] },
                    "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } }
                }
            }),
        )
    }

    /// Starts the server, and a session with these capabilities.
    pub(crate) fn start_with(folder: &Folder, capabilities: Value) -> Self {
        let mut session = Self::new(folder, &[]);
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let result = session.request("initialize", params).unwrap();
        session.units = match result["capabilities"]["positionEncoding"].as_str() {
            Some("utf-8") => Units::Utf8,
            Some("utf-16") => Units::Utf16,
            other => panic!("{other:?}"),
        };
        session.notify("initialized", json!({}));
        session
    }

    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(bytes).unwrap();
        stdin.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and waits for the answer: the result, or the error.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.answer(&json!(id))
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: &Value) -> Result<Value, Value> {
        loop {
            let message = self.next();
            if message.get("method").is_none() && message["id"] == *id {
                return match message.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(message["result"].clone()),
                };
            }
            self.take(message);
        }
    }

    fn next(&self) -> Value {
        self.messages.recv_timeout(PATIENCE).unwrap()
    }

    fn take(&mut self, message: Value) {
        let params = &message["params"];
        if message["method"] != "textDocument/publishDiagnostics" {
            return self.told.push(message);
        }
        let uri = params["uri"].as_str().unwrap().to_owned();
        let version = params["version"].as_i64();
        let before = self.published.get(&uri).and_then(|(version, _)| *version);
        assert!(version.is_none() || before <= version, "{uri} is published again as it was before");
        self.published.insert(uri, (version, params["diagnostics"].as_array().unwrap().clone()));
    }

    /// Waits until something holds.
    pub(crate) fn wait_until(&mut self, mut holds: impl FnMut(&Self) -> bool) {
        while !holds(self) {
            let message = self.next();
            self.take(message);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.open.insert(uri.to_owned(), (1, text.to_owned()));
        self.published.remove(uri);
        let document = json!({ "uri": uri, "languageId": "html", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn save(&mut self, uri: &str) {
        self.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    }

    pub(crate) fn text(&self, uri: &str) -> &str {
        &self.open[uri].1
    }

    /// Changes stretches of a document, given from the back to the front, with one notification.
    pub(crate) fn change(&mut self, uri: &str, edits: &[(std::ops::Range<usize>, &str)]) {
        let units = self.units;
        let (version, text) = self.open.get_mut(uri).unwrap();
        *version += 1;
        let mut changes = Vec::new();
        for (range, new) in edits {
            let (start, end) = (units.position(text, range.start), units.position(text, range.end));
            changes.push(json!({ "range": { "start": start, "end": end }, "text": new }));
            text.replace_range(range.clone(), new);
        }
        let document = json!({ "uri": uri, "version": *version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// The findings in a document, once its last version has been checked.
    pub(crate) fn findings(&mut self, uri: &str) -> Vec<Shown> {
        let version = self.open[uri].0;
        self.wait_until(|session| session.published.get(uri).is_some_and(|it| it.0 == Some(version)));
        self.published[uri].1.iter().map(shown).collect()
    }

    /// What `check` finds in the text of a document, as the editor would show it.
    pub(crate) fn expected(&self, folder: &Folder, uri: &str, arguments: &str) -> Vec<Shown> {
        let text = self.text(uri);
        let command = folder.command().args(["check", "--quiet", "--fail-on", "never", "--format", "json"]);
        let run = command.args(arguments.split_ascii_whitespace()).stdin(text.as_bytes().to_vec()).assert();
        let report: Value = serde_json::from_str(&stdout(&run)).unwrap();
        let one = |finding: &Value| {
            let place = |at: &str| {
                self.units.position(text, usize::try_from(finding[at]["offset"].as_u64().unwrap()).unwrap())
            };
            let message = finding["message"].as_str().unwrap();
            Shown {
                rule: finding["rule"].as_str().unwrap().to_owned(),
                severity: match finding["severity"].as_str().unwrap() {
                    "error" => 1,
                    "warning" => 2,
                    _ => 3,
                },
                range: json!({ "start": place("start"), "end": place("end") }),
                message: finding["help"]
                    .as_str()
                    .map_or(message.to_owned(), |help| format!("{message}\nhelp: {help}")),
            }
        };
        report["diagnostics"].as_array().unwrap().iter().map(one).collect()
    }

    /// The actions for a range, of some kinds if they are named.
    pub(crate) fn actions(&mut self, uri: &str, range: &Value, only: Option<&str>) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        self.request("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }

    /// Applies the edit of an action, asking for it if need be.
    pub(crate) fn apply(&mut self, uri: &str, action: &Value) {
        let action = match action.get("edit") {
            Some(_) => action.clone(),
            None => self.request("codeAction/resolve", action.clone()).unwrap(),
        };
        let edit = &action["edit"];
        let (version, text) = &self.open[uri];
        let edits = match edit.get("documentChanges") {
            Some(changes) => {
                let [change] = &changes.as_array().unwrap()[..] else { panic!("{changes}") };
                assert_eq!(change["textDocument"], json!({ "uri": uri, "version": version }));
                &change["edits"]
            }
            None => &edit["changes"][uri],
        };
        let place = |edit: &Value, end: &str| self.units.offset(text, &edit["range"][end]);
        let edits = edits.as_array().unwrap().iter();
        let mut edits: Vec<_> = edits
            .map(|edit| {
                (place(edit, "start")..place(edit, "end"), edit["newText"].as_str().unwrap().to_owned())
            })
            .collect();
        // Of several at one place the first one's text comes first.
        edits.sort_by_key(|(range, _)| range.start);
        assert!(edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{edits:?}");
        edits.reverse();
        let edits: Vec<_> = edits.iter().map(|(range, text)| (range.clone(), text.as_str())).collect();
        self.change(uri, &edits);
    }

    /// Takes leave as it should be. Gives the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        self.request("shutdown", Value::Null).unwrap();
        self.notify("exit", Value::Null);
        self.exit_code()
    }

    /// Closes the connection, and waits for the server's end.
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        self.stdin = None;
        self.child.wait().unwrap().code()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A finding as the server published it.
pub(crate) fn shown(finding: &Value) -> Shown {
    assert_eq!(finding["source"], "ia-validate");
    Shown {
        rule: finding["code"].as_str().unwrap_or_default().to_owned(),
        severity: finding["severity"].as_u64().unwrap(),
        range: finding["range"].clone(),
        message: finding["message"].as_str().unwrap().to_owned(),
    }
}

fn read(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        match line.strip_suffix("\r\n").unwrap() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ").unwrap().parse().unwrap(),
        }
    }
    let mut content = vec![0; length];
    stdout.read_exact(&mut content).unwrap();
    Some(serde_json::from_slice(&content).unwrap())
}
