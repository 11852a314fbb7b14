use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// No `header` stands directly in the article. Where that leaves the article without a title or a date,
    /// only those are reported.
    ///
    /// # Why
    ///
    /// The header holds the cover, the title, the dates and the authors, and is a child of the article (SDK Header;
    /// SAMPLE).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article>
    ///   <div>
    ///     <header>
    ///       <h1>Ferry resumes</h1>
    ///       <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///     </header>
    ///   </div>
    ///   <p>The ferry is back.</p>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header>
    ///     <h1>Ferry resumes</h1>
    ///     <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   </header>
    ///   <p>The ferry is back.</p>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// None: move the header to where it belongs.
    id: "header-missing",
    severity: Warning,
    points: Article,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root() else { return };
    let Some(header) = article.header() else {
        findings.at(root, "the article has no `header`").help(
            "add `<header>` with `<h1>` for the title and `<time class=\"op-published\" datetime=\"…\">`",
        );
        return;
    };
    let Some(wrapper) = header.parent().filter(|parent| parent.id() != root.id()) else { return };
    let name = short(wrapper.name_as_written());
    // It is about the header, which stands wrongly; what lacks it is the article.
    findings
        .in_place(
            header,
            root.span(),
            format!("the article has no `header` of its own, only one inside `{name}`"),
        )
        .help("move the header out, to be the article's first child")
        .related(header.span(), "the header");
}
