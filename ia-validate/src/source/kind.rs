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
}

/// First tags that settle it. Others (`<br>` of a PHP warning in front of a feed, say) are passed over.
const FEED: [&[u8]; 7] = [b"rss", b"feed", b"rdf:rdf", b"channel", b"opml", b"urlset", b"sitemapindex"];
const ARTICLE: [&[u8]; 6] = [b"html", b"head", b"body", b"article", b"header", b"figure"];

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
    pub const ALL: [Self; 2] = [Self::Article, Self::Feed];

    /// `article` or `feed`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Feed => "feed",
        }
    }

    /// Tells by the first tag that is typical of one of them; `bytes` in any encoding that keeps ASCII.
    ///
    /// An XML declaration is not enough: an article may be XHTML. A file with a declaration and no
    /// typical tag is taken as a feed, any other as an article.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(LOOK)];
        let mut after = 0;
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
            if FEED.iter().any(|name| starts_with_word(rest, name)) {
                return Self::Feed;
            }
            if ARTICLE.iter().any(|name| starts_with_word(rest, name)) {
                return Self::Article;
            }
        }
        let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        if start.starts_with(b"<?xml") { Self::Feed } else { Self::Article }
    }
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
        ] {
            assert_eq!(Kind::of(text.as_bytes()), kind, "{text}");
        }
    }
}
