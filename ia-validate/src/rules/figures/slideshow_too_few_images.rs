use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A slideshow has no figure with an image that has a URL (an error), or one only (a hint).
    ///
    /// # Why
    ///
    /// Facebook's SDK drops a slideshow without images (SDK Slideshow); and one image is no show.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-slideshow"><figcaption>The harbour</figcaption></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-slideshow"><figure><img src="https://example.com/1.jpg"></figure></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// As a suggestion: make a plain figure of a slideshow of one image.
    id: "slideshow-too-few-images",
    severity: Warning,
    points: StartTag,
    on: Classes(Classes::SLIDESHOW, check),
    fix: Unsafe,
}

fn check(slideshow: Element<'_>, findings: &mut Findings<'_>) {
    if slideshow.name() != Name::Figure {
        return;
    }
    let shows = |element: Element<'_>| element.name() == Name::Img && element.src().is_some();
    let figures = slideshow.children().filter(|child| child.name() == Name::Figure);
    match figures.filter(|figure| figure.own_elements().any(shows)).count() {
        0 => findings
            .at(slideshow, "a slideshow without images")
            .help("put a `<figure><img src=\"…\"></figure>` into it for each image, or remove it")
            .severity(Severity::Error),
        1 => findings
            .at(slideshow, "a slideshow of one image")
            .help("add more images, or show this one in a plain `figure`")
            .fix(Safety::Unsafe, "make it a plain `figure`", as_figure(slideshow))
            .severity(Severity::Info),
        _ => return,
    };
}

/// Makes a plain figure of a slideshow that holds just the figure of its image, and perhaps a caption.
fn as_figure(slideshow: Element<'_>) -> Option<Edits> {
    let mut others = slideshow.children().filter(|child| child.name() != Name::Figcaption);
    let only = others.next().filter(|it| it.name() == Name::Figure && others.next().is_none())?;
    Edits::default().drop_classes(slideshow, &["op-slideshow"]).unwrap(only)
}
