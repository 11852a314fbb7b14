//! Comparing the content of articles.
//!
//! The content of an article is what Facebook makes something of: what stands in `article`, the language and the direction
//! of the document, and its settings (`fb:…`, `op:…`). The visible text of a `time` is none: templates write it anew
//! each hour.

use xxhash_rust::xxh3::Xxh3;

use super::word_count::WordCount;
use super::{Article, Classes, Element};
use crate::markup::{Name, NodeKind, NodeRef};

/// Shorter bodies may be alike by chance.
pub(crate) const FEWEST_WORDS: usize = 20;

/// What an article says, as a number: equal for articles that differ only in white space, in comments,
/// in the order or quoting of attributes, or in the `op-modified` element.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) struct ContentHash {
    /// The hash; stable, since it is stored.
    pub(crate) hash: u128,
    /// How many words of text a body has, in any script; counted up to [`FEWEST_WORDS`].
    pub(crate) words: usize,
}

impl ContentHash {
    /// Of all that stands in the article.
    pub(crate) fn of_article(article: &Article<'_>) -> Self {
        let Some(root) = article.root() else { return Self::default() };
        let mut hasher = Xxh3::new();
        for element in [article.html(), article.body(), Some(root)].into_iter().flatten() {
            for name in ["dir", "lang"] {
                hash_setting(name, &element.value(name).unwrap_or_default(), &mut hasher);
            }
        }
        // Their order says nothing.
        let mut settings: Vec<(String, String)> = article.settings().collect();
        settings.sort_unstable();
        settings.iter().for_each(|(name, value)| hash_setting(name, value, &mut hasher));
        Self::of_inside(root, false, hasher)
    }

    /// Of what stands in the article beside header and footer.
    pub(crate) fn of_body(article: &Article<'_>) -> Self {
        article.root().map_or_else(Self::default, |root| Self::of_inside(root, true, Xxh3::new()))
    }

    /// What can be told of a body at a glance: the elements that it consists of, and the letters that each
    /// begins with. Equal for equal bodies, and almost always different for others.
    pub(crate) fn glance_at_body(article: &Article<'_>) -> u64 {
        let mut hasher = Xxh3::new();
        let children = article.root().into_iter().flat_map(Element::children);
        for child in children.filter(|child| !matches!(child.name(), Name::Header | Name::Footer)) {
            hasher.update(&[child.name() as u8]);
            let first = child.node().children().next().filter(|node| node.kind() == NodeKind::Text);
            if let Some(text) = first {
                hasher.update(leading_letters(text.span().of(text.text)));
            }
        }
        hasher.digest()
    }

    fn of_inside(root: Element<'_>, is_body: bool, mut hasher: Xxh3) -> Self {
        let mut words = WordCount::default();
        let mut next = root.id() + 1;
        while next < root.node().end() {
            let node = NodeRef { id: next, ..root.node() };
            let element = root.article.node(next);
            next += 1;
            match node.kind() {
                NodeKind::Text => {
                    let text = node.decoded_text();
                    hash_text(&text, &mut hasher);
                    if is_body && words.at_least() < FEWEST_WORDS {
                        words.read(&text, false, FEWEST_WORDS);
                    }
                }
                NodeKind::Element => {
                    let skipped = is_body && matches!(node.name(), Name::Header | Name::Footer)
                        || node.name() == Name::Time && element.has_class(Classes::MODIFIED);
                    if skipped {
                        next = node.end();
                        continue;
                    }
                    hash_tag(node, &mut hasher);
                    if node.name() == Name::Time {
                        next = node.end();
                    }
                    if node.name() == Name::Iframe {
                        // Foreign content counts as it is written.
                        hash_text(node.inner().of(node.text), &mut hasher);
                        next = node.end();
                    }
                }
                _ => {}
            }
        }
        Self { hash: hasher.digest128(), words: words.total(FEWEST_WORDS).map_or(0, |(words, _)| words) }
    }
}

/// The first few ASCII letters of a text, which are the same however the rest is written.
fn leading_letters(text: &str) -> &[u8] {
    /// Enough to tell texts apart.
    const ENOUGH: usize = 16;
    let text = text.trim_ascii_start().as_bytes();
    let count = text.iter().take(ENOUGH).take_while(|byte| byte.is_ascii_alphabetic()).count();
    &text[..count]
}

/// Something that is said of the whole document, if it says anything.
fn hash_setting(name: &str, value: &str, hasher: &mut Xxh3) {
    let value = value.trim_ascii();
    if !value.is_empty() {
        hasher.update(b"\0@");
        hasher.update(name.as_bytes());
        hasher.update(b"=");
        hash_text(value, hasher);
    }
}

