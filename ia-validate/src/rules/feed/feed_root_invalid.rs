use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The root element is not `rss` with a `channel`.
    ///
    /// # Why
    ///
    /// Facebook reads RSS 2.0 (DOC publishing/setup-rss-feed), neither Atom nor RDF.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>
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
    /// None.
    id: "feed-root-invalid",
    severity: Error,
    points: Feed,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if feed.is_rss() {
        return;
    }
    match &feed.outline.root {
        None => {
            findings
                .in_document(feed.outline.whole(), "the feed has no root element")
                .help("begin with `<rss version=\"2.0\">`");
        }
        Some((name, tag)) => {
            let message = match name.as_str() {
                "feed" => "an Atom feed: Instant Articles are read from RSS 2.0 only".to_owned(),
                "rdf:RDF" => "an RDF feed (RSS 1.0): Instant Articles are read from RSS 2.0 only".to_owned(),
                "rss" => "`rss` without `channel`".to_owned(),
                "urlset" | "sitemapindex" => "a sitemap, not a feed".to_owned(),
                name => format!("`{name}` is no RSS feed"),
            };
            findings
                .in_document(*tag, message)
                .help("the root must be `<rss version=\"2.0\">` with one `<channel>`");
        }
    }
}
