//! What may stand directly in what.

use std::sync::LazyLock;

use super::{Classes, Element};
use crate::markup::{Name, Names, NodeKind};
use crate::source::Span;
use crate::vocabulary;

/// What an element allows directly in it.
pub(crate) struct Allowed {
    names: Names,
    /// Those that need a class.
    with_class: Box<[(Name, Classes)]>,
}

type Children = LazyLock<Allowed>;

/// What may stand directly in `article`.
pub(crate) static OF_ARTICLE: Children = LazyLock::new(|| of("article", &[]));

/// What may stand directly in `header`, or has rules of its own there.
pub(crate) static OF_HEADER: Children = LazyLock::new(|| of("header", HEADER_RULES));

/// What may stand directly in `footer`.
pub(crate) static OF_FOOTER: Children = LazyLock::new(|| of("footer", &[]));

/// What may stand directly in `ul` and `ol`.
pub(crate) static OF_LIST: Children = LazyLock::new(|| of("ul", &[]));

/// What may stand directly in a slideshow.
pub(crate) static OF_SLIDESHOW: Children = LazyLock::new(|| of("figure.op-slideshow", &[]));

/// What may stand directly in `figcaption`.
pub(crate) static OF_CAPTION: Children = LazyLock::new(|| of("figcaption", &[]));

/// What is wrong in `header`, and has rules of its own there.
#[rustfmt::skip]
const HEADER_RULES: &[Name] = &[
    // `published-missing`; `kicker-class-missing`
    Name::Time, Name::H3, Name::H4, Name::H5, Name::H6,
    // `cover-media-outside-figure`, `script-outside-iframe`, `stylesheet-ignored`, `article-multiple`
    Name::Img, Name::Video, Name::Iframe, Name::Script, Name::Style, Name::Link, Name::Article,
];

/// What the vocabulary allows directly in the form of this name, and more.
fn of(form: &str, more: &[Name]) -> Allowed {
    let mut names = Names::from(more);
    let mut with_class = Vec::new();
    for inner in vocabulary::inside(form) {
        let name = Name::of(inner.element.as_bytes());
        match inner.class {
            Some(class) => with_class.push((name, Classes::of(class))),
            None => names.add(name),
        }
    }
    Allowed { names, with_class: with_class.into() }
}

/// Whether an element is among those that are allowed.
pub(crate) fn is_among(element: Element<'_>, allowed: &Allowed) -> bool {
    let of_name = |&(name, class): &(Name, Classes)| element.name() == name && element.has_class(class);
    allowed.names.has([element.name()].as_slice().into()) || allowed.with_class.iter().any(of_name)
}

/// The children of an element that are not allowed in it, and where each stands. Text and inline elements
/// side by side are one, the first of them that is more than white space. Comments are none.
pub(crate) fn surplus<'t>(
    holder: Element<'t>,
    allowed: &'static Allowed,
) -> impl Iterator<Item = (Element<'t>, Span)> {
    let mut in_run = false;
    holder.node().children().filter_map(move |node| {
        let child = holder.article.node(node.id);
        let (counts, is_inline) = match node.kind() {
            NodeKind::Text => (child.has_text(), true),
            NodeKind::Element => (!is_among(child, allowed), node.name().is_inline_text()),
            _ => (false, true),
        };
        let is_next_in_run = in_run && is_inline && (counts || !node.is_element());
        in_run = is_next_in_run || counts && is_inline;
        let span = if node.is_element() { node.span() } else { node.span().trimmed(node.text) };
        (counts && !is_next_in_run).then_some((child, span))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn children_that_are_not_allowed() {
        for (content, expected) in [
            ("", ""),
            (" &nbsp;<!-- x --><small>x</small>\n<aside></aside><ul class=op-related-articles></ul>", ""),
            ("<p></p>x<ul></ul><ol class=op-related-articles>", "<p>|x|<ul>|<ol class=op-related-articles>"),
            (" a <!-- x --><b>b</b>\n<br>c ", "a"),
            ("<!-- x --> <br>\n<b>b</b>c", "<br>"),
            ("a<small>b</small>c<p>d</p>e f<aside></aside><i></i>", "a|c|<p>|e f|<i>"),
        ] {
            let text = format!("<footer>{content}</footer>");
            let mut buffers = Buffers::default();
            let article = buffers.read(&text);
            let found: Vec<&str> =
                surplus(article.node(1), &OF_FOOTER).map(|(_, span)| span.of(&text)).collect();
            assert_eq!(found.join("|"), expected, "{content}");
        }
    }
}
