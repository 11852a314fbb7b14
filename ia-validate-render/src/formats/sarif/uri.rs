//! Paths as URI references.

use std::fmt::Write as _;
use std::path::Path;

use crate::escape::in_repository;
use crate::url::is_url;

/// What a path may keep (RFC 3986: unreserved characters, sub-delimiters, `@` and `/`). A colon is not
/// among it: the first part of a relative path would be taken for a scheme.
const PATH: &str = "-._~!$&'()*+,;=@/";

/// What a URL may keep besides, since it is one already.
const URL: &str = ":?#[]%";

/// A URI of an input, by its name: relative where the path is.
pub(super) fn uri(path: &str) -> String {
    if is_url(path) { encoded(path, URL) } else { of_path(path, "") }
}

/// A URI of an input whose name is encoded in part.
pub(super) fn exact_uri(path: &str) -> String {
    of_path(path, "%")
}

fn of_path(path: &str, also: &str) -> String {
    if is_absolute(path) {
        format!("file:///{}", encoded(path.trim_start_matches('/'), also))
    } else {
        encoded(in_repository(path), also)
    }
}

/// Whether a path begins at a root; for WebAssembly, which has no paths of its own, as on Unix.
fn is_absolute(path: &str) -> bool {
    Path::new(path).is_absolute() || cfg!(not(any(unix, windows))) && path.starts_with('/')
}

fn encoded(text: &str, also: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || PATH.contains(c) || also.contains(c) {
            encoded.push(c);
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, expected) in [
            ("feed.xml", "feed.xml"),
            ("./a/../b.xml", "a/../b.xml"),
            ("a b/100%.xml", "a%20b/100%25.xml"),
            ("c:d?e#f.xml", "c%3Ad%3Fe%23f.xml"),
            ("\"\n\u{1b}é\u{fffd}.xml", "%22%0A%1B%C3%A9%EF%BF%BD.xml"),
            ("-", "-"),
            ("https://example.com/a b?c=d%20e#f", "https://example.com/a%20b?c=d%20e#f"),
        ] {
            assert_eq!(uri(path), expected, "{path:?}");
        }
        #[cfg(unix)]
        assert_eq!(uri("/var/a b.xml"), "file:///var/a%20b.xml");
    }
}
