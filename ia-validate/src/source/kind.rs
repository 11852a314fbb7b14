//! Telling a feed from an article.

use std::fmt;
use std::str::FromStr;

use memchr::memchr_iter;

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
}

/// First tags that settle it. Others (`<br>` of a PHP warning in front of a feed, say) are passed over.
const FEED: [&[u8]; 7] = [b"rss", b"feed", b"rdf:rdf", b"channel", b"opml", b"urlset", b"sitemapindex"];
const ARTICLE: [&[u8]; 4] = [b"html", b"head", b"body", b"article"];
/// Tags that stand in an article, and may stand without it.
const BODY: [&[u8]; 2] = [b"header", b"figure"];

/// How far to look for the first telling tag, in bytes.
const LOOK: usize = 64 * 1024;

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
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Feed, Self::Fragment];

    /// `article`, `feed` or `fragment`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Feed => "feed",
            Self::Fragment => "fragment",
        }
    }

    /// Tells by the first tag that is typical of one of them; `bytes` in any encoding that keeps ASCII.
    ///
    /// An XML declaration is not enough: an article may be XHTML. A file with a declaration and no
    /// typical tag is taken as a feed. One that has a class of Instant Articles (`op-…`), but none of the tags around an
    /// article's body, is taken as a fragment, any other as an article.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
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
                    return Self::Article;
                }
                continue;
            }
            if starts_with_word(rest, b"iframe") {
                // Other people's HTML stands in it.
                after = memchr::memmem::find(rest, b"</iframe").map_or(head.len(), |end| at + end);
                continue;
            }
            if !is_body && FEED.iter().any(|name| starts_with_word(rest, name)) {
                return Self::Feed;
            }
            is_body |= BODY.iter().any(|name| starts_with_word(rest, name));
            if ARTICLE.iter().any(|name| starts_with_word(rest, name)) {
                return Self::Article;
            }
        }
        let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        match () {
            () if has_own_class(head) => Self::Fragment,
            () if is_body || !start.starts_with(b"<?xml") => Self::Article,
            () => Self::Feed,
        }
    }
}

/// Whether a class of Instant Articles stands in a tag.
fn has_own_class(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"class").any(|at| {
        let value =
            text[at + 5..].trim_ascii_start().strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| b"\"'<>".contains(byte)).unwrap_or(value.len());
        value[..end].split(u8::is_ascii_whitespace).any(|class| class.starts_with(b"op-"))
    })
}

fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len()
        && text[..word.len()].eq_ignore_ascii_case(word)
        && text.get(word.len()).is_none_or(|next| !next.is_ascii_alphanumeric() && !b":-_".contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_telling_tag_decides() {
        for (text, kind) in [
            ("", Kind::Article),
            ("plain text", Kind::Article),
            ("\n <?xml version=\"1.0\"?><!-- <html> --><rss>", Kind::Feed),
            (
                "<br />\n<b>Warning</b>: x\n<?xml version=\"1.0\"?><rss version=\"2.0\"><![CDATA[<html>",
                Kind::Feed,
            ),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", Kind::Article),
            ("<?xml version=\"1.0\"?><urlset/>", Kind::Feed),
            ("<?xml version=\"1.0\"?><opml><head/><body/></opml>", Kind::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::Feed),
            ("\u{feff}<!DOCTYPE html><rss>", Kind::Article),
            ("<p>x <figure>", Kind::Article),
            ("<rdf:RDF xmlns:rdf=\"x\">", Kind::Feed),
            ("<!-- unclosed <rss>", Kind::Article),
            ("<figure class=\"x op-tracker\"><iframe><html><body></iframe></figure><p>a</p>", Kind::Fragment),
            ("<p>a</p><figure class=op-interactive>", Kind::Fragment),
            ("<article><figure class=op-interactive>", Kind::Article),
            ("<p>a</p><h3 class='op-kicker'>b</h3>", Kind::Fragment),
            ("<p class=\"op\">a</p><p>class=\"co-op-x\"</p>", Kind::Article),
        ] {
            assert_eq!(Kind::of(text.as_bytes()), kind, "{text}");
        }
    }
}
