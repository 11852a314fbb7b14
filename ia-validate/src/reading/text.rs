//! The text of a stretch of an article, as readers see it.

use super::lost::Lost;
use crate::article::text::folded;
use crate::article::{Article, Element};
use crate::markup::{Name, NodeId, NodeKind};

/// What holds text that is no text of the article.
const NOT_SHOWN: &[Name] = &[Name::Script, Name::Style, Name::Iframe, Name::Template];

/// The text of these nodes, but of none that is lost or that `skips` names: white space folded, and a line for each block.
pub(super) fn text_of<'t>(
    article: &'t Article<'t>,
    nodes: std::ops::Range<NodeId>,
    lost: &Lost,
    skips: impl Fn(Element<'t>) -> bool,
) -> Option<String> {
    let mut lines = String::new();
    let mut line = String::new();
    let mut block = None;
    let mut end_line = |line: &mut String| {
        let folded = folded(line);
        line.clear();
        if !folded.is_empty() {
            lines.push_str(if lines.is_empty() { "" } else { "\n" });
            lines.push_str(&folded);
        }
    };
    let mut id = nodes.start;
    let mut gone = lost.from(id);
    while id < nodes.end {
        while gone.first().is_some_and(|range| range.nodes.end <= id) {
            gone = gone.get(1..).unwrap_or_default();
        }
        if let Some(range) = gone.first().filter(|range| range.nodes.start <= id) {
            line.push(' ');
            id = range.nodes.end;
            continue;
        }
        let element = article.node(id);
        let node = element.node();
        if node.is_element() && (NOT_SHOWN.contains(&node.name()) || skips(element)) {
            id = node.end();
            continue;
        }
        if node.kind() == NodeKind::Text {
            let around = element.block().map(Element::id);
            if around != block {
                end_line(&mut line);
                block = around;
            }
            line.push_str(&node.decoded_text());
        } else if node.name() == Name::Br {
            line.push(' ');
        }
        id += 1;
    }
    end_line(&mut line);
    Some(lines).filter(|lines| !lines.is_empty())
}

/// The text in an element.
pub(super) fn text_in(element: Element<'_>, lost: &Lost) -> Option<String> {
    text_of(element.article, element.id() + 1..element.node().end(), lost, |_| false)
}

/// The same, in one line.
pub(super) fn line_in(element: Element<'_>, lost: &Lost) -> Option<String> {
    let text = text_in(element, lost)?;
    Some(if text.contains('\n') { text.replace('\n', " ") } else { text })
}
