use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The class `op-ad-default` occurs more than once in the article. Each after the first is reported.
    ///
    /// # Why
    ///
    /// It marks the one ad that is used again when all others have been shown (SDK Header).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <section class="op-ad-template">
    ///     <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///     <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    ///   </section>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <section class="op-ad-template">
    ///     <figure class="op-ad op-ad-default"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///     <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    ///   </section>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose the ad that is to be used again.
    id: "ad-default-multiple",
    severity: Warning,
    points: Value,
    on: Classes(Classes::AD_DEFAULT, check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let article = element.article;
    let (Some(root), Some(first)) = (article.root(), article.default_ad()) else { return };
    if first.id() < element.id() && root.node().contains(element.id()) {
        findings
            .at_value(element, "class", "`op-ad-default` again: one ad is used when the others run out")
            .help("leave the class on one ad")
            .related(first.value_span("class"), "the first one");
    }
}
