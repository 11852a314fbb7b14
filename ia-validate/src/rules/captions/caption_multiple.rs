use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A figure has more than one `figcaption`: each after the first is reported. Or a `figcaption` stands
    /// outside a figure. The captions of slideshows have rules of their own.
    ///
    /// # Why
    ///
    /// A caption belongs to one figure, and a figure has one caption (SDK Caption).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour</figcaption>
    ///   <figcaption>At dawn</figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figcaption>The harbour at dawn</figcaption>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption><h1>The harbour</h1><h2>At dawn</h2></figcaption>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows which caption to keep, or which figure it belongs to.
    id: "caption-multiple",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Figure], check) | Elements(&[Name::Figcaption], without_figure),
}

fn without_figure(caption: Element<'_>, findings: &mut Findings<'_>) {
    if caption.is_inside(Inside::ARTICLE) && !caption.is_inside(Inside::FIGURE) {
        findings
            .at(caption, "`figcaption` outside a figure: it is the caption of nothing")
            .help("move it into its `figure`, or make a `p` of it");
    }
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.has_class(Classes::SLIDESHOW) {
        return;
    }
    let mut captions = figure.children().filter(|child| child.name() == Name::Figcaption);
    let Some(first) = captions.next() else { return };
    for more in captions {
        findings
            .at(more, "more than one caption for a figure: it can have a single one")
            .help("join the captions in one `figcaption`")
            .related(first.span(), "the first caption");
    }
}
