//! Telling a feed from an article.

use std::fmt;
use std::str::FromStr;

use memchr::memchr_iter;

use super::marks::{self, starts_with_word};
use super::name::UnknownName;

/// What a text is.
#[non_exhaustive]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One Instant Articles document.
    Article,
    /// An XML file: an RSS feed, or something that was meant to be one.
    Feed,
    /// What stands in the `article` or `body` of one, without the document around it, as editors of content have it.
    Fragment,
    /// A page or a text that bears no mark of the format: probably it was never meant as an article. As an article it is
    /// `markup-unparsable`, and nothing else is said of it.
    Other,
}

/// First tags that settle it. Others (`<br>` of a PHP warning in front of a feed, say) are passed over.
const RSS: [&[u8]; 2] = [b"rss", b"channel"];
/// Of XML files that are something else, which is said of them.
const OTHER_XML: [&[u8]; 5] = [b"feed", b"rdf:rdf", b"opml", b"urlset", b"sitemapindex"];
const ARTICLE: [&[u8]; 4] = [b"html", b"head", b"body", b"article"];
/// Tags that stand in an article, and may stand without it.
const BODY: [&[u8]; 2] = [b"header", b"figure"];

/// How far to look for the first telling tag, in bytes.
const LOOK: usize = 64 * 1024;

/// What the first telling tag tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Rss,
    OtherXml,
    Page,
    /// An `article` with nothing around it: no page begins so, and whoever hands it over means it.
    Bare,
    /// There is none; what might be the body of an article.
    Nothing,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Kind {
    type Err = UnknownName;

    /// By its name, in lower case.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| UnknownName::new("kind", name))
    }
}

impl Kind {
    /// Those that one can ask for.
    pub const ALL: [Self; 3] = [Self::Article, Self::Feed, Self::Fragment];

    /// `article`, `feed`, `fragment` or `other`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Feed => "feed",
            Self::Fragment => "fragment",
            Self::Other => "other",
        }
    }

    /// Tells by the first tag that is typical of one of them; `bytes` in any encoding that keeps ASCII.
    ///
    /// An XML declaration is not enough: an article may be XHTML. A file with a declaration and no
    /// typical tag is taken as a feed. One that has a class of Instant Articles (`op-…`), but none of the tags around an
    /// article's body, is taken as a fragment; any other as an article if it bears a mark of the format
    /// (`marks.rs` has the table), begins with the `article` itself, or has nothing in it at all.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match told(bytes) {
            Told::Rss | Told::OtherXml => Self::Feed,
            Told::Bare => Self::Article,
            Told::Page if marks::any(bytes) => Self::Article,
            Told::Nothing if marks::has_own_class(bytes) => Self::Fragment,
            _ if bytes.trim_ascii().is_empty() => Self::Article,
            Told::Page | Told::Nothing => Self::Other,
        }
    }

    /// Whether anything says that a file is meant for Instant Articles: it is an RSS feed, or bears a mark. Who walks
    /// through folders, or looks at whatever is opened, passes over what is not meant. An empty file may have been.
    #[must_use]
    pub fn is_meant(bytes: &[u8]) -> bool {
        match told(bytes) {
            Told::Rss => true,
            // Templates of ordinary pages have bare articles, too.
            Told::Bare => marks::any(bytes),
            Told::OtherXml => false,
            Told::Page | Told::Nothing => Self::of(bytes) != Self::Other,
        }
    }
}

impl Kind {
    /// A regular expression of ECMAScript, for the flag `i`, that matches each text of which [`is_meant`](Self::is_meant)
    /// holds, but for empty ones. It matches some others, too: it spares editors to load what knows better.
    #[must_use]
    pub fn hint() -> String {
        let names: Vec<_> = RSS.iter().map(|name| String::from_utf8_lossy(name)).collect();
        format!(r"<(?:{})(?![\w:-])|{}", names.join("|"), marks::hint())
    }
}

/// What the first telling tag tells.
fn told(bytes: &[u8]) -> Told {
    let head = &bytes[..bytes.len().min(LOOK)];
    let mut after = 0;
    let mut is_body = false;
    for at in memchr_iter(b'<', head) {
        if at < after {
            continue;
        }
        let rest = &head[at + 1..];
        if rest.starts_with(b"!--") {
            match memchr::memmem::find(rest, b"-->") {
                Some(end) => after = at + end,
                None => break,
            }
            continue;
        }
        if starts_with_word(rest, b"!doctype") {
            let name = rest[8..].trim_ascii_start();
            if starts_with_word(name, b"html") {
                return Told::Page;
            }
            continue;
        }
        if starts_with_word(rest, b"iframe") {
            // Other people's HTML stands in it.
            after = memchr::memmem::find(rest, b"</iframe").map_or(head.len(), |end| at + end);
            continue;
        }
        let is_any = |names: &[&[u8]]| names.iter().any(|name| starts_with_word(rest, name));
        if !is_body && is_any(&RSS) {
            return Told::Rss;
        }
        if !is_body && is_any(&OTHER_XML) {
            return Told::OtherXml;
        }
        is_body |= is_any(&BODY);
        if is_any(&ARTICLE) {
            return if starts_with_word(rest, b"article") { Told::Bare } else { Told::Page };
        }
    }
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_xml = start.starts_with(b"<?xml") && !is_body && !marks::has_own_class(head);
    if is_xml { Told::OtherXml } else { Told::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_telling_tag_decides() {
        for (text, kind) in [
            ("", Kind::Article),
            (" \n", Kind::Article),
            ("plain text", Kind::Other),
            ("\n <?xml version=\"1.0\"?><!-- <html> --><rss>", Kind::Feed),
            (
                "<br />\n<b>Warning</b>: x\n<?xml version=\"1.0\"?><rss version=\"2.0\"><![CDATA[<html>",
                Kind::Feed,
            ),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", Kind::Other),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html><meta property=op:markup_version>", Kind::Article),
            ("<?xml version=\"1.0\"?><urlset/>", Kind::Feed),
            ("<?xml version=\"1.0\"?><opml><head/><body/></opml>", Kind::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::Feed),
            ("\u{feff}<!DOCTYPE html><rss>", Kind::Other),
            ("<p>x <figure>", Kind::Other),
            ("<rdf:RDF xmlns:rdf=\"x\">", Kind::Feed),
            ("<!-- unclosed <rss>", Kind::Other),
            ("<figure class=\"x op-tracker\"><iframe><html><body></iframe></figure><p>a</p>", Kind::Fragment),
            ("<p>a</p><figure class=op-interactive>", Kind::Fragment),
            ("<article><figure class=op-interactive>", Kind::Article),
            ("<!-- x --><article><p>a</p>", Kind::Article),
            ("<body><article><p>a</p>", Kind::Other),
            ("<p>a</p><h3 class='op-kicker'>b</h3>", Kind::Fragment),
            ("<p class=\"op\">a</p><p>class=\"co-op-x\"</p>", Kind::Other),
        ] {
            assert_eq!(Kind::of(text.as_bytes()), kind, "{text}");
        }
    }

    #[test]
    fn what_is_meant() {
        for (text, is_meant) in [
            ("", true),
            ("<rss>", true),
            ("<channel>", true),
            ("<p class=op-kicker>", true),
            ("<html><meta property=op:markup_version>", true),
            ("<html>", false),
            ("<article><p>a</p></article>", false),
            ("<article><p class=op-x>a</p></article>", true),
            ("text", false),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", false),
            ("<?xml version=\"1.0\"?><project/>", false),
        ] {
            assert_eq!(Kind::is_meant(text.as_bytes()), is_meant, "{text}");
        }
    }
}
