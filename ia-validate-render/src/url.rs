//! Telling URLs from paths.

/// Whether this is a URL that can be fetched rather than a path.
#[must_use]
pub fn is_url(path: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| path.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_and_paths() {
        for url in ["http://localhost", "HTTPS://example.com/feed.xml", "https://"] {
            assert!(is_url(url), "{url}");
        }
        for path in ["feed.xml", "https:/example.com", "ftp://example.com", "./https://x", "http", ""] {
            assert!(!is_url(path), "{path}");
        }
    }
}
