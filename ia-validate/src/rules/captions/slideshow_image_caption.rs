use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` inside a slideshow has a `figcaption` of its own.
    ///
    /// # Why
    ///
    /// Single images of a slideshow cannot have captions; a slideshow has one caption for all of them
    /// (FAQ L166). Facebook's SDK and a reviewer said otherwise (SDK SlideshowImageRule; MSG 25
    /// and OQ 3); the FAQ is the stricter word, and whoever knows better can change this rule's severity.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"><figcaption>Leaving</figcaption></figure>
    ///   <figure><img src="https://example.com/2.jpg"><figcaption>Arriving</figcaption></figure>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    ///   <figcaption>Leaving, and arriving</figcaption>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the text would be lost. Write one caption for the whole slideshow.
    id: "slideshow-image-caption",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::SLIDESHOW, &[Name::Figcaption], check),
}

fn check(caption: Element<'_>, findings: &mut Findings<'_>) {
    if let Some(image) = caption.figure().filter(|figure| figure.is_inside(Inside::SLIDESHOW)) {
        let finding = findings.at(
            caption,
            "a caption on one image of a slideshow: the FAQ allows a single one for all images, though \
             Facebook's SDK wrote more",
        );
        finding.help("move the text into one `figcaption` directly in the slideshow's figure");
        if let Some(slideshow) = image.figure() {
            finding.related(slideshow.span(), "the slideshow begins here");
        }
    }
}
