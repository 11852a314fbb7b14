use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The document has more than one `link` of relation `canonical`, with different URLs. Each one whose URL
    /// is not the first one's is reported. The same URL twice is fine.
    ///
    /// # Why
    ///
    /// The canonical URL is the article's unique key (FAQ L80). The first link is taken (SDK InstantArticle), which may not
    /// be the one that was meant.
    ///
    /// # Bad
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry">
    /// <link rel="canonical" href="https://example.com/2016/02/ferry">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry">
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry">
    /// <link rel="amphtml" href="https://example.com/ferry/amp">
    /// <link rel="canonical" href="https://example.com/ferry">
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which one is meant.
    id: "canonical-multiple",
    severity: Warning,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let (Some(first), Some(url)) = (article.canonical(), article.canonical_url()) else { return };
    for link in article.more_canonicals() {
        if link.value("href").is_some_and(|other| other.trim_ascii() != url) {
            findings
                .at(link, format!("another canonical URL: the first one, `{}`, is taken", short(&url)))
                .help("keep the one that the web page itself has as its canonical URL")
                .related(first.value_span("href"), "the first one");
        }
    }
}
