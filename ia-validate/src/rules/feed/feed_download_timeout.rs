use std::time::Duration;

use crate::rules::prelude::*;
use crate::source::Transfer;

rule! {
    /// # What it checks
    ///
    /// Downloading the feed took longer than 30 seconds; from 15 seconds on that is a warning. Only checked
    /// where the feed was fetched from its URL.
    ///
    /// # Why
    ///
    /// Facebook gives up after 30 seconds (FAQ L52), and then takes nothing from the feed.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <!-- downloaded in 31 s -->
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <!-- downloaded in 2 s -->
    /// <content:encoded><![CDATA[<html><article>{header}<p>Text</p></article></html>]]></content:encoded>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "feed-download-timeout",
    severity: Error,
    points: Feed,
    on: Transfer(check),
    needs: Download,
}

/// From here on the time is likely to run out some day.
const SLOW: Duration = Duration::from_secs(15);

/// Whether this rule has something to say about a download.
pub(super) fn speaks_of(transfer: &Transfer) -> bool {
    transfer.is_cut_off || transfer.download >= SLOW
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let Some(transfer) = findings.context().transfer.filter(|transfer| speaks_of(transfer)) else { return };
    let limit = Transfer::DOWNLOAD_LIMIT;
    let is_late = transfer.is_cut_off || transfer.download > limit;
    let took = if transfer.is_cut_off {
        "the feed could not be downloaded in time".to_owned()
    } else {
        format!("the feed took {} seconds to download", Transfer::in_seconds(transfer.download))
    };
    findings
        .in_document(
            feed.outline.whole(),
            format!("{took}: Facebook gives up after {} seconds", limit.as_secs()),
        )
        .severity(if is_late { Severity::Error } else { Severity::Warning })
        .help("list only what is new or changed since the last few minutes, and answer from a cache");
}
