//! What figures and iframes hold.

use super::{Element, text};
use crate::markup::{Name, NodeKind};

impl<'t> Element<'t> {
    /// The elements inside a figure that are its own: not those in a figure or an iframe in it. No element
    /// is the own one of two figures, so that asking all figures stays linear however they nest.
    pub(crate) fn own_elements(self) -> impl Iterator<Item = Self> {
        let mut next = self.id() + 1;
        let end = self.node().end();
        std::iter::from_fn(move || {
            while next < end {
                let element = self.article.node(next);
                let is_closed = matches!(element.name(), Name::Figure | Name::Iframe);
                next = if is_closed { element.node().end() } else { next + 1 };
                if element.node().is_element() {
                    return Some(element);
                }
            }
            None
        })
    }

    /// The iframes of a figure itself.
    pub(crate) fn own_iframes(self) -> impl Iterator<Item = Self> {
        self.own_elements().filter(|element| element.name() == Name::Iframe)
    }

    /// Whether an iframe has content between its tags: an element, or a visible character. Comments are
    /// none, nor is what editors put into empty elements (`&nbsp;`).
    pub(crate) fn has_inline_content(self) -> bool {
        self.node().descendants().any(|node| match node.kind() {
            NodeKind::Element => true,
            NodeKind::Text => text::is_visible(node.span().of(node.text)),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn elements_of_nested_figures_are_their_own() {
        let mut buffers = Buffers::default();
        let article = buffers.read(
            "<figure><div><iframe id=1><iframe id=x></iframe></iframe></div><figure><iframe id=2></iframe></figure>\
             <iframe id=3></iframe></figure><iframe id=y></iframe>",
        );
        let iframes = |figure: Element<'_>| {
            figure
                .own_iframes()
                .filter_map(|iframe| Some(iframe.value("id")?.into_owned()))
                .collect::<Vec<_>>()
        };
        let figures: Vec<_> = article.document().find_all(Name::Figure).map(iframes).collect();
        assert_eq!(figures, [vec!["1", "3"], vec!["2"]]);
    }

    #[test]
    fn inline_content() {
        for (content, expected) in [
            ("", false),
            (" \n\t", false),
            ("<!-- ad -->", false),
            ("&nbsp;", false),
            ("</p>", false),
            ("x", true),
            ("&lt;b&gt;", true),
            ("<script></script>", true),
            ("<!-- --><br>", true),
        ] {
            let mut buffers = Buffers::default();
            let text = format!("<iframe>{content}</iframe>x");
            let article = buffers.read(&text);
            assert_eq!(article.node(1).has_inline_content(), expected, "{content}");
        }
    }
}
