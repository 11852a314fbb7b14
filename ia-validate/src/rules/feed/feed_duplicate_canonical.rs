use super::repeated::repeated;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Two items have the same canonical URL (or link, where the article names none).
    ///
    /// # Why
    ///
    /// The canonical URL is the article's unique key (FAQ L80): which of the two is taken is a matter of
    /// luck.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Ferry again</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry again</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
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
    /// None: keep the one with the later op-modified.
    id: "feed-duplicate-canonical",
    severity: Warning,
    points: Item,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    for (first, second) in repeated(&feed.items, |item| item.key()) {
        findings
            .in_document(second.span, "an earlier item has the same canonical URL")
            .help("leave one of the two out: the canonical URL is what tells articles apart")
            .related(first.span, "the earlier item")
            .item(second.index);
    }
}
