//! What no report is written over, told by its content: the name that a caller mistypes is often that of an article.

use std::fs::File;
use std::io::{self, Read};

use ia_validate::{Kind, Source};

/// How much of a file is looked at, in bytes.
const LOOK: u64 = 1 << 16;

/// How databases begin, and what SQLite keeps beside them.
const DATABASES: [&[u8]; 4] =
    [b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"];

/// What stands in a baseline's first lines.
const BASELINE: &str = "\"kind\": \"ia-validate baseline\"";

/// The first tags of reports, ours and those of other programs.
const REPORTS: [&str; 3] = ["testsuites", "testsuite", "checkstyle"];

/// What stands in the head of our pages.
const PAGE: &str = "<meta name=\"generator\" content=\"ia-validate\">";

/// What an article or a feed has early on.
const TAGS: [&str; 5] = ["<article", "<html", "<rss", "<feed", "<channel"];

/// What a file is that no report is written over; none if it is empty, or a report.
pub(super) fn precious(file: &mut File) -> io::Result<Option<&'static str>> {
    let mut start = Vec::new();
    file.take(LOOK).read_to_end(&mut start)?;
    Ok(what(&start))
}

fn what(start: &[u8]) -> Option<&'static str> {
    if DATABASES.iter().any(|magic| start.starts_with(magic)) {
        return Some("a database");
    }
    let source = Source::decode(start, None);
    let text = source.text().trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if text.starts_with('{') && text.contains(BASELINE) {
        return Some("a baseline");
    }
    let kind = || match Kind::of(text.as_bytes()) {
        Kind::Feed => "a feed",
        _ => "an article",
    };
    if text.starts_with('<') {
        let is_report = text.contains(PAGE) || REPORTS.iter().any(|name| first_tag(text) == *name);
        return (!is_report).then(kind);
    }
    // Something in front of it, such as what a script says when it fails. Reports quote tags as well.
    let line = text.lines().next().unwrap_or_default();
    let is_report =
        line.starts_with(['{', '[', '\u{1b}', '#', ':']) || line.contains('[') || line.starts_with("rule ");
    let has_tags = || {
        let lower = text.to_ascii_lowercase();
        TAGS.iter().any(|tag| lower.contains(tag))
    };
    (!is_report && has_tags()).then(kind)
}

/// The name of the first tag, behind declarations and comments.
fn first_tag(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            ">"
        } else {
            let name = rest.trim_start_matches('<');
            return name
                .get(..name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len()))
                .unwrap_or_default();
        };
        match rest.split_once(end) {
            Some((_, behind)) => rest = behind,
            None => return "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_feeds_are_told_from_reports() {
        for (text, expected) in [
            ("", None),
            ("\n", None),
            ("a.html:1:17: error[x] `figure` in `<article>`\n", None),
            ("error[x]: y\n 1 │ <article><p>\n", None),
            ("{\"schema\":1,\"a\":\"<article>\"}", None),
            ("<?xml version=\"1.0\"?>\n<testsuites name=\"x\"><rss", None),
            ("<?xml version=\"1.0\"?>\n<!-- x -->\n<checkstyle version=\"4.3\">", None),
            (
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"ia-validate\">",
                None,
            ),
            ("<!doctype html><html>", Some("an article")),
            ("\u{feff}\n <article>", Some("an article")),
            ("<!-- testsuites --><rss>", Some("a feed")),
            ("<p>x", Some("a feed")),
            ("Warning: x in y.php on line 3\n<rss version=\"2.0\">", Some("a feed")),
            ("{\n  \"schema\": 1,\n  \"kind\": \"ia-validate baseline\",", Some("a baseline")),
        ] {
            let found = what(text.as_bytes());
            assert_eq!(found.is_some(), expected.is_some(), "{text}: {found:?}");
        }
        let utf_16: Vec<u8> = "\u{feff}<article>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(what(&utf_16), Some("an article"));
        assert_eq!(what(b"SQLite format 3\0..."), Some("a database"));
    }
}
