//! Markup that stands in the text, because it was escaped once too often.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::article::{Article, Element};
use crate::markup::{EndPriority, Name, NodeKind, NodeRef, Tree, build, decode};

/// A run of text, with line breaks and inline elements in it, and what it is when it is read as markup.
pub(crate) struct Escaped<'t> {
    /// Its first text.
    pub(crate) first: Element<'t>,
    /// Whether that is all of it.
    pub(crate) is_single: bool,
    /// The text decoded.
    pub(crate) text: String,
    pub(crate) is: Markup,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Markup {
    /// Blocks with their end tags.
    Blocks,
    /// An element with its end tag somewhere in the text, by its name.
    Element(Name),
    /// A reference.
    Reference,
}

/// The most siblings of a text that are read with it.
const MOST_SIBLINGS: usize = 200;

/// The runs of an article's text that are markup.
pub(crate) fn runs<'t>(article: &'t Article<'t>) -> Vec<Escaped<'t>> {
    let mut found = Vec::new();
    let mut read_to = 0;
    for &at in article.escapes() {
        if at < read_to {
            continue;
        }
        let first = article.node_at(at);
        read_to = first.node().extent().end as usize;
        if !first.is_shown_text() {
            continue;
        }
        let (text, is_single, end) = run(first);
        read_to = end;
        if let Some(is) = markup_in(&text) {
            found.push(Escaped { first, is_single, text, is });
        }
    }
    found
}

/// The text from here to the next block, decoded; whether it is this text alone; and where it ends.
fn run(first: Element<'_>) -> (String, bool, usize) {
    let mut text = first.node().decoded_text().into_owned();
    let mut end = first.span().end as usize;
    let mut is_single = true;
    let parent_end = first.node().parent().map_or(0, |parent| parent.end());
    let mut next = first.node().end();
    for _ in 0..MOST_SIBLINGS {
        let node = first.article.node(next).node();
        if next >= parent_end || node.is_element() && !matches!(node.name(), Name::Br | Name::Wbr) {
            break;
        }
        if node.kind() == NodeKind::Text {
            text.push_str(&node.decoded_text());
        }
        is_single = false;
        end = node.span().end as usize;
        next = node.end();
    }
    (text, is_single, end)
}

/// What a decoded text is, if it is markup.
fn markup_in(text: &str) -> Option<Markup> {
    if memchr(b'<', text.as_bytes()).is_some() {
        let mut tree = Tree::default();
        build(text, &mut tree);
        let elements = (1..tree.len()).map(|id| tree.node(text, id)).filter(is_whole);
        let blocks = elements.clone().filter(|node| is_block(node.name())).count();
        let trimmed = text.trim_ascii();
        let is_all = trimmed.ends_with('>')
            && elements.clone().next().is_some_and(|first| {
                is_block(first.name()) && text[..first.span().start as usize].trim_ascii().is_empty()
            });
        if blocks > 1 || is_all {
            return Some(Markup::Blocks);
        }
        if let Some(element) = elements.clone().next() {
            return Some(Markup::Element(element.name()));
        }
    }
    let is_reference = |at: usize| {
        let end = memchr(b';', &text.as_bytes()[at..]).map_or(at, |len| at + len + 1);
        let reference = text.get(at..end).filter(|it| (3..=12).contains(&it.len()));
        reference.is_some_and(
            |it| matches!(decode::text(it), Cow::Owned(decoded) if !decoded.contains(';') && decoded != it),
        )
    };
    memchr_iter(b'&', text.as_bytes()).any(is_reference).then_some(Markup::Reference)
}

/// Whether it is a known element with its end tag, or one that needs none.
fn is_whole(node: &NodeRef<'_>) -> bool {
    let is_known = node.is_element() && node.name() != Name::Other && !node.is_in_iframe();
    is_known && (node.end_tag().is_some() || matches!(node.name(), Name::Br | Name::Img | Name::Hr))
}

fn is_block(name: Name) -> bool {
    name.end_priority() > EndPriority::Inline && !matches!(name, Name::Cite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is() {
        for (text, expected) in [
            ("<p>a</p>", Some(Markup::Blocks)),
            (" <p>a <b>b</b></p>\n<h2>c</h2> ", Some(Markup::Blocks)),
            ("a <p>b</p> c <p>d</p> e", Some(Markup::Blocks)),
            ("write <p>a</p> for it", Some(Markup::Element(Name::P))),
            ("<p>a</p> is a paragraph", Some(Markup::Element(Name::P))),
            ("a <b>b</b>", Some(Markup::Element(Name::B))),
            ("a<br>b", Some(Markup::Element(Name::Br))),
            ("a <b> c", None),
            ("a < b > c", None),
            ("<ferry>a</ferry>", None),
            ("a &nbsp; b", Some(Markup::Reference)),
            ("a &#8217; b", Some(Markup::Reference)),
            ("a & b; c", None),
            ("&ferry;", None),
            ("R&D;", None),
            ("AT&T", None),
        ] {
            assert_eq!(markup_in(text), expected, "{text}");
        }
    }
}
