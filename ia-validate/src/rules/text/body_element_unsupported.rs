use crate::article::children::{self, OF_ARTICLE};
use crate::article::hidden::{holds_hidden, is_hidden};
use crate::article::leftovers::{in_text, is_left_by_engine, is_word};
use crate::article::share_blocks::is_share_block;
use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element stands directly in `article` that the format does not have there: anything but `header`,
    /// `footer`, `p`, `h1`, `h2`, `ul`, `ol`, `blockquote`, `aside` and `figure`. A `table`, `pre` or `form`
    /// with text is an error, since the text is lost. The rule is a last resort: where another one reports the element, or
    /// says of a figure that it stands in this wrapper, it is silent. A `br` alone is no finding.
    ///
    /// # Why
    ///
    /// What Facebook's parser does not know is dropped, sometimes with all that is in it (MSG 3;
    /// SDK UnrecognizedElement); wrappers made their content vanish (OQ 15).
    ///
    /// # Bad
    ///
    /// ```html
    /// <div><p>The ferry is back.</p></div>
    /// ```
    ///
    /// ```html
    /// <div>The ferry is <b>back</b>.</div>
    /// ```
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// <hr>
    /// ```
    ///
    /// ```html
    /// <table><tr><td>Adults</td><td>4</td></tr></table>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <h2>Fares</h2>
    /// <p>Adults pay 4, children 2.</p>
    /// <blockquote>The ferry is back.</blockquote>
    /// <aside>It sails at noon.</aside>
    /// ```
    ///
    /// # Fix
    ///
    /// Make a paragraph of a `div` or `section` in which only text and inline elements stand; unwrap one in which only
    /// elements of the format stand. Both are suggestions only, where it has a `data-*` attribute, or the web page hides something in it. No paragraph is made of what a
    /// template left. Remove one that is empty.
    id: "body-element-unsupported",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Article], check),
    fix: Safe,
}

/// What is dropped together with its text.
const LOSES_TEXT: &[Name] = &[Name::Form, Name::Pre, Name::Table];

fn check(article: Element<'_>, findings: &mut Findings<'_>) {
    if article.article.root().is_some_and(|root| root.id() == article.id()) {
        share_blocks(article, findings);
    }
    // Text and inline elements side by side: if any has text, all of it is text outside a paragraph.
    let mut without_text = Vec::new();
    let mut has_text = false;
    for node in article.node().children() {
        let child = article.article.node(node.id);
        if node.is_element() && !node.name().is_inline_text() {
            report_all(&mut without_text, &mut has_text, findings);
            if !children::is_among(child, &OF_ARTICLE) && !is_share_block(child) && !holds_the_header(child) {
                report(child, findings);
            }
            continue;
        }
        has_text |= child.has_text();
        if node.kind() == NodeKind::Element && !matches!(node.name(), Name::Br | Name::Wbr) {
            without_text.push(child);
        }
    }
    report_all(&mut without_text, &mut has_text, findings);
}

/// Reports the blocks of buttons for sharing, wherever they stand. What is in them is not looked at.
fn share_blocks(article: Element<'_>, findings: &mut Findings<'_>) {
    for block in article.article.share_blocks().iter().map(|&id| article.article.node(id)) {
        let name = short(block.name_as_written());
        findings
            .at(block, format!("`{name}` with buttons for sharing: they lead nowhere in an article"))
            .help("leave it out of the export: the app has buttons of its own")
            .severity(Severity::Info)
            .fix(Safety::Unsafe, "take it out", Edits::default().remove(block));
    }
}

/// Reports the inline elements of a run, unless it has text.
fn report_all(elements: &mut Vec<Element<'_>>, has_text: &mut bool, findings: &mut Findings<'_>) {
    for element in elements.drain(..) {
        if !*has_text {
            report(element, findings);
        }
    }
    *has_text = false;
}

