//! Where raw text ends: script data with its escapes, RAWTEXT and RCDATA.

use memchr::{memchr_iter, memchr2_iter};

use super::bytes::{find_tag, is_tag};
use super::element::Name;

/// The start tag of a raw text element, and the end tag that ends its text.
pub(super) fn tags_of(name: Name) -> (&'static [u8], &'static [u8]) {
    match name {
        Name::Script => (b"<script", b"</script"),
        Name::Style => (b"<style", b"</style"),
        Name::Title => (b"<title", b"</title"),
        _ => (b"<textarea", b"</textarea"),
    }
}

/// The offset of the end tag that ends raw text beginning at `from`; none if it does not end.
pub(super) fn raw_text_end(bytes: &[u8], from: usize, name: Name) -> Option<usize> {
    match name {
        Name::Script => script_data_end(bytes, from),
        _ => find_tag(bytes, from, tags_of(name).1),
    }
}

/// WHATWG script data states: inside `<!--`, a `<script>` hides the next `</script>`.
fn script_data_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut from = from;
    loop {
        let mark = memchr_iter(b'<', &bytes[from..])
            .map(|at| from + at)
            .find(|&at| bytes[at..].starts_with(b"<!--") || is_tag(bytes, at, b"</script"))?;
        if bytes[mark + 1] == b'/' {
            return Some(mark);
        }
        match escaped_end(bytes, mark + 2) {
            Escaped::EndTag(at) => return Some(at),
            Escaped::Closed(at) => from = at,
            Escaped::EndOfFile => return None,
        }
    }
}

/// How an escaped stretch of script data ends.
enum Escaped {
    EndTag(usize),
    Closed(usize),
    EndOfFile,
}

/// Reads an escaped stretch whose two opening dashes stand at `dashes` (they may belong to its `-->`).
fn escaped_end(bytes: &[u8], dashes: usize) -> Escaped {
    let mut double = false;
    for at in memchr2_iter(b'<', b'>', &bytes[dashes..]).map(|at| dashes + at) {
        if bytes[at] == b'>' {
            if at >= dashes + 2 && &bytes[at - 2..at] == b"--" {
                return Escaped::Closed(at + 1);
            }
        } else if is_tag(bytes, at, b"</script") {
            if !double {
                return Escaped::EndTag(at);
            }
            double = false;
        } else if !double && is_tag(bytes, at, b"<script") {
            double = true;
        }
    }
    Escaped::EndOfFile
}
