use crate::article::Src;
use crate::article::media_type::MediaType;
use crate::rules::fixer::MOST_CHILDREN;
use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `src` of an image leads to an SVG file (`.svg` or `.svgz`, before any `?` or `#`) or holds one
    /// (`data:image/svg+xml`), or the article itself holds an `svg` element.
    ///
    /// # Why
    ///
    /// The image element cannot show SVG; an interactive embed can (FAQ L116).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/route.SVG?v=2"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><svg viewBox="0 0 9 9"><svg><circle cx="5" cy="5" r="4"/></svg></svg></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><img src="https://example.com/route.svg"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/route.svg.png"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Turn a figure that holds just the image into an interactive embed that shows it.
    id: "svg-image",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Img, Name::Svg], check),
    fix: Safe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    const HELP: &str = "use a JPEG, PNG or GIF, or put the drawing into the `iframe` of a `<figure class=\"op-interactive\">`";
    if element.name() == Name::Svg {
        if !element.is_inside(Inside::SVG) {
            findings.at(element, "`svg` in an article is not shown").help(HELP).fix(
                Safety::Safe,
                AS_EMBED,
                as_embed(element),
            );
        }
        return;
    }
    if element.src().is_some_and(is_svg) {
        findings.at_value(element, "src", "an SVG as an image is not shown").help(HELP).fix(
            Safety::Safe,
            AS_EMBED,
            as_embed(element),
        );
    }
}

fn is_svg(src: &Src<'_>) -> bool {
    let starts =
        |scheme: &str| src.url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if starts("data:") { starts("data:image/svg+xml") } else { src.format == Some(MediaType::Svg) }
}

const AS_EMBED: &str = "show it in an interactive embed";

/// Makes an interactive embed of a figure in the article that holds just the image, and perhaps a caption.
fn as_embed(image: Element<'_>) -> Option<Edits> {
    // The picture itself may stand in an attribute: then this one only keeps its place.
    if carries_content(image) {
        return None;
    }
    let figure =
        image.parent().filter(|it| it.name() == Name::Figure && it.parent_name() == Name::Article)?;
    // Each of its images asks this, so no more is looked at than it takes.
    let is_alone = figure.node().children().take(MOST_CHILDREN + 1).enumerate().all(|(number, node)| {
        let is_text = !node.is_element() && figure.article.node(node.id).has_text();
        let may_be_there = node.name() == Name::Figcaption || !node.is_element() && !is_text;
        number < MOST_CHILDREN && (node.id == image.id() || may_be_there)
    });
    let is_plain = || {
        !figure.has_class(Classes::NOT_PLAIN_MEDIA.or(Classes::FEED_COVER))
            && ["data-feedback", "data-mode"].iter().all(|name| figure.attribute(name).is_none())
    };
    let edits = || Edits::default().add_class(figure, "op-interactive").enclose(image);
    (is_alone && is_plain()).then(edits)?
}
