use crate::rules::prelude::*;

/// The classes that say what a figure is.
const KINDS: Classes = Classes::NOT_PLAIN_MEDIA.or(Classes::AD_DEFAULT);

rule! {
    /// # What it checks
    ///
    /// A `figure` without a class that says what it is holds no image, video, iframe, geotag or figure.
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
    /// Remove a figure without any text, unless it says something by an attribute or in a comment.
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
    findings
        .at(figure, "`figure` without an image, a video or anything else to show")
        .help("put an `img` or a `video` into it, or remove it")
        .fix(Safety::Safe, "remove it", Edits::default().remove_empty(figure));
}

fn is_content(element: Element<'_>) -> bool {
    matches!(element.name(), Name::Img | Name::Video | Name::Iframe | Name::Figure) || element.is_geotag()
}
