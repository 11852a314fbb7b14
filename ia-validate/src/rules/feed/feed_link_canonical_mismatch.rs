use crate::article::leftovers::is_in_value;
use crate::article::url::WebUrl;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item's `link` and the canonical URL of its article differ, white space around them aside.
    ///
    /// # Why
    ///
    /// The link is the article's canonical URL (DOC publishing/setup-rss-feed); two URLs are two articles (FAQ L54,
    /// L80).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry?from=rss</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>{header}<p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which is right.
    id: "feed-link-canonical-mismatch",
    severity: Warning,
    points: Value,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    for item in &feed.items {
        let (Some(link), Some(canonical)) = (&item.link, &item.article.canonical) else { continue };
        // A canonical URL that is none has a rule of its own.
        if link.text != canonical.text
            && !is_in_value(&canonical.text)
            && WebUrl::parse(&canonical.text).is_some()
        {
            findings
                .in_document(
                    canonical.span,
                    format!("the canonical URL is not the item's link, `{}`", short(&link.text)),
                )
                .help("give both the URL that the web page itself names as canonical")
                .related(link.span, "the item's link")
                .item(item.index);
        }
    }
}
