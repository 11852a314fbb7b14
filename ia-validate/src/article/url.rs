//! URLs as written: the `url` crate repairs silently what publishers must see.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memrchr};
use url::{Host, Url};

use super::public_suffix;
use crate::source::vectors::{CHUNK, bits, chunk_at};

/// An absolute `http` or `https` URL with a host.
#[derive(Clone, Debug)]
pub(crate) struct WebUrl(Url);

impl WebUrl {
    /// Reads a URL that is written out in full: scheme, `//` and host. ASCII white space around it is
    /// ignored, as in HTML.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        let rest = strip_scheme(text, "https").or_else(|| strip_scheme(text, "http"))?;
        // `http:example.com`, `http:///x` and `http://?x` would be repaired.
        if rest.is_empty() || rest.starts_with(['/', '\\', '?', '#', ':', '@']) {
            return None;
        }
        let is_whole = |url: &Url| url.host_str().is_some_and(|host| !is_scheme(host));
        Url::parse(text).ok().filter(is_whole).map(Self)
    }

    /// The same, for media: `//host/path` takes the scheme of the page.
    pub(crate) fn parse_lenient(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        match text.strip_prefix("//") {
            Some(_) => Self::parse(&["https:", text].concat()),
            None => Self::parse(text),
        }
    }

    /// The URL that a relative one means here.
    pub(super) fn join(&self, relative: &str) -> Option<String> {
        self.0.join(relative).ok().filter(Url::has_host).map(String::from)
    }

    pub(crate) fn host(&self) -> Option<Host<&str>> {
        self.0.host()
    }

    /// The host in lower case, IDNA-encoded, without a trailing dot.
    pub(crate) fn host_name(&self) -> &str {
        let host = self.0.host_str().unwrap_or_default();
        host.strip_suffix('.').unwrap_or(host)
    }

    /// The part of the host that somebody registered: one label more than the public suffix; an IP
    /// address or a host that is a public suffix itself as it is.
    pub(crate) fn registrable_domain(&self) -> Option<String> {
        let name = self.host_name();
        let is_name = matches!(self.0.host(), Some(Host::Domain(_)));
        let domain = if is_name { public_suffix::registrable(name).unwrap_or(name) } else { name };
        Some(domain.to_owned()).filter(|domain| !domain.is_empty())
    }

    /// Whether the host is this domain or a sub-domain of it.
    pub(crate) fn is_on(&self, domain: &str) -> bool {
        is_on(self.host_name(), domain)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.path()
    }
}

/// Whether a host (lower case, without trailing dot) is this domain or a sub-domain of it.
pub(crate) fn is_on(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a host is a scheme that stands there twice: `http://https://…`.
fn is_scheme(host: &str) -> bool {
    matches!(host, "http" | "https")
}

fn strip_scheme<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    if start.eq_ignore_ascii_case(scheme) { rest.strip_prefix("://") } else { None }
}

/// Schemes of the links that readers can follow.
pub(crate) static LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// The scheme of a URL as written, and what follows its `:`. A host with a port is no scheme.
pub(crate) fn scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.trim_ascii().split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    is_scheme.then_some((scheme, rest))
}

/// What follows the `?` and what follows the `#` of a URL, as written; works on relative URLs too.
pub(crate) fn query_and_fragment(url: &str) -> (Option<&str>, Option<&str>) {
    let (url, fragment) = match url.split_once('#') {
        Some((url, fragment)) => (url, Some(fragment)),
        None => (url, None),
    };
    (url.split_once('?').map(|(_, query)| query), fragment)
}

/// Parameters that only say where a reader came from; `utm_` begins several.
const TRACKING: &[&str] = &["fbclid", "gclid", "ref"];

/// The name of the first tracking parameter in a query.
pub(crate) fn tracking_parameter(query: &str) -> Option<String> {
    url::form_urlencoded::parse(query.as_bytes())
        .map(|(name, _)| name)
        .find(|name| {
            let lower = name.to_ascii_lowercase();
            lower.starts_with("utm_") || TRACKING.contains(&lower.as_str())
        })
        .map(Cow::into_owned)
}

