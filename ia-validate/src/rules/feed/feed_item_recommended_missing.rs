use crate::feed::CHANNEL_FIELDS;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item has no `guid`, `pubDate`, `author` or `description`; or the channel has no `title`, `link`
    /// or `description`.
    ///
    /// # Why
    ///
    /// The format recommends them for every item (DOC publishing/setup-rss-feed); RSS 2.0 demands them of the
    /// channel.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    /// <title>News</title><link>https://example.com/</link><description>News</description>
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>{header}<p>Text</p></article></body></html>]]></content:encoded></item>
    /// </channel></rss>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <guid>1</guid><pubDate>2016-02-04T09:00:00Z</pubDate><author>Ann</author><description>Back.</description>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>{header}<p>Text</p></article></body></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "feed-item-recommended-missing",
    severity: Info,
    points: Item,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    let channel: Vec<&str> = CHANNEL_FIELDS
        .iter()
        .zip(feed.outline.channel_fields)
        .filter(|(_, seen)| !seen)
        .map(|(name, _)| *name)
        .collect();
    if let Some(names) = listed(&channel, "or") {
        findings
            .in_document(feed.outline.whole(), format!("the channel has no {names}"))
            .help("add what lacks: Facebook's guide asks every feed for it");
    }
    for item in feed.items.iter().filter(|item| !item.may_lack()) {
        let missing: Vec<&str> = item.recommended_missing.iter().map(|name| name.text()).collect();
        if let Some(names) = listed(&missing, "or") {
            findings
                .in_document(item.span, format!("the item has no {names}"))
                .item(item.index)
                .help("add what lacks: Facebook's guide asks every item for it");
        }
    }
}
