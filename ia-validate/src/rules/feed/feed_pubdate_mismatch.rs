use chrono::TimeDelta;

use crate::article::DateTime;
use crate::article::placeholder_dates::placeholder;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item's `pubDate` and the article's op-published are more than 60 seconds apart.
    ///
    /// # Why
    ///
    /// Both say when the article was first published (FAQ L158; DOC publishing/setup-rss-feed).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>2016-02-05T09:00:00Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>2016-02-04T10:01:00+01:00</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "feed-pubdate-mismatch",
    severity: Info,
    points: Value,
    on: Feed(check),
    evidence: Inferred,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let zone = findings.assumed_zone();
    for item in &feed.items {
        let (Some(pub_date), Some((published, span))) = (&item.pub_date, item.article.published) else {
            continue;
        };
        let parsed = DateTime::read(&pub_date.text);
        // Of a date that stands for none there is more to say.
        let is_date = |date: &DateTime| placeholder(*date).is_none();
        let Some(parsed) = parsed.filter(|parsed| is_date(parsed) && is_date(&published)) else { continue };
        // Of a zone that means several nothing follows.
        if parsed.unclear_zone.or(published.unclear_zone).is_some() {
            continue;
        }
        if (published.instant(zone) - parsed.instant(zone)).abs() > TimeDelta::seconds(60) {
            findings
                .in_document(span, "`op-published` is not the time of the item's `pubDate`")
                .help("give both the same time")
                .related(pub_date.span, "the item's `pubDate`")
                .item(item.index);
        }
    }
}
