//! A body without its document: it is checked inside of one that is not there.

use memchr::memchr_iter;

use crate::source::{OffsetMap, Span, Writing};

/// What stands around the inside of an `article`, and of a `body`.
const AROUND_ARTICLE: [&str; 2] = ["<html><body><article>", "</article></body></html>"];
const AROUND_BODY: [&str; 2] = ["<html><body>", "</body></html>"];

/// A body inside of a document.
pub(crate) struct Fragment {
    /// The document.
    pub(crate) text: String,
    /// Where the body stands in it.
    pub(super) place: Span,
    /// From the document to the file.
    pub(crate) map: OffsetMap,
    /// How many bytes further on a place of the file stands in the document.
    before: u32,
}

impl Fragment {
    /// Puts a body into a document; none where there is a document already, or where it would become too long.
    pub(crate) fn of(file: &str) -> Option<Self> {
        let body = file.strip_prefix('\u{feff}').unwrap_or(file);
        if body.len() + 64 > crate::source::MAX_LEN || has_tag(body, &["html", "body"]) {
            return None;
        }
        let [before, after] = if has_tag(body, &["article"]) { AROUND_BODY } else { AROUND_ARTICLE };
        let len = |text: &str| Span::at(0, text.len()).end;
        let mark = len(file) - len(body);
        let mut map = OffsetMap::default();
        // What is not there stands at the ends.
        map.push(Span::empty(mark), len(before), Writing::Plain);
        map.push(Span::new(mark, len(file)), len(body), Writing::Plain);
        map.push(Span::empty(len(file)), len(after), Writing::Plain);
        Some(Self {
            text: [before, body, after].concat(),
            place: Span::new(len(before), len(before) + len(body)),
            map,
            before: len(before) - mark,
        })
    }

    /// A place of the file in the document.
    pub(super) fn shifted(&self, span: Span) -> Span {
        Span::new(span.start + self.before, span.end + self.before)
    }
}

/// Whether one of these tags stands in a text, outside of iframes and comments.
fn has_tag(text: &str, names: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let mut after = 0;
    for at in memchr_iter(b'<', bytes) {
        if at < after {
            continue;
        }
        let rest = &bytes[at + 1..];
        let end = match () {
            () if rest.starts_with(b"!--") => memchr::memmem::find(rest, b"-->"),
            () if starts_with_name(rest, "iframe") => memchr::memmem::find(rest, b"</iframe"),
            () if names.iter().any(|name| starts_with_name(rest, name)) => return true,
            () => continue,
        };
        after = end.map_or(bytes.len(), |len| at + 1 + len);
    }
    false
}

fn starts_with_name(text: &[u8], name: &str) -> bool {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && text.get(name.len()).is_none_or(is_end)
}
