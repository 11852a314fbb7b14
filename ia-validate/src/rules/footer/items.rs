//! The items of a list of related articles.

use crate::rules::prelude::*;

/// Whether it is a list of related articles. The class alone, on something else, does not make one.
pub(super) fn is_related_articles(element: Element<'_>) -> bool {
    element.name() == Name::Ul && element.has_class(Classes::RELATED_ARTICLES)
}

pub(super) fn items(list: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    list.children().filter(|child| child.name() == Name::Li)
}

/// Whether an item is an advertisement.
pub(super) fn is_sponsored(item: Element<'_>) -> bool {
    item.value_if_any("data-sponsored").is_some_and(|value| value == "true")
}

/// The links in an item, but not those in another such list in it: each belongs to one item only.
pub(super) fn links(item: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let (mut next, end) = (item.id() + 1, item.node().end());
    std::iter::from_fn(move || {
        while next < end {
            let inside = item.article.node(next);
            let is_closed = inside.name() == Name::Iframe || is_related_articles(inside);
            next = if is_closed { inside.node().end() } else { next + 1 };
            if inside.name() == Name::A {
                return Some(inside);
            }
        }
        None
    })
}
