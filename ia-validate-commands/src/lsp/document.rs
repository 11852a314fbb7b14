//! A document that is open in the editor.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gen_lsp_types::{Diagnostic, Range, Uri};
use ia_validate::source::MAX_LEN;
use ia_validate::{Report, Span};
use serde::Deserialize;
use url::Url;

use super::positions::{Encoding, Places};

/// The least time between two checks of a document that changes all the time, if they take long. The first change after
/// that time is checked at once.
const PAUSE: Duration = Duration::from_millis(30);

/// A check that took no longer needs no pause behind it.
const SHORT: Duration = Duration::from_millis(10);

/// A change of a document: of a part, or of all of it.
#[derive(Deserialize, Debug)]
pub(super) struct Change {
    #[serde(default)]
    range: Option<Range>,
    text: String,
}

#[derive(Debug)]
pub(super) struct Document {
    /// As the client writes it.
    pub(super) uri: Uri,
    /// The file that it is; none for what has no file yet.
    pub(super) path: Option<PathBuf>,
    pub(super) version: i32,
    pub(super) text: String,
    /// What was found in it; none if it could not be checked, or is none to be checked.
    pub(super) report: Option<Report>,
    /// What the client is told of it.
    pub(super) told: Vec<Diagnostic>,
    /// When it is to be checked, if it has changed.
    pub(super) due: Option<Instant>,
    /// Until when it is not checked again.
    rests: Option<Instant>,
}

impl Document {
    pub(super) fn new(uri: Uri, version: i32, text: String) -> Self {
        let path = path_of(&uri);
        let due = Some(Instant::now());
        Self { uri, path, version, text, report: None, told: Vec::new(), due, rests: None }
    }

    /// Whether it is a configuration file.
    pub(super) fn is_config(&self) -> bool {
        self.path.as_deref().is_some_and(is_config)
    }

    /// Takes changes, each in the text that the one before it left. A text that becomes too long stays as it is,
    /// which is an error.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: &[Change],
        encoding: Encoding,
    ) -> Result<(), &'static str> {
        self.version = version;
        let now = Instant::now();
        self.due = Some(self.rests.map_or(now, |rests| now.max(rests)));
        let mut rest = changes;
        while let Some((first, others)) = rest.split_first() {
            if first.range.is_none() {
                self.text.clone_from(&first.text);
                rest = others;
                continue;
            }
            let edits = edits(&self.text, rest, encoding);
            rest = &rest[edits.len()..];
            let added: usize = edits.iter().map(|(_, text)| text.len()).sum();
            if self.text.len() + added > MAX_LEN {
                return Err("a document became too long");
            }
            self.text = edited(&self.text, &edits);
        }
        Ok(())
    }

    /// Notes what came of a check, if anything did, and how long it took.
    pub(super) fn checked(&mut self, report: Option<Report>, took: Duration) {
        self.due = None;
        self.rests = (took > SHORT).then(|| Instant::now() + PAUSE);
        self.report = report;
    }
}

/// The first changes of a list, as far as they go from the back of the text to its front: then each of them is where
/// it says in the text as it is now, however many there are.
fn edits<'c>(text: &str, changes: &'c [Change], encoding: Encoding) -> Vec<(Span, &'c str)> {
    let places = Places::new(text, encoding);
    let mut edits: Vec<(Span, &str)> = Vec::new();
    for Change { range, text } in changes {
        let Some(span) = range.map(|range| places.span(range)) else { break };
        if edits.last().is_some_and(|(last, _)| span.end >= last.start) {
            break;
        }
        edits.push((span, text));
    }
    edits
}

/// A text with edits, the last one first.
fn edited(text: &str, edits: &[(Span, &str)]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for (span, put) in edits.iter().rev() {
        new.push_str(Span::new(at, span.start).of(text));
        new.push_str(put);
        at = span.end;
    }
    new.push_str(Span::at(at as usize, text.len()).of(text));
    new
}

/// The file that a URI names.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(&uri.0).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok()
}

/// The URI of a file.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let path = std::path::absolute(path).ok()?;
    Some(Uri(Url::from_file_path(path).ok()?.into()))
}

/// Whether a file is a configuration file.
pub(super) fn is_config(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == crate::config::NAME)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn changed(text: &str, changes: Value) -> String {
        let mut document = Document::new(Uri("untitled:x".to_owned()), 1, text.to_owned());
        let changes: Vec<Change> = serde_json::from_value(changes).unwrap();
        document.change(2, &changes, Encoding::Utf16).unwrap();
        document.text
    }

    fn change(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
        let at = |(line, character)| json!({ "line": line, "character": character });
        json!({ "range": { "start": at(start), "end": at(end) }, "text": text })
    }

    #[test]
    fn each_change_is_made_in_what_the_one_before_left() {
        let text = "one\ntwo\nthree";
        let cases = [
            (json!([{ "text": "all" }]), "all"),
            (json!([]), text),
            (json!([change((0, 0), (0, 3), "1"), change((0, 1), (1, 0), " ")]), "1 two\nthree"),
            (
                json!([
                    change((2, 0), (2, 5), "3"),
                    change((1, 0), (1, 3), "2"),
                    change((0, 0), (0, 3), "1")
                ]),
                "1\n2\n3",
            ),
            (json!([change((1, 1), (1, 2), "W"), change((1, 1), (1, 1), "x")]), "one\ntxWo\nthree"),
            (
                json!([
                    change((0, 3), (1, 0), ""),
                    change((0, 3), (0, 3), "\r"),
                    change((0, 3), (1, 0), "\n")
                ]),
                "one\ntwo\nthree",
            ),
            (json!([change((1, 0), (1, 0), "x"), { "text": "a\nb" }, change((1, 0), (1, 1), "c")]), "a\nc"),
            (json!([change((2, 9), (9, 9), "!"), change((0, 9), (0, 9), "?")]), "one?\ntwo\nthree!"),
        ];
        for (changes, expected) in cases {
            assert_eq!(changed(text, changes.clone()), expected, "{changes}");
        }
        // A line feed behind a carriage return makes one line end of two.
        assert_eq!(
            changed("a\rb", json!([change((1, 0), (1, 0), "\n"), change((1, 0), (1, 1), "c")])),
            "a\r\nc"
        );
    }

    #[test]
    fn uris_and_files() {
        for (uri, path) in [
            ("file:///a/b%20c/%C3%A9.html", Some("/a/b c/é.html")),
            ("file:///a/b c/x.html", Some("/a/b c/x.html")),
            ("file://localhost/a.html", Some("/a.html")),
            ("untitled:Untitled-1", None),
            ("vscode-remote://wsl/a.html", None),
            ("no uri", None),
            ("", None),
        ] {
            if cfg!(unix) {
                assert_eq!(path_of(&Uri(uri.to_owned())).as_deref(), path.map(Path::new), "{uri}");
            }
        }
        if cfg!(unix) {
            assert_eq!(uri_of(Path::new("/a b/é.toml")), Some(Uri("file:///a%20b/%C3%A9.toml".to_owned())));
        }
    }
}
