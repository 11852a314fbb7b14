//! What a web page hides. An article heeds neither the attribute nor styles and classes, so that whatever brings such text to
//! where it is shown shows more than the page does.

use super::{Element, classes};
use crate::markup::{Attribute, NodeRef};

/// Classes that hide, or leave to screen readers: WordPress, Bootstrap and Tailwind, Drupal, Foundation (their style sheets,
/// seen on 29 November 2026).
#[rustfmt::skip]
static CLASSES: &[&str] = &[
    "screen-reader-text", "sr-only", "visually-hidden", "d-none", "hidden", "element-invisible", "element-hidden",
    "show-for-sr",
];

/// Styles that hide, without blanks.
static STYLES: &[&str] = &["display:none", "visibility:hidden"];

/// The most nodes that are looked at in an element.
const MOST_NODES: u32 = 500;

/// Whether an attribute is a `style` that hides.
pub(crate) fn hides(node: NodeRef<'_>, attribute: Attribute) -> bool {
    attribute.is("style", node.text) && {
        let style: String = node.decoded(attribute).chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        STYLES.iter().any(|hiding| style.contains(hiding))
    }
}

/// Whether the page hides an element.
pub(crate) fn is_hidden(node: NodeRef<'_>) -> bool {
    node.attributes().iter().any(|&attribute| {
        let has_class = || classes::tokens(&node.decoded(attribute)).any(|class| CLASSES.contains(&class));
        attribute.is("hidden", node.text)
            || attribute.is("class", node.text) && has_class()
            || hides(node, attribute)
    })
}

/// Whether the page hides an element or something in it.
pub(crate) fn holds_hidden(element: Element<'_>) -> bool {
    let end = element.node().end().min(element.id() + MOST_NODES);
    (element.id()..end).any(|id| is_hidden(element.article.node(id).node()))
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn what_pages_hide() {
        for (tag, expected) in [
            ("<p hidden>", true),
            ("<p HIDDEN=hidden>", true),
            ("<p style='color:red; Display : none'>", true),
            ("<p style='visibility:hidden'>", true),
            ("<span class='a sr-only'>", true),
            ("<span class=screen-reader-text>", true),
            ("<p style='display:block'>", false),
            ("<p class='not-hidden'>", false),
            ("<p aria-hidden=true>", false),
            ("<p title=hidden>", false),
        ] {
            let mut buffers = Buffers::default();
            let article = buffers.read(tag);
            assert_eq!(is_hidden(article.node(1).node()), expected, "{tag}");
            let mut buffers = Buffers::default();
            let around = format!("<div>{tag}</div>");
            assert_eq!(holds_hidden(buffers.read(&around).node(1)), expected, "{tag}");
        }
    }
}
