use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// More than one figure that is neither an ad nor a tracker is a child of the header. Each after the
    /// first is reported. The images inside a slideshow do not count.
    ///
    /// # Why
    ///
    /// The cover is one figure in the header (FAQ L126); Facebook reported more as "Incorrect Header Media"
    /// (MSG 1).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <figure><img src="https://example.com/ferry.jpg"></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose one figure; the others can follow in the body, or form a slideshow.
    id: "cover-multiple-figures",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Header], check),
}

fn check(header: Element<'_>, findings: &mut Findings<'_>) {
    let mut covers = header
        .children()
        .filter(|child| child.name() == Name::Figure && !child.has_class(Classes::NOT_CONTENT));
    let Some(first) = covers.next() else { return };
    for more in covers {
        findings
            .at(more, "another figure in `header`: an article has one cover")
            .help("keep one figure in the header; move the others into the body, or make a slideshow of them")
            .related(first.span(), "the first cover");
    }
}
