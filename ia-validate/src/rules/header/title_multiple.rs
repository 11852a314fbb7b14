use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// More than one `h1`, or more than one `h2`, is a child of the header. Each after the first of its name
    /// is reported. One of each is fine, and so are those in the cover's caption.
    ///
    /// # Why
    ///
    /// A header has one title, `h1`, and one subtitle, `h2` (SDK Header).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <h1>First crossing at noon</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <h2>First crossing at noon</h2>
    ///   <h2>Tickets are on sale</h2>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure>
    ///     <img src="https://example.com/harbour.jpg">
    ///     <figcaption><h1>The harbour</h1><h2>At dawn</h2></figcaption>
    ///   </figure>
    ///   <h1>Ferry resumes</h1>
    ///   <h2>First crossing at noon</h2>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose one.
    id: "title-multiple",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Header], check),
}

fn check(header: Element<'_>, findings: &mut Findings<'_>) {
    // A header beside the article is some web page's.
    if !header.is_inside(Inside::ARTICLE) {
        return;
    }
    for (name, what) in [(Name::H1, "title"), (Name::H2, "subtitle")] {
        let mut titles = header
            .children()
            // A kicker has a rule of its own.
            .filter(|child| child.name() == name && !child.has_class(Classes::KICKER));
        let Some(first) = titles.next() else { continue };
        for more in titles {
            findings
                .at(more, format!("another `{}` in `header`: an article has one {what}", name.text()))
                .help("keep one, and move the other text into the body")
                .related(first.span(), format!("the first {what}"));
        }
    }
}
