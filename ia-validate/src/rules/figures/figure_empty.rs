use crate::article::oembed::{Embeddable, embeddable};
use crate::rules::prelude::*;

/// The classes that say what a figure is.
const KINDS: Classes = Classes::NOT_PLAIN_MEDIA.or(Classes::AD_DEFAULT);

rule! {
    /// # What it checks
    ///
    /// A `figure` without a class that says what it is holds no image, video, iframe, geotag or figure. Of the text in it,
    /// such as a quotation or a table, nothing else is said.
    ///
    /// # Why
    ///
    /// A figure is there to hold an image or a video (SDK Image, Video); Facebook advised against
    /// empty elements (MSG 4).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="wide"><figcaption>The harbour</figcaption></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption>The harbour</figcaption></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Remove a figure without any text, unless it says something by an attribute or in a comment. As a suggestion: make
    /// an `amp-img` an `img`.
    id: "figure-empty",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Figure], check),
    fix: Safe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.has_class(KINDS) || figure.own_elements().any(is_content) {
        return;
    }
    let unknown = figure.own_elements().find(|inside| inside.is_unknown_medium());
    let text = figure.own_elements().find_map(as_text);
    let page = url_of(figure);
    let (message, help) = match unknown {
        Some(unknown) => (
            format!(
                "`figure` with nothing that can be shown: `{}` is lost",
                short(unknown.name_as_written())
            ),
            "write a picture as `<img src=\"…\">`, a video as `<video>`; show anything else in an embed (`figure.op-interactive > iframe`)",
        ),
        None if !figure.has_text() => (
            "`figure` without an image, a video or anything else to show".to_owned(),
            "put an `img` or a `video` into it, or remove it",
        ),
        None if page.is_some() => (
            "`figure` with only the URL of a video or a post: it is dropped".to_owned(),
            "show it in an embed: `<figure class=\"op-interactive\"><iframe …></iframe></figure>`",
        ),
        None => (
            "`figure` without an image or a video: it is dropped, and its text is lost".to_owned(),
            text.unwrap_or("write the text as a paragraph, or put an `img` or a `video` into the figure"),
        ),
    };
    let finding = findings.at(figure, message);
    finding.help(help);
    match unknown {
        Some(unknown) => finding.fix(Safety::Unsafe, "make it an `img`", as_image(unknown)),
        None => finding.fix(Safety::Safe, "remove it", Edits::default().remove_empty(figure)),
    };
}

/// The page that a figure shows, if its only text is a URL, as WordPress writes what it makes embeds of.
fn url_of(figure: Element<'_>) -> Option<Embeddable> {
    /// More than a URL with the wrappers around it.
    const MOST: u32 = 1000;
    let is_small = figure.inner().len() <= MOST && figure.has_text();
    if !is_small {
        return None;
    }
    // The page may have a caption.
    let mut shown = figure.children().filter(|it| it.name() != Name::Figcaption && it.has_text());
    match (shown.next(), shown.next()) {
        (Some(one), None) if one.parent_name() == Name::Figure => embeddable(&one.folded_text()),
        _ => embeddable(&figure.folded_text()),
    }
}

/// How to write what a figure holds in place of a picture.
fn as_text(element: Element<'_>) -> Option<&'static str> {
    match element.name() {
        Name::Blockquote => Some(
            "write the quotation as `blockquote`, or as `aside` if it is a pull quote, directly in `article`",
        ),
        Name::Table => Some(
            "write the table as paragraphs or a list, or show it in an embed (`figure.op-interactive > iframe`)",
        ),
        Name::Ul | Name::Ol => Some("write the list directly in `article`, without a figure around it"),
        _ => None,
    }
}

/// AMP's image as one of HTML.
fn as_image(image: Element<'_>) -> Option<Edits> {
    let is_image = image.name_as_written().eq_ignore_ascii_case("amp-img") && image.inner().is_empty();
    let name = image.node().name_span();
    let edits = Edits::default().replace(name, "img").delete(image.node().end_tag()?);
    is_image.then_some(edits)
}

fn is_content(element: Element<'_>) -> bool {
    matches!(element.name(), Name::Img | Name::Video | Name::Iframe | Name::Figure) || element.is_geotag()
}
