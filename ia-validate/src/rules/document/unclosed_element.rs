use crate::markup::EndPriority;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element that needs its end tag has none. Optional end tags, such as those of `p` and `li`, may be
    /// left out; crossing tags are reported at the end tag.
    ///
    /// # Why
    ///
    /// Where such an element ends is the parser's guess (MSG 17).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The <b>ferry is back.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The <b>ferry</b> is back.
    /// <p>It sails at noon.
    /// ```
    ///
    /// # Fix
    ///
    /// End an inline element at the end of its block.
    id: "unclosed-element",
    severity: Warning,
    points: StartTag,
    on: Unclosed(check),
    fix: Safe,
    after_cut: Unsure,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let name = short(element.name_as_written());
    findings
        .at(element, format!("`{name}` has no end tag"))
        .help(format!("write `</{name}>` where it ends"))
        .fix(Safety::Safe, format!("end it with `</{name}>`"), ended(element));
}

/// The most nodes in an element that is ended.
const MOST_NODES: u32 = 400;

/// Ends an inline element that holds nothing but text, at the end of its block.
fn ended(element: Element<'_>) -> Option<Edits> {
    let is_block = element.block().is_some_and(|it| it.name().end_priority() < EndPriority::Region);
    let is_small = element.node().end() - element.id() <= MOST_NODES;
    let is_text = || element.descendants().all(|inside| inside.name().is_inline_text());
    let content = element.inner();
    let kept = content.of(element.node().text).trim_ascii_end().len();
    let end = Span::at(content.start as usize, content.start as usize + kept).end;
    let tag = format!("</{}>", element.name_as_written());
    // Between its nodes nothing stands but end tags that cross it.
    let mut at = content.start;
    let is_gapless = |node: NodeRef<'_>| std::mem::replace(&mut at, node.extent().end) == node.span().start;
    let is_clean = element.name().is_inline_text() && is_block && is_small && is_text();
    let is_clean = is_clean && element.node().children().all(is_gapless) && at >= end;
    // `</` is text only as long as no tag follows it.
    let is_clean = is_clean && !content.of(element.node().text)[..kept].ends_with("</");
    is_clean.then(|| Edits::default().insert(end, tag))
}
