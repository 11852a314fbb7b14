//! The buttons for sharing that plugins print into every article. In an article they are dead text.

use super::{Article, Attributes, Element, Inside, classes};
use crate::markup::{Name, NodeId};
use crate::vocabulary::SHARE_BLOCKS;

/// What such blocks are made of.
const NAMES: [Name; 7] = [Name::Div, Name::Ul, Name::Section, Name::P, Name::Span, Name::Nav, Name::Aside];

/// Whether this is a block of buttons for sharing.
pub(crate) fn is_share_block(element: Element<'_>) -> bool {
    NAMES.contains(&element.name())
        && element.value("class").is_some_and(|class| {
            classes::tokens(&class).any(|class| SHARE_BLOCKS.iter().any(|start| class.starts_with(start)))
        })
}

impl<'t> Article<'t> {
    /// The share blocks in the article, but for what stands in one of them, in document order.
    pub(crate) fn share_blocks(&'t self) -> &'t [NodeId] {
        self.share_blocks.get_or_init(|| outermost(self))
    }
}

fn outermost<'t>(article: &'t Article<'t>) -> Vec<NodeId> {
    let with_class = article.index.with_attributes(Attributes::CLASS).map(|id| article.node(id));
    let blocks = with_class.filter(|element| element.is_inside(Inside::ARTICLE) && is_share_block(*element));
    let mut end = 0;
    let mut outermost = Vec::new();
    for block in blocks.filter(|block| block.figure().is_none()) {
        if block.id() >= end {
            end = block.node().end();
            outermost.push(block.id());
        }
    }
    outermost
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn blocks_by_class() {
        for (element, expected) in [
            ("<div class='sharedaddy sd-sharing-enabled'>", true),
            ("<div class='x addtoany_share_save_container'>", true),
            ("<ul class=shareaholic-list>", true),
            ("<div class=shared>", false),
            ("<div>", false),
            ("<h2 class=sharedaddy>", false),
        ] {
            let mut buffers = Buffers::default();
            let article = buffers.read(element);
            assert_eq!(is_share_block(article.node(1)), expected, "{element}");
        }
    }
}
