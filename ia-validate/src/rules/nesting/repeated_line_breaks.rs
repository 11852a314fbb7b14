use crate::markup::NodeId;
use crate::rules::fixer::split_at;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Two or more `br` follow one another in a text block, with nothing but white space, U+00A0 and
    /// comments between them. Each run is reported once, at its first `br`.
    ///
    /// # Why
    ///
    /// Line breaks must not be used to make space: paragraphs divide a text (FAQ L98; MSG 5).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back.<br><br>It sails at noon.</p>
    /// ```
    ///
    /// ```html
    /// <p>The ferry is back.<br>&nbsp;<!-- space --><b><br>It sails</b> at noon.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.<br>It sails at noon.</p>
    /// <p>&nbsp;</p>
    /// <p>Tickets are sold on board.<br>Dogs travel free.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Make two paragraphs of the text; at its ends the breaks go.
    id: "repeated-line-breaks",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Br], check),
    fix: Safe,
}

fn check(first: Element<'_>, findings: &mut Findings<'_>) {
    let tree = first.node().tree;
    let behind = |id: NodeId| id + 1;
    if neighbour(first, (1..first.id()).rev()).is_some() {
        return;
    }
    let Some(second) = neighbour(first, behind(first.id())..tree.len()) else { return };
    let is_in_paragraph = first.block().is_some_and(|block| block.name() == Name::P);
    let help = if is_in_paragraph {
        "divide the text with `</p><p>`; for more space use `<p>&nbsp;</p>`"
    } else {
        "keep one of them, or divide the text"
    };
    let finding = findings
        .at(first, "line breaks one after the other: they are no way to make paragraphs or space")
        .help(help)
        .related(second.span(), "the next one");
    finding.fix(Safety::Safe, "make paragraphs of the text around them", divide(first, second));
}

/// Divides the paragraph, if all of the breaks stand in the same element.
fn divide(first: Element<'_>, second: Element<'_>) -> Option<Edits> {
    let paragraph =
        first.paragraph().filter(|it| first.block().is_some_and(|block| block.id() == it.id()))?;
    let mut last = second;
    while let Some(next) = neighbour(last, last.id() + 1..last.node().tree.len()) {
        last = next;
    }
    let (parent, end) = (first.parent()?, last.node().end());
    let is_run = (first.id()..end).all(|id| {
        let node = first.article.node(id);
        node.parent().is_some_and(|it| it.id() == parent.id())
            && (node.name() == Name::Br || node.node().kind() == NodeKind::Text)
    });
    let between = Span::new(first.span().start, last.node().extent().end);
    split_at(paragraph, between, (first.id(), end)).filter(|_| is_run)
}

/// The next `br` among `ids` in the same block of text, if nothing that shows stands between.
fn neighbour(from: Element<'_>, ids: impl Iterator<Item = NodeId>) -> Option<Element<'_>> {
    for id in ids {
        let other = from.article.node(id);
        let passed = match other.node().kind() {
            NodeKind::Text => !other.has_text(),
            NodeKind::Comment => true,
            NodeKind::Element if other.name() == Name::Br => {
                let block = |element: Element<'_>| element.block().map(Element::id);
                return (block(other) == block(from)).then_some(other);
            }
            NodeKind::Element => other.name().is_inline_text(),
            _ => false,
        };
        if !passed {
            return None;
        }
    }
    None
}
