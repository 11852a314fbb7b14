use super::repeated::repeated;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Two items have the same `guid`, and the same canonical URL cannot be the reason.
    ///
    /// # Why
    ///
    /// A guid is unique to its item (DOC publishing/setup-rss-feed).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><guid>7</guid>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Harbour</title><guid>7</guid>
    /// <content:encoded><![CDATA[<html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>Harbour</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Other text</p></article></body></html>]]></content:encoded></item>
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
    id: "feed-duplicate-guid",
    severity: Warning,
    points: Item,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    for (first, second) in repeated(&feed.items, |item| item.guid.as_ref()) {
        // With canonical URLs there is more to say, whether they are the same or not.
        if first.key().is_some() && second.key().is_some() {
            continue;
        }
        findings
            .in_document(second.span, "an earlier item has the same `guid`")
            .help("give every item a `guid` of its own")
            .related(first.span, "the earlier item")
            .item(second.index);
    }
}
