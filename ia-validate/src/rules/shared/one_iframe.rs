//! Figures that hold exactly one iframe. Those in an iframe or in another figure do not count.

use crate::rules::fixer::{split_figure, written};
use crate::rules::prelude::*;

/// Reports a figure of this class that holds no iframe, or each iframe after the first.
pub(in crate::rules) fn expect_one_iframe(figure: Element<'_>, class: &str, findings: &mut Findings<'_>) {
    if figure.name() != Name::Figure {
        return;
    }
    let mut iframes = figure.own_iframes();
    let Some(first) = iframes.next() else {
        let holds_other = figure.children().any(|child| child.name() != Name::Figcaption);
        let finding =
            findings.at(figure, format!("`{class}` figure without an `iframe`: nothing of it is shown"));
        finding.help(if holds_other {
            "put what the figure holds into one `iframe`, unchanged"
        } else {
            "add an `iframe`, with a `src` or with the content between its tags"
        });
        // What shows an ad or counts readers is too easily broken.
        let safety = if figure.has_class(Classes::EMBED) { Safety::Safe } else { Safety::Unsafe };
        if holds_other && !figure.has_class(Classes::TRACKER) {
            finding.fix(safety, "put what the figure holds into an `iframe`", content_in_iframe(figure));
        }
        return;
    };
    for another in iframes {
        let finding = findings
            .at(another, format!("another `iframe` in one `{class}` figure, which holds exactly one"))
            .help("give it a figure of its own")
            .related(first.span(), "the figure's first `iframe`");
        if figure.has_class(Classes::TRACKER) && figure.parent_name() == Name::Article {
            finding.fix(Safety::Safe, "give it a figure of its own", split_figure(another, None));
        }
    }
}

/// Puts an iframe around what a figure holds beside its caption.
fn content_in_iframe(figure: Element<'_>) -> Option<Edits> {
    figure.node().end_tag()?;
    let text = figure.node().text;
    let is_caption = |node: &NodeRef<'_>| node.name() == Name::Figcaption;
    let is_blank = |node: &NodeRef<'_>| !node.is_element() && node.span().of(text).trim_ascii().is_empty();
    let nodes = || figure.node().children().skip_while(|node| is_caption(node) || is_blank(node));
    let first = nodes().next()?;
    let mut content = nodes().take_while(|node| !is_caption(node)).filter(|node| !is_blank(node));
    let last = content.by_ref().last()?;
    let is_all = nodes().filter(|node| node.id > last.id).all(|node| is_caption(&node) || is_blank(&node));
    // A credit is not what the embed shows, nor are parts of the article after a figure that was not ended.
    let is_own = |name: Name| !matches!(name, Name::Cite | Name::P | Name::Footer);
    let is_all = is_all
        && figure.children().all(|child| is_own(child.name()))
        && figure.own_elements().all(|inside| inside.name() != Name::Figure);
    let is_clean = nodes().all(|node| !node.is_element() || written(figure.article.node(node.id)).is_some());
    let edits =
        Edits::default().insert(first.span().start, "<iframe>").insert(last.extent().end, "</iframe>");
    (is_all && is_clean && !figure.article.has_open_iframe()).then_some(edits)
}

/// Makes an interactive embed of a social one, if it is a proper one.
pub(in crate::rules) fn as_interactive(figure: Element<'_>) -> Option<Edits> {
    let mut iframes = figure.own_iframes();
    let is_proper = iframes.next().is_some() && iframes.next().is_none();
    is_proper.then(|| Edits::default().replace_class(figure, "op-social", "op-interactive"))
}
