use crate::rules::prelude::*;
use crate::rules::shared::printed_markup::is_rest_of_tag;

rule! {
    /// # What it checks
    ///
    /// Text stands in a `figure` outside its `figcaption`, bare or in an element such as `p` or `span`. What stands side by
    /// side is one finding, at its first. The code in an iframe and the fallback of a `video` or `audio` are no text of
    /// the figure, and of a slideshow `slideshow-child-invalid` speaks.
    ///
    /// # Why
    ///
    /// Of a figure its picture, film or embed is read, and its caption (SDK Image, Video): other text in it is lost.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><p>Photo: Ann</p></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption>The harbour</figcaption><span>Photo: Ann</span></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption>The harbour <cite>Ann</cite></figcaption></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: make plain text the caption, or put it behind the text of the one that is there.
    id: "figure-text-outside-caption",
    severity: Warning,
    points: Text,
    on: Elements(&[Name::Figure], check),
    fix: Unsafe,
}

/// Whether it has text that is not the figure's own, or has a rule of its own.
#[rustfmt::skip]
fn is_closed(element: Element<'_>) -> bool {
    matches!(
        element.name(),
        Name::Figcaption | Name::Cite | Name::Figure | Name::Iframe | Name::Script | Name::Style | Name::Video
            | Name::Audio | Name::Svg
    )
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if !figure.has_text() || figure.has_class(Classes::SLIDESHOW) {
        return;
    }
    let article = figure.article;
    let mut units: Vec<Element<'_>> = Vec::new();
    let (mut id, end) = (figure.id() + 1, figure.node().end());
    while id < end {
        let part = article.node(id);
        let has_text = part.has_text();
        let is_closed = is_closed(part);
        // Most is the medium, its caption and white space.
        if units.is_empty() && (is_closed || !has_text) {
            id = part.node().end();
            continue;
        }
        if has_text && !is_closed && !is_plain(part) {
            // What is lost is somewhere in it.
            id += 1;
            continue;
        }
        id = part.node().end();
        if has_text && !is_closed && !is_rest_of_tag(part) {
            units.push(part);
        } else if is_closed || part.has_media() {
            report(&mut units, figure, findings);
        }
    }
    report(&mut units, figure, findings);
}

/// Whether an element holds text and nothing that divides it.
fn is_plain(part: Element<'_>) -> bool {
    /// A unit of text has no more nodes.
    const MOST_NODES: u32 = 200;
    let is_small = part.node().end() - part.id() <= MOST_NODES;
    is_small && !part.has_media() && !part.descendants().any(is_closed)
}

/// Reports what stands side by side.
fn report(units: &mut Vec<Element<'_>>, figure: Element<'_>, findings: &mut Findings<'_>) {
    let Some(&first) = units.first() else { return };
    let caption = figure.children().find(|child| child.name() == Name::Figcaption);
    let (span, what) = match first.node().is_element() {
        true => (first.span(), format!("`{}` in `figure`", short(first.name_as_written()))),
        false => (first.span().trimmed(first.node().text), "text in `figure`".to_owned()),
    };
    let finding = findings.in_place(first, span, format!("{what} outside `figcaption`: it is not shown"));
    if figure.has_class(Classes::NOT_CONTENT) {
        finding.help("take it out: ads and trackers have no captions");
    } else {
        finding.help("write it into the figure's `figcaption`, a credit there into `cite`").fix(
            Safety::Unsafe,
            "make it the caption",
            into_caption(units, figure, caption),
        );
    }
    units.clear();
}

/// Makes text the caption, or appends it to the one that is there.
fn into_caption(units: &[Element<'_>], figure: Element<'_>, caption: Option<Element<'_>>) -> Option<Edits> {
    let text = figure.node().text;
    let (&first, &last) = (units.first()?, units.last()?);
    let is_direct = |unit: &Element<'_>| unit.node().parent().is_some_and(|it| it.id == figure.id());
    // A caption holds plain text.
    let is_text = |unit: &Element<'_>| unit.descendants().next().is_none();
    if !units.iter().all(|unit| is_direct(unit) && is_text(unit)) {
        return None;
    }
    let extent = Span::new(first.node().extent().start, last.node().extent().end).trimmed(text);
    // An element gives what is in it.
    let content = match units {
        [text] if !text.node().is_element() => extent,
        [block] if block.node().end_tag().is_some() => block.inner(),
        _ => return None,
    };
    match caption {
        Some(caption) => {
            let place = caption.node().end_tag()?.start;
            Some(Edits::default().delete(extent).insert(place, format!(" {}", content.of(text).trim_ascii())))
        }
        None => {
            Some(Edits::default().replace(extent, format!("<figcaption>{}</figcaption>", content.of(text))))
        }
    }
}