/// The file extension of a URL's or a path's last segment as written, query and fragment cut off; works on
/// relative URLs too.
pub(crate) fn extension(url: &str) -> Option<&str> {
    extension_of_file(&url[file(url)?])
}

/// The extension of a file's name.
pub(super) fn extension_of_file(file: &str) -> Option<&str> {
    // It is a few letters.
    let dot = file.bytes().rposition(|byte| byte == b'.')?;
    let (name, extension) = (&file[..dot], &file[dot + 1..]);
    let plausible = !name.is_empty()
        && (1..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plausible.then_some(extension)
}

/// A file's name without its extension, if anything is left.
pub(super) fn stem(file: &str) -> Option<&str> {
    let end = memrchr(b'.', file.as_bytes()).unwrap_or(file.len());
    Some(&file[..end]).filter(|stem| !stem.is_empty())
}

/// Where the query or the fragment of a URL begins.
pub(super) fn path_end(url: &str) -> usize {
    memchr2(b'?', b'#', url.as_bytes()).unwrap_or(url.len())
}

/// The last segment of a URL's or a path's path, as a range of it.
pub(super) fn file(url: &str) -> Option<Range<usize>> {
    let end = path_end(url);
    let path = &url[..end];
    // Behind a scheme, what comes before the first slash is the host.
    let is_scheme = |&at: &usize| path.as_bytes()[at..].starts_with(b"://");
    let start = match memchr_iter(b':', path.as_bytes()).find(is_scheme) {
        Some(at) => at + 3 + memchr(b'/', &path.as_bytes()[at + 3..])? + 1,
        None => 0,
    };
    let folders = memrchr(b'/', &path.as_bytes()[start..]).map_or(0, |at| at + 1);
    Some(start + folders..end)
}

/// The same of a URL whose host stands there.
pub(super) fn file_behind(url: &str, host: &Range<usize>) -> Option<Range<usize>> {
    let (mut end, mut slash) = (url.len(), None);
    for at in (host.end..url.len()).step_by(CHUNK) {
        let mut rest = [0; CHUNK];
        let chunk = chunk_or_rest(url.as_bytes(), at, &mut rest);
        let ends = bits!(chunk, |bytes| bytes.simd_eq(b'?') | bytes.simd_eq(b'#'));
        let slashes = bits!(chunk, |bytes| bytes.simd_eq(b'/'));
        // Those in front of the first end, if there is one.
        let slashes = slashes & (ends & ends.wrapping_neg()).wrapping_sub(1);
        if slashes != 0 {
            slash = Some(at + slashes.ilog2() as usize);
        }
        if ends != 0 {
            end = at + ends.trailing_zeros() as usize;
            break;
        }
    }
    Some(slash? + 1..end)
}

/// Host and path of a web URL, or of one that begins with `//`, for comparing with lists: the host in lower
/// case, without user, port and trailing dot. What is written in plain ASCII need not be parsed for that.
pub(crate) fn host_and_path(url: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let text = url.trim_ascii();
    let rest = strip_scheme(text, "https")
        .or_else(|| strip_scheme(text, "http"))
        .or_else(|| text.strip_prefix("//"))?;
    let ends_host = |byte| matches!(byte, b'/' | b'?' | b'#' | b'\\');
    let end = rest.bytes().position(ends_host).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    if is_plain(host) {
        let path = &path[..path_end(path)];
        return Some((Cow::Borrowed(host), Cow::Borrowed(path)));
    }
    let url = WebUrl::parse_lenient(text)?;
    Some((Cow::Owned(url.host_name().to_owned()), Cow::Owned(url.path().to_owned())))
}

/// Whether a host is plain and ends in none of the dots.
fn is_plain(host: &str) -> bool {
    !host.is_empty() && !host.ends_with('.') && host.bytes().all(is_plain_byte)
}

/// Whether a host may be written with it, in lower case.
const fn is_plain_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-')
}

/// Whether it is a URL as [`WebUrl::parse`] takes it. What is written in plain ASCII need not be parsed for
/// that.
pub(crate) fn is_absolute(url: &str) -> bool {
    plain_host(url).is_some() || WebUrl::parse(url).is_some()
}

