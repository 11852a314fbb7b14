use crate::rules::fixer::written;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item of a plain list holds a figure, image, video, iframe, heading, table, block quote or another
    /// list, what shows something only elsewhere (`oembed`, `amp-img`), or more than one `p` or `div`. Text with `a`, `b`, `strong`, `i` or `em` is fine.
    ///
    /// # Why
    ///
    /// Some tags may be used inside list items, for instance to make text bold or to add links (FAQ L142);
    /// items of several elements stopped the import (MSG 18).
    ///
    /// # Bad
    ///
    /// ```html
    /// <ul><li>The harbour <figure><img src="https://example.com/harbour.jpg"></figure></li></ul>
    /// ```
    ///
    /// ```html
    /// <ol><li><p>Noon</p><p>Sunday</p></li></ol>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <ul><li><b>Noon</b> from <a href="https://example.com/pier">the pier</a></li><li><p>Sunday</p></li></ul>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: move a figure, image, video, table, quote or list behind the list, and join several
    /// blocks of text with line breaks.
    id: "list-item-block-content",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Li], check),
    fix: Unsafe,
}

/// What must not stand in a list item.
#[rustfmt::skip]
const BLOCKS: &[Name] = &[
    Name::Figure, Name::Img, Name::Video, Name::Iframe, Name::H1, Name::H2, Name::H3, Name::H4, Name::H5, Name::H6,
    Name::Table, Name::Blockquote, Name::Ul, Name::Ol,
];

fn check(item: Element<'_>, findings: &mut Findings<'_>) {
    let is_plain = matches!(item.parent_name(), Name::Ul | Name::Ol)
        && !item.is_inside(Inside::RELATED_ARTICLES.or(Inside::SPONSORS));
    // An item in an item belongs to a list that is reported itself.
    if !is_plain || item.is_inside(Inside::LIST_ITEM) {
        return;
    }
    if let Some(gallery) = gallery(item) {
        if is_first(item) && item.has_media() {
            findings
                .at(gallery, "a list of pictures in `figure`: they may not be shown")
                .help("write `<figure class=\"op-slideshow\">` with the figures directly in it")
                .related(item.span(), "the first of them");
        }
        return;
    }
    let mut first_block: Option<Element<'_>> = None;
    // What stands in something reported is no part of the item's text.
    let mut reported_end = 0;
    for inside in item.descendants() {
        if inside.id() < reported_end {
            continue;
        }
        if BLOCKS.contains(&inside.name()) || inside.is_lost_medium() {
            reported_end = inside.node().end();
            findings
                .at(
                    inside,
                    format!("`{}` inside `li`: list items hold text only", short(inside.name_as_written())),
                )
                .help("move it out of the list")
                .related(item.span(), "the list item")
                .fix(Safety::Unsafe, "move it behind the list", behind_list(inside, item));
        } else if matches!(inside.name(), Name::P | Name::Div) {
            match first_block {
                None => first_block = Some(inside),
                Some(first) => {
                    findings
                        .at(inside, "more than one block of text in `li`: a list item holds one text only")
                        .help("make one text of them, or several list items")
                        .related(first.span(), "the first one")
                        .fix(
                            Safety::Unsafe,
                            "make one text of them, with a line break",
                            Edits::default().insert(inside.span().start, "<br>").unwrap(inside),
                        );
                }
            }
        }
    }
}

/// The figure around a list of pictures, as galleries of WordPress are written.
fn gallery(item: Element<'_>) -> Option<Element<'_>> {
    let figure = item.parent()?.parent().filter(|it| it.name() == Name::Figure)?;
    item.has_media().then_some(figure)
}

fn is_first(item: Element<'_>) -> bool {
    let first = item.parent().and_then(|list| list.children().next());
    first.is_some_and(|first| first.id() == item.id())
}

/// The most nodes of a list behind something that is moved out of it: all of them are looked at.
const MOST_NODES: u32 = 400;

/// Moves something out of a list that stands directly in the article; an item without text goes with it. What is
/// last goes first, so that the order stays as it is.
fn behind_list(inside: Element<'_>, item: Element<'_>) -> Option<Edits> {
    let list = item.parent().filter(|list| list.parent_name() == Name::Article)?;
    let is_bare = matches!(inside.name(), Name::Img | Name::Video);
    let is_movable =
        is_bare || matches!(inside.name(), Name::Figure | Name::Blockquote | Name::Ul | Name::Ol);
    let rest = inside.node().end()..list.node().end();
    let is_last = rest.end - rest.start <= MOST_NODES
        && rest.map(|id| item.article.node(id)).all(|node| !BLOCKS.contains(&node.name()));
    let is_all = !item.has_text() && item.children().all(|child| child.id() == inside.id());
    let inner = written(inside).filter(|_| is_movable && is_last)?;
    let moved = if is_bare { format!("<figure>{inner}</figure>") } else { inner.to_owned() };
    Edits::default().remove(if is_all { item } else { inside })?.put_behind(list, &moved)
}
