use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::article::Timezone;
use crate::article::content_hash::FEWEST_WORDS;
use crate::rules::feed_summary::ItemSummary;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Two items have different canonical URLs although they have the same `guid`, the same body (of 20
    /// words or more, in Chinese and Japanese about that), or the same title and op-published.
    ///
    /// # Why
    ///
    /// The canonical URL is what tells articles apart (FAQ L80): a CMS that publishes an update under
    /// another URL makes a second article of it (FAQ L82).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry to the islands is back in service after a week of repairs, and the captain says that the new engine runs well.</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Ferry runs</title><link>https://example.com/ferry-2</link><pubDate>2016-02-05T09:00:00Z</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry-2"></head><body><article><header><h1>Ferry runs</h1><time class="op-published" datetime="2016-02-05T09:00:00Z">5 February</time></header><p>The ferry to the islands is back in service after a week of repairs, and the captain says that the new engine runs well.</p></article></body></html>]]></content:encoded></item>
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
    id: "duplicate-article-different-canonical",
    severity: Warning,
    points: Item,
    on: Feed(check),
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    let mut seen = Seen { zone: findings.assumed_zone(), ..Seen::default() };
    for item in &feed.items {
        let Some(key) = item.key() else { continue };
        let Some((first, why)) = seen.twin_of(item) else { continue };
        if first.key().is_some_and(|other| other.text != key.text) {
            findings
                .in_document(
                    item.span,
                    format!(
                        "an earlier item {why}, but another canonical URL: this becomes a second article"
                    ),
                )
                .help("keep the canonical URL of an article, whatever changes in it")
                .related(first.span, "the earlier item")
                .item(item.index);
        }
    }
}

/// The first item by each of the things that identify a story.
#[derive(Default)]
struct Seen<'f> {
    /// The zone of times that name none.
    zone: Timezone,
    guids: BTreeMap<&'f str, &'f ItemSummary>,
    bodies: BTreeMap<u128, &'f ItemSummary>,
    titles: BTreeMap<(&'f str, NaiveDateTime), &'f ItemSummary>,
}

impl<'f> Seen<'f> {
    /// An earlier item that seems to be the same story, and what says so; notes this one.
    fn twin_of(&mut self, item: &'f ItemSummary) -> Option<(&'f ItemSummary, &'static str)> {
        let guid = item.guid.as_ref().map(|guid| guid.text.as_str());
        let body = item.article.body.filter(|body| body.words >= FEWEST_WORDS).map(|body| body.hash);
        let title = item.any_title().zip(item.article.published.map(|(time, _)| time.instant(self.zone)));
        let by_guid = guid.and_then(|guid| note(&mut self.guids, guid, item));
        let by_body = body.and_then(|body| note(&mut self.bodies, body, item));
        let by_title = title.and_then(|title| note(&mut self.titles, title, item));
        by_guid
            .map(|first| (first, "has the same `guid`"))
            .or(by_body.map(|first| (first, "has the same text")))
            .or(by_title.map(|first| (first, "has the same title and op-published")))
    }
}

/// The first item under this key; this one if it is the first.
fn note<'f, K: Ord>(
    items: &mut BTreeMap<K, &'f ItemSummary>,
    key: K,
    item: &'f ItemSummary,
) -> Option<&'f ItemSummary> {
    let first = *items.entry(key).or_insert(item);
    (!std::ptr::eq(first, item)).then_some(first)
}