/// A start tag: its name and how deep it stands, then the attributes by name.
fn hash_tag(node: NodeRef<'_>, hasher: &mut Xxh3) {
    hasher.update(b"\0<");
    hasher.update(node.name_span().of(node.text).to_ascii_lowercase().as_bytes());
    let parent = node.parent().map_or(Name::Other, NodeRef::name);
    hasher.update(parent.text().as_bytes());
    let mut attributes: Vec<_> = node
        .attributes()
        .iter()
        .map(|&attribute| (attribute.name.of(node.text).to_ascii_lowercase(), node.decoded(attribute)))
        .collect();
    // HTML takes the first of a name; a stable sort keeps it in front.
    attributes.sort_by(|a, b| a.0.cmp(&b.0));
    attributes.dedup_by(|later, first| later.0 == first.0);
    for (name, value) in attributes {
        hasher.update(b"\0 ");
        hasher.update(name.as_bytes());
        hasher.update(b"=");
        hash_text(&value, hasher);
    }
}

/// Text with white space folded.
fn hash_text(text: &str, hasher: &mut Xxh3) {
    let trimmed = text.trim_ascii();
    if trimmed.is_empty() {
        return;
    }
    hasher.update(b"\0\"");
    let bytes = trimmed.as_bytes();
    let others =
        bytes.iter().fold(false, |found, &byte| found | matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C));
    let doubled = bytes.windows(2).fold(false, |found, pair| found | (pair[0] == b' ') & (pair[1] == b' '));
    if !others && !doubled {
        hasher.update(bytes);
        return;
    }
    for (index, word) in trimmed.split_ascii_whitespace().enumerate() {
        if index > 0 {
            hasher.update(b" ");
        }
        hasher.update(word.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    fn both(text: &str) -> (ContentHash, ContentHash) {
        let mut buffers = Buffers::default();
        let article = buffers.read(text);
        (ContentHash::of_article(&article), ContentHash::of_body(&article))
    }

    const ONE: &str = "<article><header><h1>T</h1><time class=op-modified datetime=a>x</time></header><p id=a class='b'>One  two</p></article>";

    #[test]
    fn what_does_not_change_the_article() {
        for same in [
            "<html><article>\n <header>\n<h1> T </h1></header>\n\n<p class=b ID=\"a\">One\ntwo</p><!-- c --></article>",
            "<html dir=''><head><meta property=og:title content=a><meta property='fb:x'></head><article><header><h1>T</h1></header><p id=a class=b>One two",
            "<article><header><h1>T</h1><time datetime=z class=\"op-modified\"></time></header><p class=b id=a id=c>One&#32;two</article>",
        ] {
            assert_eq!(both(same), both(ONE), "{same}");
        }
        assert_eq!(both(ONE).1.words, 2);
        let time = |text: &str| {
            both(&format!("<article><header><time datetime=a>{text}</time></header>b</article>"))
        };
        assert_eq!(time("2 hours ago"), time("<b>3</b> hours ago"));
        let metas = ["<meta property=fb:a content=1>", "<meta property=op:b content=2>"];
        assert_eq!(both(&[metas[0], metas[1], ONE].concat()), both(&[metas[1], metas[0], ONE].concat()));
    }

    #[test]
    fn what_changes_it() {
        for (other, body_too) in [
            (ONE.replace(">T<", ">U<"), false),
            (ONE.replace("One", "Two"), true),
            (ONE.replace("One  two", "Onetwo"), true),
            (ONE.replace("class='b'", "class='c'"), true),
            (format!("<html dir=rtl>{ONE}"), false),
            (format!("<html><body dir=rtl>{ONE}"), false),
            (ONE.replace("<article>", "<article dir=rtl>"), false),
            (format!("<html lang=de>{ONE}"), false),
            (format!("<meta property='fb:article_style' content=new>{ONE}"), false),
            (ONE.replace("</article>", "<p></p></article>"), true),
            (ONE.replace("</article>", "<figure><iframe>a</iframe></figure></article>"), true),
        ] {
            let (article, body) = both(&other);
            assert_ne!(article, both(ONE).0, "{other}");
            assert_eq!(body != both(ONE).1, body_too, "{other}");
        }
        assert_ne!(both("<article><p>a</p><p>b</p></article>"), both("<article><p>a<b>b</b></p></article>"));
    }
}
