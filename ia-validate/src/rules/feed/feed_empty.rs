use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A feed has no item.
    ///
    /// # Why
    ///
    /// There is nothing to ingest.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <rss version="2.0"><channel><title>News</title></channel></rss>
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
    id: "feed-empty",
    severity: Warning,
    points: Feed,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if feed.outline.items == 0 && feed.is_rss() {
        findings
            .in_document(feed.outline.whole(), "the feed has no `item`: there is nothing to read")
            .help("write an `item` into `channel` for each article that is new or changed");
    }
}