/// Where the host of a URL stands in it, if it is plain to see that the URL is absolute.
pub(crate) fn plain_host(url: &str) -> Option<Range<usize>> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let start = url.len() - rest.len();
    let Kinds { letters, digits, dots, hyphens } = Kinds::of(rest.as_bytes());
    let end = (letters | digits | dots | hyphens).trailing_ones();
    // So long is hardly any.
    if end == u64::BITS {
        return None;
    }
    let host = (1_u64 << end) - 1;
    let (dots, hyphens) = (dots & host, hyphens & host);
    let is_ended = matches!(rest.as_bytes().get(end as usize), None | Some(b'/' | b'?' | b'#'));
    // A last label that begins with a letter tells a name from a number; an encoded one may be wrong: `xn--`.
    let last_label = u64::BITS - dots.leading_zeros();
    let is_name = last_label < end && letters >> last_label & 1 == 1 && hyphens & hyphens >> 1 == 0;
    let end = end as usize;
    (is_ended && is_name && !is_scheme(&rest[..end])).then_some(start..start + end)
}

/// Which of the first bytes of a text a host may be written with, in lower case: a bit for each, the lowest for the first.
#[derive(Default)]
struct Kinds {
    letters: u64,
    digits: u64,
    dots: u64,
    hyphens: u64,
}

impl Kinds {
    fn of(text: &[u8]) -> Self {
        let mut kinds = Self::default();
        for at in (0..u64::BITS as usize).step_by(CHUNK) {
            let mut rest = [0; CHUNK];
            let chunk = chunk_or_rest(text, at, &mut rest);
            let between = |from: u8, to: u8| u64::from(bits_between(chunk, from, to)) << at;
            let letters = between(b'a', b'z');
            let digits = between(b'0', b'9');
            let dots = u64::from(bits!(chunk, |bytes| bytes.simd_eq(b'.'))) << at;
            let hyphens = u64::from(bits!(chunk, |bytes| bytes.simd_eq(b'-'))) << at;
            kinds.letters |= letters;
            kinds.digits |= digits;
            kinds.dots |= dots;
            kinds.hyphens |= hyphens;
            // The host ends in here.
            if (letters | digits | dots | hyphens) >> at != 0xFFFF {
                break;
            }
        }
        kinds
    }
}

/// The chunk at `at`; what is left there if that is less, with zeros behind it.
#[inline(always)]
fn chunk_or_rest<'t>(text: &'t [u8], at: usize, rest: &'t mut [u8; CHUNK]) -> &'t [u8; CHUNK] {
    chunk_at(text, at).unwrap_or_else(|| {
        let left = text.get(at..).unwrap_or_default();
        rest[..left.len()].copy_from_slice(left);
        rest
    })
}

