//! What tells an Instant Article from any other page: marks that ordinary pages do not bear.
//!
//! It is asked of whatever stands in a folder or is opened in an editor, in any encoding that keeps ASCII and before
//! anything is read properly. A mark inside a comment, a script or an iframe is none.

use memchr::memmem;

/// Prefixes of the properties that `meta` gives Facebook for an Instant Article, ...
const PROPERTIES: [&[u8]; 2] = [b"op:", b"fb:"];
/// ... but for these, which ordinary pages give it for shares and insights (Open Graph).
const OF_PAGES: [&[u8]; 5] = [b"fb:app_id", b"fb:admins", b"fb:pages", b"fb:page_id", b"fb:profile_id"];

/// The names of the prefix that an article's `html` declares (`op: http://media.facebook.com/op#`).
const PREFIX: &[u8] = b"media.facebook.com/op#";

/// What classes of Instant Articles begin with.
const CLASS: &[u8] = b"op-";

/// Elements whose content is no markup of the page.
const OPAQUE: [(&[u8], &[u8]); 4] = [
    (b"script", b"</script"),
    (b"style", b"</style"),
    (b"iframe", b"</iframe"),
    (b"template", b"</template"),
];

/// Whether a page bears a mark: a property, the prefix of properties, a class, or the shape of a document that has
/// nothing but an article, which names its address and begins with its header. (Themes put the same `article > header`
/// deeper into their pages.)
pub(super) fn any(text: &[u8]) -> bool {
    let mut has_canonical = false;
    let mut shape = Shape::Elsewhere;
    for tag in tags(text) {
        if starts_with_word(tag, b"meta") && is_own_property(tag)
            || starts_with_word(tag, b"html") && memmem::find(tag, PREFIX).is_some()
            || has_own_class(tag)
        {
            return true;
        }
        has_canonical |= starts_with_word(tag, b"link") && holds(tag, b"canonical");
        shape = match shape {
            Shape::Article if starts_with_word(tag, b"header") => Shape::Header,
            Shape::Header => Shape::Header,
            Shape::Body if starts_with_word(tag, b"article") => Shape::Article,
            _ if starts_with_word(tag, b"body") => Shape::Body,
            _ => Shape::Elsewhere,
        };
        if has_canonical && shape == Shape::Header {
            return true;
        }
    }
    false
}

/// A regular expression of ECMAScript, for the flag `i`, that matches each text with a mark: what a quick look needs.
pub(super) fn hint() -> String {
    let ascii = |words: &[&[u8]], between: &str| -> String {
        let words: Vec<_> = words.iter().map(|word| String::from_utf8_lossy(word)).collect();
        words.join(between)
    };
    let [own, shared] = PROPERTIES;
    let others: Vec<&[u8]> = OF_PAGES.iter().filter_map(|name| name.strip_prefix(shared)).collect();
    let property = format!(r#"{}(?!(?:{})(?:[\s"'=>]|$))"#, ascii(&[shared], ""), ascii(&others, "|"),);
    let words = format!(r#"[\s"'=](?:{}|{property}|{})"#, ascii(&[own], ""), ascii(&[CLASS], ""));
    let prefix = ascii(&[PREFIX], "").replace('.', r"\.");
    format!(r"{words}|{prefix}|^(?=[^]*canonical)[^]*<body[^]*<article[^]*<header")
}

/// How far `body > article > header` was followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Elsewhere,
    Body,
    Article,
    Header,
}

/// Whether a class of Instant Articles stands in a tag.
pub(super) fn has_own_class(text: &[u8]) -> bool {
    memmem::find_iter(text, b"class").any(|at| {
        let value =
            text[at + 5..].trim_ascii_start().strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| b"\"'<>".contains(byte)).unwrap_or(value.len());
        value[..end].split(u8::is_ascii_whitespace).any(|class| class.starts_with(CLASS))
    })
}

/// Whether a `meta` gives a property for an article.
fn is_own_property(tag: &[u8]) -> bool {
    let values = tag.split(|byte| byte.is_ascii_whitespace() || b"\"'=".contains(byte));
    values.into_iter().any(|value| {
        PROPERTIES.iter().any(|prefix| starts_with(value, prefix))
            && !OF_PAGES.iter().any(|property| value.eq_ignore_ascii_case(property))
    })
}

/// Whether one of the words of a tag is this one.
fn holds(tag: &[u8], word: &[u8]) -> bool {
    let words = tag.split(|byte| byte.is_ascii_whitespace() || b"\"'=/".contains(byte));
    words.into_iter().any(|other| other.eq_ignore_ascii_case(word))
}

pub(super) fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len()
        && text[..word.len()].eq_ignore_ascii_case(word)
        && text.get(word.len()).is_none_or(|next| !next.is_ascii_alphanumeric() && !b":-_".contains(next))
}

fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The start tags of a page, without `<` and `>`, but for those in comments and in elements whose content is opaque.
fn tags(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    // Those that no end follows: it is looked for once.
    let mut unclosed = [false; OPAQUE.len()];
    std::iter::from_fn(move || {
        loop {
            let at = memchr::memchr(b'<', rest)?;
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix(b"!--") {
                rest = memmem::find(comment, b"-->").map_or(&[][..], |end| &comment[end..]);
                continue;
            }
            if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
                continue;
            }
            let end = end_of_tag(rest);
            let tag = &rest[..end];
            rest = &rest[end..];
            let opaque = OPAQUE.iter().position(|(name, _)| starts_with_word(tag, name));
            if let Some(which) = opaque.filter(|&which| !unclosed[which]) {
                // Without an end it is broken, and what follows may be meant.
                match memmem::find(rest, OPAQUE[which].1) {
                    Some(end) => rest = &rest[end..],
                    None => unclosed[which] = true,
                }
            }
            return Some(tag);
        }
    })
}

/// Where a tag ends: at the first `>` outside its values, or at the next `<` where a quote is missing.
fn end_of_tag(text: &[u8]) -> usize {
    let mut quote = None;
    for (at, &byte) in text.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') | (_, b'<') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::any;

    #[test]
    fn marks_of_articles() {
        for page in [
            "<meta property='op:markup_version' content=v1.0>",
            "<META content='default' PROPERTY=\"fb:article_style\">",
            "<meta name=op:generator content=x>",
            "<html prefix=\"op: http://media.facebook.com/op#\">",
            "<p>x</p><figure class='wide op-tracker'>",
            "<link rel=canonical href=x><body><article><header>",
            "<link href=x rel='canonical'><body class=x> <article id=a> <!-- x --> <header>",
            "<script>no end <meta property=op:markup_version>",
            "<img alt=\"a quote that is missing><meta property=\"op:markup_version\">",
        ] {
            assert!(any(page.as_bytes()), "{page}");
        }
    }

    #[test]
    fn no_marks_of_pages() {
        for page in [
            "",
            "op: class=op-ad",
            "<meta property='fb:app_id' content=1><meta property=\"fb:pages\" content='1,2'>",
            "<meta property='og:title' content='co-op: news'><meta name=description content='the op-ed'>",
            "<!-- <meta property=op:markup_version> -->",
            "<script>'<figure class=op-ad>'</script><iframe><figure class=op-ad></iframe>",
            "<link rel=canonical href=x><body><div><article><header>",
            "<link rel=canonical href=x><body><article><p>",
            "<link rel=stylesheet href=/canonical.css><body><article><header>",
            "<body><article><header>",
            "<p class='co-op pop-up'>",
        ] {
            assert!(!any(page.as_bytes()), "{page}");
        }
    }
}
