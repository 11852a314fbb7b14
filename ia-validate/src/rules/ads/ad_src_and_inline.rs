use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an ad has a `src`, and content between its tags too. White space and comments are no
    /// content.
    ///
    /// # Why
    ///
    /// There are two ways to give an ad, by its URL or by its HTML and scripts (FAQ L112); of the two at once
    /// only one can count.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad">
    ///     <iframe src="https://ads.example.com/17" width="320" height="50"><script src="https://ads.example.com/17.js"></script></iframe>
    ///   </figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad">
    ///     <iframe src="https://ads.example.com/17" width="320" height="50">
    ///       <!-- the ad below the title -->
    ///     </iframe>
    ///   </figure>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which of the two is meant.
    id: "ad-src-and-inline",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let is_ad = iframe.figure().is_some_and(|figure| figure.has_class(Classes::AD));
    if is_ad && iframe.src().is_some() && iframe.has_inline_content() {
        findings
            .at(iframe, "an ad with a `src` and with content: only one of them counts")
            .help("keep the `src`, or the code between the tags, but not both")
            .related(iframe.inner().trimmed(iframe.article.text), "the content");
    }
}
