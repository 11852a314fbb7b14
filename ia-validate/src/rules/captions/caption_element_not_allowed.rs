use crate::article::children::{self, OF_CAPTION};
use crate::markup::NodeId;
use crate::rules::fixer::MOST_CHILDREN;
use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figcaption` has a child element other than `h1`, `h2` or `cite`. Plain text is allowed, and so is
    /// formatting inside these three.
    ///
    /// # Why
    ///
    /// A caption supports `h1`, `h2` and `cite` only; a paragraph is not supported (FAQ L108). Facebook's SDK
    /// wrote formatted text straight into captions nevertheless (OQ 1): for whoever has to live with
    /// that, `--lenient-captions` makes it a warning for `a`, `b`, `strong`, `i`, `em` and `br`.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><p>The harbour at dawn</p></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour <em>at dawn</em></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><br>The harbour at dawn</figcaption>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><h1>The <em>old</em> harbour</h1><h2>At dawn</h2><cite>Ann / <b>AP</b></cite></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour at dawn</figcaption>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Unwrap a single `p` to plain text; take out a `br` at the start or the end. As a suggestion: several `p` are joined, and one that holds formatting
    /// becomes an `h1`.
    id: "caption-element-not-allowed",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Figcaption], check),
    fix: Safe,
}

/// What the SDK wrote into captions.
const INLINE: &[Name] = &[Name::A, Name::B, Name::Strong, Name::I, Name::Em, Name::Br];

fn check(caption: Element<'_>, findings: &mut Findings<'_>) {
    let is_lenient = findings.context().options.lenient_captions;
    let outer_breaks = if caption.has_break() { outer_breaks(caption) } else { Vec::new() };
    for child in caption.children().filter(|child| !children::is_among(*child, &OF_CAPTION)) {
        let name = short(child.name_as_written());
        let finding = findings.at(
            child,
            format!(
                "`{name}` directly in `figcaption`: a caption holds `h1`, `h2`, `cite` and plain text only"
            ),
        );
        finding.help(match child.name() {
            Name::P => "put the text into `h1` or `h2`, or leave it plain; a credit goes into `cite`",
            _ => "leave the text plain, or put it into `h1`, `h2` or `cite`, which may hold formatting",
        });
        if is_lenient && INLINE.contains(&child.name()) {
            finding.severity(Severity::Warning);
        }
        if child.name() == Name::Br && outer_breaks.binary_search(&child.id()).is_ok() {
            finding.help("take it out: nothing stands on its other side").fix(
                Safety::Safe,
                "take it out",
                Edits::default().remove_empty(child),
            );
        }
        if child.name() != Name::P {
            continue;
        }
        let is_plain = child.children().next().is_none();
        let is_only = caption.children().filter(|it| it.name() == Name::P).nth(1).is_none();
        match (is_plain, is_only) {
            (true, true) => {
                let safety = if carries_content(child) { Safety::Unsafe } else { Safety::Safe };
                finding.fix(safety, "leave the text plain", as_text(child, caption));
            }
            (true, false) => {
                finding.fix(Safety::Unsafe, "join the paragraphs to plain text", as_text(child, caption));
            }
            (false, true) => {
                finding.fix(Safety::Unsafe, "make it an `h1`", Edits::default().rename(child, "h1"));
            }
            (false, false) => {}
        }
    }
}

/// Unwraps a paragraph, with blanks where its text would run together with what stands beside it.
fn as_text(paragraph: Element<'_>, caption: Element<'_>) -> Option<Edits> {
    let (extent, content) = (paragraph.node().extent(), paragraph.inner());
    let beside = |node: NodeRef<'_>| caption.article.node(node.id);
    let before =
        caption.node().children().take(MOST_CHILDREN).take_while(|node| node.id < paragraph.id()).last();
    if before.is_some_and(|it| it.end() != paragraph.id()) {
        return None;
    }
    let before = before.map(beside);
    let is_first = extent.start == caption.inner().start;
    let behind = Some(paragraph.node().end())
        .filter(|&id| id < caption.node().end())
        .map(|id| caption.article.node(id));
    let is_last = extent.end == caption.inner().end;
    let mut edits = Edits::default();
    if !is_first && before.is_none_or(|it| runs_on(it, |text| text.ends_with(is_space))) {
        edits = edits.insert(content.start, " ");
    }
    if !is_last && behind.is_none_or(|it| runs_on(it, |text| text.starts_with(is_space))) {
        edits = edits.insert(content.end, " ");
    }
    edits.unwrap(paragraph)
}

/// Whether a text would run together with what stands beside it.
fn runs_on(beside: Element<'_>, has_space: impl Fn(&str) -> bool) -> bool {
    match beside.node().kind() {
        NodeKind::Text => !has_space(beside.span().of(beside.node().text)),
        _ => !children::is_among(beside, &OF_CAPTION),
    }
}

fn is_space(character: char) -> bool {
    character.is_ascii_whitespace()
}

/// The line breaks at the start and at the end of a caption, in document order.
fn outer_breaks(caption: Element<'_>) -> Vec<NodeId> {
    let is_outer = |node: &NodeRef<'_>| {
        node.name() == Name::Br || !node.is_element() && !caption.article.node(node.id).has_text()
    };
    // What stands in front of all else, and what there is behind it so far.
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let mut is_first = true;
    for node in caption.node().children() {
        match (is_outer(&node), is_first) {
            (true, true) => first.push(node.id),
            (true, false) => last.push(node.id),
            (false, _) => {
                is_first = false;
                last.clear();
            }
        }
    }
    first.append(&mut last);
    first
}
