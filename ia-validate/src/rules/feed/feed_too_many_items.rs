use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A feed has more than 100 items. The 101st is reported.
    ///
    /// # Why
    ///
    /// No more than 100 are taken at a time (VENDOR Automattic), and reading a long feed may take longer
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
    id: "feed-too-many-items",
    severity: Warning,
    points: Item,
    on: Feed(check),
    evidence: Inferred,
}

/// The most items that are taken at a time.
pub(super) const MOST: usize = 100;

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let count = feed.outline.items;
    if count <= MOST || !feed.carries_articles() {
        return;
    }
    // Not all items need have been checked.
    let first = feed.items.get(MOST);
    let place = first.map_or(feed.outline.whole(), |item| item.span);
    let finding = findings
        .in_document(place, format!("the feed has {count} items: no more than {MOST} are taken"))
        .help(
            "list only what is new or changed: the feed is read every few minutes, and what was taken stays",
        );
    if let Some(item) = first {
        finding.item(item.index);
    }
}
