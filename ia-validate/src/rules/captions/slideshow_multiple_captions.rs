use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// More than one `figcaption` stands directly in the figure of a slideshow. Each after the first is
    /// reported.
    ///
    /// # Why
    ///
    /// Only a single caption can be added to an entire slideshow (FAQ L166).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figcaption>Leaving</figcaption>
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    ///   <figcaption>Arriving</figcaption>
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
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows which caption to keep.
    id: "slideshow-multiple-captions",
    severity: Warning,
    points: StartTag,
    on: Classes(Classes::SLIDESHOW, check),
}

fn check(slideshow: Element<'_>, findings: &mut Findings<'_>) {
    if slideshow.name() != Name::Figure {
        return;
    }
    let mut captions = slideshow.children().filter(|child| child.name() == Name::Figcaption);
    let Some(first) = captions.next() else { return };
    for more in captions {
        findings
            .at(more, "more than one caption for a slideshow: it can have a single one")
            .help("join the captions in one `figcaption`")
            .related(first.span(), "the first caption");
    }
}
