use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an ad has no `src`, or an empty one, and nothing between its tags but white space and
    /// comments.
    ///
    /// # Why
    ///
    /// An ad comes from the URL in `src`, or from the HTML and scripts within the iframe (FAQ L112).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe src="" width="320" height="50"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/17" width="320" height="50"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which ad it is.
    id: "ad-without-source",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let is_ad = iframe.figure().is_some_and(|figure| figure.has_class(Classes::AD));
    if is_ad && iframe.src().is_none() && !iframe.has_inline_content() {
        findings
            .at(iframe, "an ad without a source: its `iframe` has neither a URL in `src` nor content")
            .help("give the ad's URL in `src`, or put its code between the tags");
    }
}
