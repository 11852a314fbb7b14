use crate::article::children::{self, OF_ARTICLE};
use crate::article::share_blocks::{in_article, is_share_block};
use crate::rules::fixer::has_data;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element stands directly in `article` that the format does not have there: anything but `header`,
    /// `footer`, `p`, `h1`, `h2`, `ul`, `ol`, `blockquote`, `aside` and `figure`. A `table`, `pre` or `form`
    /// with text is an error, since the text is lost. The rule is a last resort: where another one reports
    /// the element, or says that something in it stands wrongly, it is silent. A `br` alone is no finding.
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
    /// Unwrap a `div` or `section` in which only elements of the format stand, and which has no `data-*` attribute.
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
            if !children::is_among(child, OF_ARTICLE) && !is_share_block(child) {
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
    for block in in_article(article.article).into_iter().map(|id| article.article.node(id)) {
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
    let help = match element.name() {
        Name::Div | Name::Section => "take the wrapper away and leave what is in it",
        _ if !element.has_text() && !element.has_media() => "take it out",
        _ => "use `p`, `h1`, `h2`, `ul`, `ol`, `blockquote`, `aside` or `figure` instead",
    };
    findings
        .at(element, format!("`{name}` directly in `article`: it is not supported and may not be shown"))
        .help(help)
        .fix(Safety::Safe, help, without(element));
}

/// Takes a wrapper away that holds nothing but what may stand in the article, and what is empty altogether.
fn without(element: Element<'_>) -> Option<Edits> {
    if !matches!(element.name(), Name::Div | Name::Section | Name::Span) && !element.name().is_inline_text() {
        return None;
    }
    if !element.has_text() && !element.has_media() {
        return Edits::default().remove_empty(element);
    }
    let fits = |node: &NodeRef<'_>| {
        let child = element.article.node(node.id);
        let is_block =
            children::is_among(child, OF_ARTICLE) || matches!(child.name(), Name::Div | Name::Section);
        if node.is_element() { is_block } else { !child.has_text() }
    };
    let mut nodes = element.node().children();
    Edits::default().unwrap(element).filter(|_| nodes.all(|node| fits(&node)) && !has_data(element))
}
