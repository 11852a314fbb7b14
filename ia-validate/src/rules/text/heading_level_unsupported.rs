use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `h3`, `h4`, `h5` or `h6` stands in the article, outside `header` and captions.
    ///
    /// # Why
    ///
    /// A body has two levels of headings, `h1` and `h2` (SDK 354); Facebook
    /// warned of the others (MSG 20).
    ///
    /// # Bad
    ///
    /// ```html
    /// <h3>Fares</h3>
    /// ```
    ///
    /// ```html
    /// <h5>The captain</h5>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <h1>Fares</h1>
    /// <h2>Children</h2>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h3 class="op-kicker">Harbour</h3>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Make it an `h2`.
    id: "heading-level-unsupported",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::H3, Name::H4, Name::H5, Name::H6], check),
    fix: Safe,
}

fn check(heading: Element<'_>, findings: &mut Findings<'_>) {
    if heading.is_inside(Inside::ARTICLE) && !heading.is_inside(Inside::HEADER.or(Inside::FIGCAPTION)) {
        let name = heading.name().text();
        findings
            .at(heading, format!("`{name}` in the text: only `h1` and `h2` are supported as headings"))
            .help("make it an `h2`")
            .fix(Safety::Safe, "make it an `h2`", Edits::default().rename(heading, "h2"));
    }
}
