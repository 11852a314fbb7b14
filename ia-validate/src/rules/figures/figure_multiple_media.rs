use crate::rules::fixer::split_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` that is no slideshow holds more than one `img`, or an `img` and an `iframe`. Each after the
    /// first is reported. An image beside a video is its poster. Beside an image, a video or an iframe nothing is shown of what
    /// other systems show (`oembed`, `amp-img`).
    ///
    /// # Why
    ///
    /// An image is a figure with one `img` (SDK ImageRule): what else is in it is lost.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <img src="https://example.com/ferry.jpg">
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://charts.example.com/17" width="320" height="240"></iframe>
    ///   <img src="https://example.com/harbour.jpg">
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figure><img src="https://example.com/ferry.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <figure><img src="https://example.com/ferry.jpg"></figure>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <video><source src="https://cdn.example.com/ferry.mp4" type="video/mp4"></video>
    ///   <img src="https://example.com/ferry.jpg">
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Without a caption, give each a figure of its own.
    id: "figure-multiple-media",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Figure], check),
    fix: Safe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.has_class(Classes::SLIDESHOW) || !may_hold_several(figure) {
        return;
    }
    let counts = |element: &Element<'_>| {
        // What stands in a caption is for the rules about captions.
        let is_medium = matches!(element.name(), Name::Img | Name::Iframe);
        // What waits for a script is told of, and its twin for readers without scripts is the same picture.
        is_medium && !element.is_inside(Inside::FIGCAPTION) && !element.is_in_noscript_twin()
    };
    let mut media = figure.own_elements().filter(counts);
    let is_shown = |it: &Element<'_>| matches!(it.name(), Name::Img | Name::Video | Name::Iframe);
    if let Some(shown) = figure.own_elements().find(is_shown) {
        let is_lost = |it: &Element<'_>| it.is_lost_medium() && !it.is_inside(Inside::FIGCAPTION);
        for lost in figure.own_elements().filter(is_lost) {
            let (name, shown_name) = (short(lost.name_as_written()), shown.name().text());
            findings
                .at(lost, format!("`{name}` beside the `{shown_name}` of the same figure: it is lost"))
                .help("write what it stands for as a figure of its own")
                .related(shown.span(), "what is shown of the figure");
        }
    }
    let Some(first) = media.next() else { return };
    let mut with_image = first.name() == Name::Img;
    // Iframes alone are for the rules about embeds.
    let more: Vec<_> = media.inspect(|element| with_image |= element.name() == Name::Img).collect();
    for another in more.into_iter().filter(|_| with_image) {
        let (name, first_name) = (another.name().text(), first.name().text());
        findings
            .at(
                another,
                format!("`{name}` beside the `{first_name}` of the same figure, which holds one of them"),
            )
            .help("give each a figure of its own, or make a slideshow of several images")
            .related(first.span(), "the first in the figure")
            .fix(Safety::Safe, "give it a figure of its own", split(figure, another));
    }
}

/// Whether there are two elements in a figure that may be media, shown or lost. In most there is one.
fn may_hold_several(figure: Element<'_>) -> bool {
    let may_be_medium = |it: &Element<'_>| {
        matches!(it.name(), Name::Img | Name::Video | Name::Iframe) || it.is_unknown_medium()
    };
    figure.own_elements().filter(may_be_medium).nth(1).is_some()
}

/// Begins a plain figure for an image; what needs a class stays in the figure that has it.
fn split(figure: Element<'_>, image: Element<'_>) -> Option<Edits> {
    let is_held = match figure.parent() {
        Some(parent) => parent.name() == Name::Article || parent.has_class(Classes::SLIDESHOW),
        None => false,
    };
    let tag = if figure.has_class(Classes::NOT_PLAIN_MEDIA) { Some("<figure>") } else { None };
    split_figure(image, tag).filter(|_| is_held && image.name() == Name::Img)
}
