//! What each element of the body is.

use std::borrow::Cow;

use super::lost::Lost;
use super::model::{Block, BlockKind};
use super::text::{line_in, text_in, text_of};
use crate::article::geotag::Geotag;
use crate::article::{Classes, Element};
use crate::markup::Name;

/// The block that an element is, if anything of it is shown.
pub(super) fn block(element: Element<'_>, lost: &Lost) -> Option<Block> {
    let kind = match element.name() {
        Name::P => BlockKind::Paragraph,
        Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => BlockKind::Heading,
        Name::Ul if element.has_class(Classes::RELATED_ARTICLES) => return related(element, lost),
        Name::Ul | Name::Ol => BlockKind::List,
        Name::Blockquote => BlockKind::Quote,
        Name::Aside => return pull_quote(element, lost),
        Name::Figure => return figure(element, lost),
        _ => return None,
    };
    let text = match kind {
        BlockKind::Paragraph | BlockKind::Heading => line_in(element, lost),
        _ => text_in(element, lost),
    };
    Some(Block { text: Some(text?), ..empty(kind, element) })
}

fn empty(kind: BlockKind, element: Element<'_>) -> Block {
    Block {
        kind,
        element: element.name().text(),
        text: None,
        caption: None,
        credit: None,
        sources: Vec::new(),
        span: element.node().extent(),
    }
}

/// A list of related articles: their titles, and where they lead.
fn related(list: Element<'_>, lost: &Lost) -> Option<Block> {
    let links = list.descendants().filter(|it| it.name() == Name::A && !lost.has(*it));
    let sources: Vec<String> = links.filter_map(|it| value(it, "href")).collect();
    let text = text_in(list, lost);
    let caption = value(list, "title");
    (text.is_some() || !sources.is_empty()).then(|| Block {
        text,
        caption,
        sources,
        ..empty(BlockKind::Related, list)
    })
}

fn pull_quote(aside: Element<'_>, lost: &Lost) -> Option<Block> {
    let (text, credit) = with_credit(aside, lost);
    Some(Block { text: Some(text?), credit, ..empty(BlockKind::Pullquote, aside) })
}

/// The block that a figure is, if it shows anything.
pub(super) fn figure(figure: Element<'_>, lost: &Lost) -> Option<Block> {
    let classes = figure.classes();
    let (kind, sources) = if classes.has(Classes::SLIDESHOW) {
        let images = figure.descendants().filter(|it| it.name() == Name::Img && !lost.has(*it));
        let sources: Vec<String> = images.filter_map(|image| value(image, "src")).collect();
        (BlockKind::Slideshow, Some(sources).filter(|sources| !sources.is_empty())?)
    } else {
        medium(figure, classes, lost)?
    };
    let text = if kind == BlockKind::Map { place(figure) } else { None };
    let caption = figure.children().find(|it| it.name() == Name::Figcaption && !lost.has(*it));
    let (caption, credit) = caption.map_or((None, None), |caption| with_credit(caption, lost));
    Some(Block { text, caption, credit, sources, ..empty(kind, figure) })
}

/// What a figure shows that is no slideshow, and where that is.
fn medium(figure: Element<'_>, classes: Classes, lost: &Lost) -> Option<(BlockKind, Vec<String>)> {
    let shown = || figure.own_elements().filter(|it| !lost.has(*it));
    let first = |name| shown().find(|it| it.name() == name);
    let one = |element: Element<'_>| value(element, "src").into_iter().collect();
    let of_iframe = |kind| first(Name::Iframe).map(|iframe| (kind, one(iframe)));
    match classes {
        _ if classes.has(Classes::AD) => of_iframe(BlockKind::Ad),
        _ if classes.has(Classes::TRACKER) => of_iframe(BlockKind::Tracker),
        _ if classes.has(Classes::EMBED) => of_iframe(BlockKind::Embed),
        _ if classes.has(Classes::MAP) => {
            shown().any(|it| it.has_class(Classes::GEOTAG)).then(|| (BlockKind::Map, Vec::new()))
        }
        _ => {
            if let Some(video) = first(Name::Video) {
                let source = || first(Name::Source).and_then(|source| value(source, "src"));
                let src = value(video, "src").or_else(source);
                return Some((BlockKind::Video, src.into_iter().collect()));
            }
            first(Name::Img).map(|image| (BlockKind::Image, one(image)))
        }
    }
}

/// The name of the place that a map shows.
fn place(figure: Element<'_>) -> Option<String> {
    let script = figure.own_elements().find(|it| it.has_class(Classes::GEOTAG))?;
    let geotag = Geotag::of(script)?;
    geotag.value().member("properties")?.member("title")?.string()
}

/// A text and its credit, which is what stands in `cite`.
fn with_credit(holder: Element<'_>, lost: &Lost) -> (Option<String>, Option<String>) {
    let nodes = holder.id() + 1..holder.node().end();
    let text = text_of(holder.article, nodes, lost, |it| it.name() == Name::Cite);
    let cites = holder.descendants().filter(|it| it.name() == Name::Cite && !lost.has(*it));
    let is_outer = |it: &Element<'_>| it.parent_name() != Name::Cite;
    let credits: Vec<String> = cites.filter(is_outer).filter_map(|cite| line_in(cite, lost)).collect();
    (text, Some(credits.join(", ")).filter(|credits| !credits.is_empty()))
}

fn value(element: Element<'_>, name: &str) -> Option<String> {
    element.value_if_any(name).map(Cow::into_owned)
}
