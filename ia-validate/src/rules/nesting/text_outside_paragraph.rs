use crate::article::children::{self, OF_ARTICLE};
use crate::article::hidden::is_hidden;
use crate::article::leftovers::{in_text, is_left_by_engine};
use crate::markup::EndPriority;
use crate::rules::fixer::{is_markup, wrap_run};
use crate::rules::prelude::*;
use crate::rules::shared::printed_markup::is_rest_of_tag;

rule! {
    /// # What it checks
    ///
    /// Text, or inline elements with text in them, stand directly in `article` (or in `body` outside it)
    /// instead of in a paragraph. Each run of them is reported once, at the first that has text. White
    /// space, U+00A0, comments and a `br` alone are no text. An inline element around a figure or the whole
    /// article is not reported for the text in these.
    ///
    /// # Why
    ///
    /// Text must be wrapped in paragraphs (FAQ L162).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// It sails at noon.
    /// ```
    ///
    /// ```html
    /// <b>The ferry</b> is back.
    /// ```
    ///
    /// ```html
    /// <br><a href="https://example.com/ferry"><b>The ferry</b></a><br> is back.
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// <!-- break -->&nbsp;
    /// <p>It sails at noon.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap each run in a `p`, and take an inline element around whole paragraphs away as a suggestion. It is one, too, where the web page hides something in
    /// the run. Nothing is wrapped where the document was cut off in a tag there, or a template left something in it.
    id: "text-outside-paragraph",
    severity: Error,
    points: Text,
    on: Elements(&[Name::Article, Name::Body, Name::Html], check),
    fix: Safe,
}

fn check(holder: Element<'_>, findings: &mut Findings<'_>) {
    check_children(holder, findings);
    // Where `html` and `body` are left out, the document itself holds what stands beside the article.
    if holder.article.root().is_some_and(|root| root.id() == holder.id()) {
        check_children(holder.article.document(), findings);
    }
}

/// Reports the runs of text directly in an element.
fn check_children(holder: Element<'_>, findings: &mut Findings<'_>) {
    // Whether the run that is being read has been reported already, and where it begins.
    let mut reported = false;
    let mut begins = None;
    for node in holder.node().children() {
        let child = holder.article.node(node.id);
        let is_in_run = match node.kind() {
            NodeKind::Element => node.name().is_inline_text(),
            _ => true,
        };
        if is_in_run && (child.has_text() || is_markup(child)) {
            begins.get_or_insert(child);
        }
        if !is_in_run {
            reported = false;
            begins = None;
        } else if !reported && has_own_text(child) && !is_rest_of_tag(child) && !is_cut_off_tag(child) {
            reported = true;
            let span = match node.kind() {
                NodeKind::Text => node.span().trimmed(node.text),
                _ => node.span(),
            };
            if let Some(name) = wraps_paragraphs(child) {
                findings
                    .about(node.id, span, format!("`{name}` around whole blocks: they may not be shown"))
                    .help(format!(
                        "take the `{name}` away; what is to look like it goes into one in each paragraph"
                    ))
                    .fix(Safety::Unsafe, format!("take the `{name}` away"), unwrap_all(child));
                continue;
            }
            findings
                .about(node.id, span, "text outside a paragraph: it may not be shown")
                .help(match is_quotation_alone(child) {
                    true => "make it a `blockquote`, or wrap it in `<p>…</p>`",
                    false => "wrap the text in `<p>…</p>`",
                })
                .fix(
                    if run(begins.unwrap_or(child)).any(|it| is_hidden(it.node())) {
                        Safety::Unsafe
                    } else {
                        Safety::Safe
                    },
                    "wrap it in a `p`",
                    wrap_run(begins.unwrap_or(child)).filter(|_| !holds_leftover(begins.unwrap_or(child))),
                );
        }
    }
}

/// Whether it is or holds text that stands in no figure and no article of its own.
fn has_own_text(run: Element<'_>) -> bool {
    if !run.has_text() {
        return false;
    }
    let mut id = run.id();
    while id < run.node().end() {
        let part = run.article.node(id);
        if part.node().kind() == NodeKind::Text && part.has_text() {
            return true;
        }
        let is_apart = part.name() == Name::Figure || part.name().end_priority() >= EndPriority::Article;
        id = if is_apart { part.node().end() } else { id + 1 };
    }
    false
}

/// The name of an inline element in which all text stands in paragraphs and the like, as what was copied from Google Docs.
fn wraps_paragraphs(wrapper: Element<'_>) -> Option<&str> {
    let is_wrapper = wrapper.node().is_element()
        && wrapper.children().any(|child| !child.name().is_inline_text())
        && wrapper.node().children().all(|node| {
            node.is_element() && !node.name().is_inline_text() || !wrapper.article.node(node.id).has_text()
        });
    is_wrapper.then(|| wrapper.name_as_written())
}

/// Takes such a wrapper away, unless something stands in it that may not stand where it does, or a link would be lost.
fn unwrap_all(wrapper: Element<'_>) -> Option<Edits> {
    let fits = |child: Element<'_>| children::is_among(child, &OF_ARTICLE) || child.name() == Name::Br;
    let is_link = wrapper.name() == Name::A;
    Edits::default().unwrap(wrapper).filter(|_| !is_link && wrapper.children().all(fits))
}

/// Whether what a template left stands in a run of text: that is to be mended first.
fn holds_leftover(first: Element<'_>) -> bool {
    let is_left = |node: Element<'_>| {
        let text = node.node().span().of(node.node().text).trim_ascii();
        node.node().kind() == NodeKind::Text && (in_text(text).is_some() || is_left_by_engine(text))
    };
    run(first).any(is_left)
}

/// The nodes of a run of text and inline elements, from its first one on.
fn run<'t>(first: Element<'t>) -> impl Iterator<Item = Element<'t>> {
    let end = first.parent().map_or(0, |holder| holder.node().end());
    let nodes = (first.id()..end).map(move |id| first.article.node(id));
    nodes.take_while(|it| !it.node().is_element() || it.name().is_inline_text())
}

/// Whether a text is where the document was cut off in a tag, which is said of the element that lacks its end.
fn is_cut_off_tag(text: Element<'_>) -> bool {
    let (node, span) = (text.node(), text.span());
    let is_last = || Span::at(span.end as usize, node.text.len()).is_empty();
    node.kind() == NodeKind::Text && matches!(span.of(node.text).trim_ascii(), "<" | "</") && is_last()
}

/// Whether nothing stands beside a `q` up to the blocks around it.
fn is_quotation_alone(q: Element<'_>) -> bool {
    /// So few nodes are looked at on each side.
    const MOST: usize = 8;
    if !q.node().is_element() || !q.name_as_written().eq_ignore_ascii_case("q") {
        return false;
    }
    let ends_run = |node: &NodeRef<'_>| node.is_element() && !node.name().is_inline_text();
    let is_blank = |node: NodeRef<'_>| !node.is_element() && !q.article.node(node.id).has_text();
    let Some(holder) = q.node().parent() else { return false };
    let mut behind =
        holder.children().skip_while(|node| node.id <= q.id()).take(MOST).take_while(|it| !ends_run(it));
    behind.all(is_blank)
}
