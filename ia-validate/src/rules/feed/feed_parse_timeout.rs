use crate::rules::Findings;
use crate::rules::declaration::{At, rule};
use crate::rules::overview::Overview;

rule! {
    /// # What it checks
    ///
    /// A feed is larger than 10 MiB.
    ///
    /// # Why
    ///
    /// Facebook gave itself 10 seconds to load and read a feed (FAQ L70). A file cannot prove that this was
    /// not enough, but at this size it is likely.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <!-- 10 MiB: content:encoded -->
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
    "feed-parse-timeout", Warning, Feed, At::Feed(check)
}

/// From this size on reading a feed in time is unlikely, in bytes.
const LARGE: usize = 10 << 20;

fn check(feed: &Overview, findings: &mut Findings<'_>) {
    if feed.len > LARGE && feed.carries_articles() {
        findings
            .in_document(
                feed.outline.whole(),
                format!(
                    "the feed is {} MiB large: reading it may take longer than 10 seconds",
                    feed.len >> 20
                ),
            )
            .help("list only what is new or changed since the last few minutes");
    }
}
