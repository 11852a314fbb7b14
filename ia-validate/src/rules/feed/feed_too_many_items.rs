use crate::rules::Findings;
use crate::rules::declaration::{At, rule};
use crate::rules::overview::Overview;

rule! {
    /// # What it checks
    ///
    /// A feed has more than 100 items. The 101st is reported.
    ///
    /// # Why
    ///
    /// No more than 100 are taken at a time (Automattic's plugin), and reading a long feed may take longer
    /// than the 10 seconds that it is given (FAQ L70, L72).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <!-- 101 items: content:encoded -->
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
    "feed-too-many-items", Warning, Item, At::Feed(check)
}

/// The most items that are taken at a time.
pub(super) const MOST: usize = 100;

fn check(feed: &Overview, findings: &mut Findings<'_>) {
    if let Some(item) = feed.items.get(MOST).filter(|_| feed.carries_articles()) {
        findings
            .in_document(
                item.span,
                format!("the feed has {} items: no more than {MOST} are taken", feed.items.len()),
            )
            .help("list only what is new or changed: the feed is read every few minutes, and what was taken stays")
            .item(item.index);
    }
}
