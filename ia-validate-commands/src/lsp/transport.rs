//! The way to the client and back: JSON in frames, on stdin and stdout.

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use lsp_server::{Message, Notification, Request, RequestId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What introduces the length of a message.
const LENGTH: &str = "content-length:";

/// The longest message that is read, in bytes.
const LONGEST: u64 = 1 << 30;

/// The longest line of a header that is looked at, in bytes.
const LONGEST_LINE: u64 = 1 << 16;

/// What comes from the client.
#[derive(Debug)]
pub(super) enum Incoming {
    Request(Request),
    Notification(Notification),
    /// The answer to something that the server has asked.
    Response,
    /// Something that is no message, and why.
    Malformed(String),
}

/// A message of any kind.
#[derive(Deserialize)]
struct Raw {
    id: Option<Value>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

impl Incoming {
    fn of(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let Raw { id, method, params } = serde_json::from_slice(bytes)?;
        Ok(match (id, method) {
            (Some(id), Some(method)) => {
                let id: RequestId = serde_json::from_value(id)?;
                Self::Request(Request { id, method, params })
            }
            (None, Some(method)) => Self::Notification(Notification { method, params }),
            (_, None) => Self::Response,
        })
    }
}

/// Reads stdin on a thread of its own, so that it is known what waits. Ends with stdin.
pub(super) fn listen() -> io::Result<Receiver<Incoming>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("stdin".to_owned()).spawn(move || {
        let mut stdin = io::stdin().lock();
        while let Ok(Some(incoming)) = read(&mut stdin) {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    })?;
    Ok(receiver)
}

/// Reads one frame; none at the end. What is no frame is passed over.
fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let mut length: Option<u64> = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        match (text.trim_ascii(), length) {
            ("", Some(length)) => return content(input, length).map(Some),
            (text, _) => {
                // Rubbish need not have ended with its line.
                if let Some(at) = text.rfind(LENGTH) {
                    length = text[at + LENGTH.len()..].trim_ascii().parse().ok();
                }
            }
        }
    }
}

fn content(input: &mut impl BufRead, length: u64) -> io::Result<Incoming> {
    let mut content = input.by_ref().take(length);
    if length > LONGEST {
        io::copy(&mut content, &mut io::sink())?;
        return Ok(Incoming::Malformed(format!("a message of {length} bytes is too long")));
    }
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes)?;
    Ok(Incoming::of(&bytes).unwrap_or_else(|error| Incoming::Malformed(error.to_string())))
}

/// Sends a request or an answer.
pub(super) fn send(message: impl Into<Message>) -> io::Result<()> {
    message.into().write(&mut io::stdout().lock())
}

/// Tells something, which can be long.
pub(super) fn tell(method: &str, params: &impl Serialize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Told<'t, P> {
        jsonrpc: &'static str,
        method: &'t str,
        params: &'t P,
    }
    write(&Told { jsonrpc: "2.0", method, params })
}

/// Answers what is no message, so that it cannot be said which one it was.
pub(super) fn refuse(code: i32, message: &str) -> io::Result<()> {
    write(&json!({ "jsonrpc": "2.0", "id": null, "error": { "code": code, "message": message } }))
}

fn write(content: &impl Serialize) -> io::Result<()> {
    let content = serde_json::to_vec(content)?;
    let mut stdout = io::stdout().lock();
    write!(stdout, "Content-Length: {}\r\n\r\n", content.len())?;
    stdout.write_all(&content)?;
    stdout.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The methods of what is read, or `?`.
    fn methods(input: &[u8]) -> Vec<String> {
        let mut input = io::BufReader::with_capacity(7, input);
        let mut methods = Vec::new();
        while let Some(incoming) = read(&mut input).unwrap() {
            methods.push(match incoming {
                Incoming::Request(request) => request.method,
                Incoming::Notification(notification) => notification.method,
                Incoming::Response => "response".to_owned(),
                Incoming::Malformed(_) => "?".to_owned(),
            });
        }
        methods
    }

    fn frame(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    #[test]
    fn what_is_no_message_does_not_hide_the_next_one() {
        let good = frame(r#"{"jsonrpc":"2.0","method":"good"}"#);
        for (bad, shown) in [
            (frame("{"), true),
            (frame("[]"), true),
            (frame("{\"id\":{},\"method\":\"x\"}"), true),
            (frame("\u{1f600}"), true),
            (frame(""), true),
            ("{\"no\":\"header\"}".to_owned(), false),
            ("{\"no\":\"header\"}\n\n\n".to_owned(), false),
            ("Content-Length: x\r\n\r\n{}".to_owned(), false),
            ("Content-Type: x\r\n".to_owned(), false),
        ] {
            let mut expected = vec!["good", "good"];
            if shown {
                expected.insert(1, "?");
            }
            assert_eq!(methods(format!("{good}{bad}{good}").as_bytes()), expected, "{bad}");
        }
        assert_eq!(methods(good.replace("Content-Length: ", "content-length:").as_bytes()), ["good"]);
        assert_eq!(
            methods(format!("{good}Content-Length: 99999999999999\r\n\r\n{{").as_bytes()),
            ["good", "?"]
        );
        assert_eq!(methods(&good.as_bytes()[..good.len() - 1]), ["?"]);
    }
}
