//! URLs whose beginning was written wrongly, so that they read as something else.

use std::borrow::Cow;

use super::public_suffix;
use super::url::{self, WebUrl};

/// Endings of files that are top-level domains as well: one of them alone is a file.
static FILES: &[&str] = &["ai", "app", "cc", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip"];

/// The URL that is meant where the scheme is there twice or not whole, or a host stands alone:
/// `http://https://example.com`, `http//example.com`, `https:/example.com`, `www.example.com`.
pub(crate) fn meant_url(url: &str) -> Option<String> {
    let url = url.trim_ascii();
    if url::is_absolute(url) || url.starts_with("//") && WebUrl::parse_lenient(url).is_some() {
        return None;
    }
    let (mut scheme, mut rest) = ("https", url.trim_start_matches('/'));
    while let Some((found, behind)) = split_scheme(rest) {
        (scheme, rest) = (found, behind);
    }
    let meant = format!("{scheme}://{rest}");
    (begins_with_host(rest) && url::is_absolute(&meant)).then_some(meant)
}

/// A scheme of the web at the beginning, however its `://` is written, and what follows it.
fn split_scheme(text: &str) -> Option<(&'static str, &str)> {
    ["https", "http"].into_iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        let behind = rest.trim_start_matches([':', '/', '\\']);
        (start.eq_ignore_ascii_case(scheme) && behind.len() < rest.len()).then_some((scheme, behind))
    })
}

/// Whether the first segment of a path looks like a host: `www.…`, or a name under a public suffix.
fn begins_with_host(path: &str) -> bool {
    let end = path.find(['/', '?', '#', ':', '\\']).unwrap_or(path.len());
    let host = path[..end].to_ascii_lowercase();
    let is_name =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if !host.contains('.') || !host.split('.').all(is_name) {
        return false;
    }
    let is_file = || {
        let last = host.rsplit('.').next().unwrap_or_default();
        end == path.len() && FILES.contains(&last)
    };
    let has_suffix = || {
        let suffix = public_suffix::of(&host);
        suffix.is_some_and(|suffix| suffix.section.is_some() && suffix.name.len() < host.len())
    };
    host.starts_with("www.") || has_suffix() && !is_file()
}

/// The URL of the largest picture in a `srcset`.
pub(super) fn largest_of_set(set: &str) -> Option<Cow<'_, str>> {
    let mut largest: Option<((u64, &str), &str)> = None;
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, behind) = rest.split_at(end);
        if url.is_empty() {
            return largest.map(|(_, url)| Cow::Borrowed(url));
        }
        // A comma right behind the URL ends the candidate.
        let bare = url.trim_end_matches(',');
        let (descriptor, next) = match bare.len() == url.len() {
            true => behind.split_once(',').unwrap_or((behind, "")),
            false => ("", behind),
        };
        let size = size(descriptor.trim_ascii().trim_end_matches(['w', 'x'])).unwrap_or((1, ""));
        if largest.is_none_or(|(most, _)| size > most) {
            largest = Some((size, bare));
        }
        rest = next;
    }
}

/// A number with its decimals, which stand in the order of their digits.
fn size(number: &str) -> Option<(u64, &str)> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_one = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if whole.is_empty() && !decimals.is_empty() { 0 } else { whole.parse().ok()? };
    is_one(decimals).then(|| (whole, decimals.trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant() {
        for (url, expected) in [
            ("http://https://example.com/a?b", Some("https://example.com/a?b")),
            ("https://http://example.com", Some("http://example.com")),
            ("http//example.com/a", Some("http://example.com/a")),
            ("https:/example.com/a", Some("https://example.com/a")),
            ("HTTPS:example.com", Some("https://example.com")),
            ("https:///example.com/a", Some("https://example.com/a")),
            ("http://http://https//example.com/a", Some("https://example.com/a")),
            ("//https://example.com/a", Some("https://example.com/a")),
            ("www.anything/a", Some("https://www.anything/a")),
            ("example.com", Some("https://example.com")),
            ("blog.example.co.uk/a.jpg", Some("https://blog.example.co.uk/a.jpg")),
            ("/www.example.com/a", Some("https://www.example.com/a")),
            ("example.com:8080/a", Some("https://example.com:8080/a")),
            ("bücher.de/a", Some("https://bücher.de/a")),
            // As they are, they are right, or nobody knows.
            ("https://example.com/https://example.net", None),
            ("//example.com/a", None),
            ("images/a.jpg", None),
            ("a.jpg", None),
            ("index.php/a", None),
            ("readme.md", None),
            ("clip.mov", None),
            ("readme.md/a", Some("https://readme.md/a")),
            ("http/a.jpg", None),
            ("https", None),
            ("co.uk/a", None),
            ("../www.example.com", None),
            ("mailto:ann@example.com", None),
            (".com/a", None),
            ("", None),
        ] {
            assert_eq!(meant_url(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn the_largest_of_a_set() {
        for (set, expected) in [
            ("a.jpg", Some("a.jpg")),
            ("a.jpg 320w, b.jpg 1024w, c.jpg 640w", Some("b.jpg")),
            ("a.jpg, b.jpg 2x", Some("b.jpg")),
            ("a,b.jpg 1.5x , c.jpg", Some("a,b.jpg")),
            ("a.jpg,\n\tb.jpg", Some("a.jpg")),
            (" , ", None),
            ("", None),
        ] {
            assert_eq!(largest_of_set(set).as_deref(), expected, "{set}");
        }
    }
}
