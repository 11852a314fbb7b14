use crate::article::DateTime;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item's `pubDate` is no ISO 8601 date-time: one of RFC 822 is a hint, one that cannot be read at
    /// all a warning.
    ///
    /// # Why
    ///
    /// The documentation asks for ISO 8601 (DOC publishing/setup-rss-feed), RSS 2.0 for RFC 822; both were taken
    /// (OQ 13).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>Thu, 04 Feb 2016 09:00:00 GMT</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
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
    /// Write the same instant in ISO 8601.
    id: "feed-pubdate-format",
    severity: Info,
    points: Value,
    on: Feed(check),
    fix: Safe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    for item in &feed.items {
        let Some(date) = &item.pub_date else { continue };
        if DateTime::parse(&date.text).is_some() {
            continue;
        }
        let finding = match DateTime::parse_rfc822(&date.text) {
            Some(parsed) => {
                let iso = parsed.iso8601();
                let is_plain = date.span.len() as usize == date.text.len();
                findings
                    .in_document(date.span, "`pubDate` is in RFC 822 format, where ISO 8601 is asked for")
                    .fix(
                        Safety::Safe,
                        format!("write `{iso}`"),
                        is_plain.then(|| Edits::default().replace(date.span, iso)),
                    )
            }
            None => {
                let message = format!("`{}` is no date-time", short(&date.text));
                findings.in_document(date.span, message).severity(Severity::Warning)
            }
        };
        finding.help("write it as `2016-02-04T09:00:00Z`").item(item.index);
    }
}