fn report(element: Element<'_>, findings: &mut Findings<'_>) {
    // A network's script is told of with the code that it belongs to.
    if element.article.embed_codes().have_script(element.node()) {
        return;
    }
    let name = short(element.name_as_written());
    if LOSES_TEXT.contains(&element.name()) && element.has_text() {
        findings
            .at(element, format!("`{name}` directly in `article`: it is not supported, and its text is lost"))
            .help("write it as paragraphs or lists, or show it in an embed (`figure.op-interactive`)")
            .severity(Severity::Error);
        return;
    }
    if let Some(lost) = lost_inside(element) {
        let what = lost.name().text();
        findings
            .at(element, format!("`{name}` directly in `article`: the text of the `{what}` in it is lost"))
            .help(format!(
                "write the `{what}` as paragraphs or lists, or show it in an embed (`figure.op-interactive`), without the `{name}`"
            ))
            .related(lost.span(), format!("the `{what}`, which is not supported"))
            .severity(Severity::Error);
        return;
    }
    let is_wrapper = matches!(element.name(), Name::Div | Name::Section);
    let is_seen = element.has_text() || element.has_media();
    let help = match is_wrapper {
        _ if is_seen && is_hidden(element.node()) => {
            "take it out, as the web page hides it; what readers are to see goes into paragraphs and figures"
        }
        _ if !element.has_text() && element.is_unknown_medium() => {
            "write what it stands for: a picture as `<figure><img …></figure>`, anything else in an embed (`figure.op-interactive > iframe`)"
        }
        _ if !element.has_text() && !element.has_media() => "take it out",
        true if holds_only_inline_text(element) => "make it a paragraph: `p`",
        true => "take the wrapper away and leave what is in it; text of its own goes into a `p`",
        false => "use `p`, `h1`, `h2`, `ul`, `ol`, `blockquote`, `aside` or `figure` instead",
    };
    let finding = findings
        .at(element, format!("`{name}` directly in `article`: it is not supported and may not be shown"))
        .help(help);
    let says_more = carries_content(element) || holds_hidden(element);
    let safety = if says_more { Safety::Unsafe } else { Safety::Safe };
    if is_seen && is_hidden(element.node()) {
        finding.fix(Safety::Unsafe, "take it out", Edits::default().remove(element));
    } else if !is_seen {
        finding.fix(Safety::Safe, "take it out", without_empty(element));
    } else if is_wrapper && holds_only_inline_text(element) {
        let text = element.folded_text();
        let is_left = is_word(&text) || in_text(&text).is_some() || is_left_by_engine(&text);
        let renamed = Edits::default().rename(element, "p").filter(|_| !is_left);
        finding.fix(safety, "make it a paragraph", renamed);
    } else {
        finding.fix(safety, "take the wrapper away and leave what is in it", unwrapped(element));
    }
}

/// The first element in a wrapper that loses its text, unless another rule is about where it stands.
fn lost_inside(wrapper: Element<'_>) -> Option<Element<'_>> {
    /// So many of a name are looked at.
    const MOST: usize = 20;
    const OF_OTHERS: Inside =
        Inside::FIGURE.or(Inside::BLOCKQUOTE).or(Inside::LIST_ITEM).or(Inside::PARAGRAPH).or(Inside::ASIDE);
    let index = wrapper.article.index;
    let (start, end) = (wrapper.id(), wrapper.node().end());
    let inside = LOSES_TEXT.iter().flat_map(|&name| {
        let ids = index.named(name);
        let behind = &ids[ids.partition_point(|&id| id <= start)..];
        behind.iter().take_while(move |&&id| id < end).take(MOST)
    });
    let elements = inside.map(|&id| wrapper.article.node(id));
    let lost = elements.filter(|it| it.has_text() && !it.is_inside(OF_OTHERS));
    lost.min_by_key(|it| it.id())
}

/// The most nodes of a wrapper that becomes a paragraph.
const MOST_NODES: u32 = 1_000;

/// Whether nothing stands in an element but text and inline elements.
fn holds_only_inline_text(element: Element<'_>) -> bool {
    let is_small = element.node().end() - element.id() <= MOST_NODES;
    is_small && !element.has_media() && element.descendants().all(|inside| inside.name().is_inline_text())
}

/// Whether the article's header stands in it, which is said of the header.
fn holds_the_header(wrapper: Element<'_>) -> bool {
    wrapper.article.header().and_then(Element::parent).is_some_and(|parent| parent.id() == wrapper.id())
}

/// Takes out what is empty altogether.
fn without_empty(element: Element<'_>) -> Option<Edits> {
    let is_plain =
        matches!(element.name(), Name::Div | Name::Section | Name::Span) || element.name().is_inline_text();
    if is_plain { Edits::default().remove_empty(element) } else { None }
}

/// Takes a wrapper away that holds nothing but what may stand in the article.
fn unwrapped(element: Element<'_>) -> Option<Edits> {
    let is_wrapper = matches!(element.name(), Name::Div | Name::Section) || element.name().is_inline_text();
    // With a link its URL would go.
    if !is_wrapper || element.name() == Name::A {
        return None;
    }
    let fits = |node: &NodeRef<'_>| {
        let child = element.article.node(node.id);
        let is_block =
            children::is_among(child, &OF_ARTICLE) || matches!(child.name(), Name::Div | Name::Section);
        if node.is_element() { is_block } else { !child.has_text() }
    };
    let mut nodes = element.node().children();
    Edits::default().unwrap(element).filter(|_| nodes.all(|node| fits(&node)))
}
