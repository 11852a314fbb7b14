//! Whatever is written, wherever the cursor is put: an answer, and one about the text as it is.

use ia_validate_testing::{Rng, boundary, pick};
use serde_json::{Value, json};

use crate::lsp_client::{Session, Units};
use crate::support::Folder;

/// What is written at random: beginnings and ends of everything, none of them in its place.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<", "</", "<p", "<p>", "</p>", "<figure ", "<figure class=\"op-", "op-ad", "\"", "'", "=", " ", ">", "/>", "&lt;", "&amp;lt;",
    "&", ";", "<![CDATA[", "]]>", "<!--", "-->", "<!-- ia-validate: allow(", "<iframe>", "</iframe>", "<script>", "<svg><p>",
    "<meta property=\"fb:", " content=\"", "<header><h1>x</h1>", "<figcaption class='op-small ", "<br><br>", "<article>",
    "<rss><channel><item><content:encoded>", "</content:encoded></item>", "é", "😀", "\u{301}", "\u{feff}", "\r", "\n", "\r\n", "\t",
    "<!doctype html>", "<html prefix=\"op: http://media.facebook.com/op#\">", "<p>a<figure><img src=x.jpg></figure>b</p>", "<1", "<é",
];

/// What is asked of a place.
const ASKED: [&str; 7] =
    ["completion", "hover", "documentSymbol", "foldingRange", "selectionRange", "diagnostic", "codeAction"];

/// The least number of a place behind all texts.
const FAR: u32 = 1 << 20;

fn position(random: &mut Rng, session: &Session, text: &str) -> Value {
    match random.u8(..10) {
        0 => json!({ "line": u32::MAX, "character": u32::MAX }),
        1 => json!({ "line": random.u32(..5), "character": random.u32(FAR..) }),
        2 => json!({ "line": random.u32(..30), "character": random.u32(..300) }),
        _ => {
            let at = random.usize(..=text.len());
            session.units.position(text, boundary(text, at))
        }
    }
}

/// Whether a place is one of the text.
fn is_in(session: &Session, text: &str, range: &Value) -> bool {
    let at = |end: &str| session.units.offset(text, &range[end]);
    at("start") <= at("end")
}

fn ask(random: &mut Rng, session: &mut Session, uri: &str, text: &str) {
    let at = position(random, session, text);
    let end = position(random, session, text);
    let method = pick(random, &ASKED);
    let params = json!({
        "textDocument": { "uri": uri }, "position": at, "positions": [at, end], "range": { "start": at, "end": end },
        "context": { "diagnostics": [] }
    });
    let answer = session.request(&format!("textDocument/{method}"), params);
    let answer = answer.unwrap_or_else(|error| panic!("{method} at {at} of {text:?}: {error}"));
    let listed = answer.as_array().map_or(&[][..], Vec::as_slice);
    match method {
        "completion" => {
            for item in listed {
                assert!(is_in(session, text, &item["textEdit"]["range"]), "{item} in {text:?}");
            }
        }
        "documentSymbol" => {
            for symbol in listed {
                assert!(is_in(session, text, &symbol["range"]), "{symbol} in {text:?}");
                assert!(is_in(session, text, &symbol["selectionRange"]), "{symbol} in {text:?}");
            }
        }
        "selectionRange" => assert_eq!(listed.len(), if listed.is_empty() { 0 } else { 2 }),
        "codeAction" if !listed.is_empty() => {
            let action = listed[random.usize(..listed.len())].clone();
            if action.get("data").is_some()
                && let Err(error) = session.request("codeAction/resolve", action)
            {
                // There may be nothing to do after all; that is the only excuse.
                assert_eq!(error["code"], -32803, "{error}");
            }
        }
        _ => {}
    }
}

#[test]
fn random_edits_and_places() {
    let begun =
        "<!doctype html><html prefix=\"op: http://media.facebook.com/op#\"><body><article>\n<p>x</p>\n";
    let escaped = begun.replace('<', "&lt;");
    let feed = |content: &str| format!("<rss><channel><item><content:encoded>{content}</content:encoded>");
    let starts = [String::new(), begun.to_owned(), feed(&format!("<![CDATA[{begun}")), feed(&escaped)];
    let folder = Folder::new().with("ia-validate.toml", "");
    let uri = format!("file://{}", folder.path("a.html").to_str().unwrap());
    for (seed, units) in [(7, Units::Utf16), (11, Units::Utf8)] {
        let random = &mut Rng::with_seed(seed);
        let mut session = Session::start(&folder, units);
        for start in &starts {
            session.open(&uri, start);
            for _ in 0..40 {
                let text = session.text(&uri).to_owned();
                let from = boundary(&text, random.usize(..=text.len()));
                let from = if random.bool() { text.len() } else { from };
                let to = boundary(&text, text.len().min(from + random.usize(..9)));
                let piece = pick(random, PIECES);
                session.change(&uri, &[(from..to.max(from), piece)]);
                let text = session.text(&uri).to_owned();
                for _ in 0..4 {
                    ask(random, &mut session, &uri, &text);
                }
            }
        }
        assert_eq!(session.end(), Some(0));
    }
}