#[inline(always)]
fn bits_between(chunk: &[u8; CHUNK], from: u8, to: u8) -> u32 {
    bits!(chunk, |bytes| bytes.max(from).simd_eq(bytes) & bytes.min(to).simd_eq(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_out() {
        for text in [
            "https://x.y/a",
            " HTTP://X.Y ",
            "https://user@x.y:8443/",
            "http://[::1]/",
            "https://bücher.example/ä",
        ] {
            assert!(WebUrl::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "/a",
            "//x.y/a",
            "x.y/a",
            "http:x.y",
            "http:/x.y",
            "http:///x.y",
            "https://",
            "http://?a",
            "ftp://x.y/",
            "javascript:1",
            "http://a b/",
            "https://:80/",
            "http:\\\\x.y",
            "http://https://x.y/a",
            "https://http/a",
            "http://HTTPS//x.y",
        ] {
            assert!(WebUrl::parse(text).is_none(), "{text}");
        }
        assert!(WebUrl::parse_lenient("//x.y/a").is_some());
        let url = WebUrl::parse("https://A.Example.COM./x?utm_source=a&b#c").unwrap();
        assert_eq!(url.host_name(), "a.example.com");
        assert!(url.is_on("example.com") && !url.is_on("ample.com"));
    }

    #[test]
    fn what_need_not_be_parsed_is_parsed_alike() {
        for url in [
            "https://example.com/a b?c#d",
            "http://a..b.example-/",
            " https://example.com ",
            "https://example.com.",
            "https://example.com:80/",
            "https://example.com:x/",
            "https://1.2.3/",
            "https://1.2.3.256/",
            "https://example.0x1/",
            "https://1.2.3.4.5",
            "https://-.com",
            "https://xn--a.com",
            "https://a--b.com",
            "https://ab--c.com/",
            "https://a-.b",
            "https://a.b-",
            "https://-",
            "https://1a",
            "https://a.1b/",
            "https://a.b?c",
            "https://user@a.b/",
            "HTTPS://a.b",
            "https://a_b.com/",
            "http://https://a.b/",
            "http://https/",
            "https://http",
            "https://https.b/",
            "https://Example.com",
            "https://a%zz.com",
            "https://.",
            "https://.com",
            "https://a\\b",
            "https:///a",
            "//example.com",
            "example.com",
            "",
        ] {
            assert_eq!(is_absolute(url), WebUrl::parse(url).is_some(), "{url}");
        }
        let long = format!("https://{}.com", "a".repeat(300));
        assert_eq!(is_absolute(&long), WebUrl::parse(&long).is_some());
    }

    #[test]
    fn schemes() {
        for (url, expected) in [
            (" https://x.y/a:b", Some(("https", "//x.y/a:b"))),
            ("MailTo:a@x.y", Some(("MailTo", "a@x.y"))),
            ("web+app:", Some(("web+app", ""))),
            ("x.y:80/", None),
            ("/a:b", None),
            ("#a:b", None),
            ("1a:b", None),
            (":a", None),
            ("a", None),
        ] {
            assert_eq!(scheme(url), expected, "{url}");
        }
    }

    #[test]
    fn queries_and_fragments() {
        for (url, expected) in [
            ("https://x.y/a?b=1&c#d?e#f", (Some("b=1&c"), Some("d?e#f"))),
            ("/a#b?c", (None, Some("b?c"))),
            ("?", (Some(""), None)),
            ("https://x.y/a", (None, None)),
        ] {
            assert_eq!(query_and_fragment(url), expected, "{url}");
        }
        for (query, expected) in [
            ("a=1&utm_source=rss&gclid=2", Some("utm_source")),
            ("UTM_Medium", Some("UTM_Medium")),
            ("a&utm%5Fid=1", Some("utm_id")),
            ("ref=home", Some("ref")),
            ("fbclid", Some("fbclid")),
            ("p=17&referrer=x&utm=1&a=utm_source", None),
            ("", None),
        ] {
            assert_eq!(tracking_parameter(query).as_deref(), expected, "{query}");
        }
    }

    #[test]
    fn extensions() {
        for (url, expected) in [
            ("https://x.y/a.MP4?x=.webm#.z", Some("MP4")),
            ("a.svg", Some("svg")),
            ("https://x.mp4", None),
            ("https://x.y/a.b/c", None),
            ("https://x.y/.mp4", None),
            ("https://x.y/a.", None),
            ("/v/1.5 mb", None),
        ] {
            assert_eq!(extension(url), expected, "{url}");
        }
    }

    #[test]
    fn files_behind_hosts_are_those_of_urls() {
        let mut urls = vec!["https://example.com".to_owned()];
        // Each mark at each place, so that all come to the border of a chunk.
        for len in 0..40 {
            for mark in ["/", "?", "#", "/a.b/", "/?/", "/a#/?", "?/", "ü/ü"] {
                urls.push(format!("https://example.com/{}{mark}", "a".repeat(len)));
                urls.push(format!("https://example.com/{}{mark}{}", "a".repeat(len), "b".repeat(17)));
                urls.push(format!("https://example.com{mark}{}", "a".repeat(len)));
            }
        }
        for url in urls {
            if let Some(host) = plain_host(&url) {
                assert_eq!(file_behind(&url, &host), file(&url), "{url}");
            }
        }
    }

    #[test]
    fn file_stems() {
        for (url, expected) in [
            ("https://x.y/a/1.mp4?x=/2.mp4#/3", Some("1")),
            ("clips/a.b.mp4", Some("a.b")),
            ("https://x.y/watch", Some("watch")),
            ("https://x.y/", None),
            ("https://x.y", None),
            ("/.mp4", None),
        ] {
            assert_eq!(file(url).and_then(|file| stem(&url[file])), expected, "{url}");
        }
    }
}
