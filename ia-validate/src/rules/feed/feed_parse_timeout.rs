use super::{feed_download_timeout, feed_too_many_items};
use crate::rules::prelude::*;
use crate::source::Transfer;

rule! {
    /// # What it checks
    ///
    /// Loading and reading the feed took longer than 10 seconds, where it was fetched from its URL; or it is
    /// larger than 10 MiB.
    ///
    /// # Why
    ///
    /// Facebook gave itself 10 seconds to load and read a feed (FAQ L70). A size cannot prove that this is not
    /// enough, but makes it likely.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <!-- 10 MiB: content:encoded -->
    /// ```
    ///
    /// ```xml
    /// <!-- downloaded in 11 s -->
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
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
    id: "feed-parse-timeout",
    severity: Warning,
    points: Feed,
    on: Feed(check),
    needs: Download,
    evidence: Inferred,
}

/// From this size on reading a feed in time is unlikely, in bytes.
const LARGE: usize = 10 << 20;

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let transfer = findings.context().transfer;
    // Two rules know better what is wrong.
    if transfer.is_some_and(feed_download_timeout::speaks_of)
        || feed.outline.items > feed_too_many_items::MOST
    {
        return;
    }
    let limit = Transfer::READING_LIMIT;
    let took = transfer.map(Transfer::total).filter(|&took| took > limit);
    let message = if let Some(took) = took {
        format!(
            "loading and reading the feed took {} seconds: Facebook gives up after {}",
            Transfer::in_seconds(took),
            limit.as_secs()
        )
    } else if feed.len > LARGE && feed.carries_articles() {
        format!(
            "the feed is {} MiB large: reading it may take longer than {} seconds",
            feed.len >> 20,
            limit.as_secs()
        )
    } else {
        return;
    };
    findings
        .in_document(feed.outline.whole(), message)
        .help("list only what is new or changed since the last few minutes");
}
