use chrono::TimeDelta;

use crate::article::DateTime;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The latest of an item's op-published, op-modified and `pubDate` is more than an hour before now.
    /// Only checked where the current time is given.
    ///
    /// # Why
    ///
    /// The feed is read every few minutes: it should list what is new or changed in the last hour
    /// (DOC publishing/setup-rss-feed), or better the last 10 minutes (FAQ L72).
    ///
    /// (The examples are checked at `2016-02-04T10:00:00Z`.)
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>2016-02-04T08:59:59Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T08:59:59Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>2016-02-04T09:00:00Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "feed-stale-item",
    severity: Info,
    points: Item,
    on: Feed(check),
    needs: Clock,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let Some(now) = findings.context().options.now.filter(|_| feed.carries_articles()) else { return };
    let zone = findings.assumed_zone();
    for item in &feed.items {
        let pub_date = item.pub_date.as_ref().and_then(|date| DateTime::read(&date.text));
        let times =
            [item.article.published, item.article.modified].into_iter().flatten().map(|(time, _)| time);
        let Some(latest) = times.chain(pub_date).map(|time| time.instant(zone)).max() else { continue };
        if now.naive_utc() - latest > TimeDelta::hours(1) {
            findings
                .in_document(item.span, "the article was last changed more than an hour ago")
                .help("list only what is new or changed: what was ingested stays, and 10 minutes are enough (FAQ L72)")
                .item(item.index);
        }
    }
}
