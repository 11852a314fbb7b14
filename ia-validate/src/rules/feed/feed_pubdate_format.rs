use crate::article::DateTime;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An item's `pubDate` is neither a date-time of RFC 822 nor one of ISO 8601, or its weekday is not that day's.
    ///
    /// # Why
    ///
    /// The documentation asks for ISO 8601 (DOC publishing/setup-rss-feed), RSS 2.0 for RFC 822; both were taken
    /// (OQ 13).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>2016-02-04 09:00:00 +0100</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T08:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>Mon, 04 Feb 2016 09:00:00 GMT</pubDate>
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
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><pubDate>Thu, 04 Feb 2016 09:00:00 GMT</pubDate>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Fix
    ///
    /// Write the same instant as RFC 822 has it, where the zone is known; as a suggestion, the weekday of the date.
    id: "feed-pubdate-format",
    severity: Warning,
    points: Value,
    on: Feed(check),
    fix: Safe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    for item in &feed.items {
        let Some(date) = &item.pub_date else { continue };
        if DateTime::parse(&date.text).or_else(|| DateTime::parse_rfc822(&date.text)).is_some() {
            continue;
        }
        let (message, help, mended) = defect(&date.text);
        let finding = findings.in_document(date.span, message).help(help).item(item.index);
        // What is written in pieces stays.
        if let Some((safety, mended)) = mended.filter(|_| date.span.len() as usize == date.text.len()) {
            finding.fix(safety, format!("write `{mended}`"), Edits::default().replace(date.span, mended));
        }
    }
}

/// What is wrong with a date that is neither of RFC 822 nor of ISO 8601, what to do about it, and the right one.
fn defect(text: &str) -> (String, String, Option<(Safety, String)>) {
    const HELP: &str =
        "write it as RFC 822 has it, such as `Thu, 04 Feb 2016 09:00:00 +0000`, or as `2016-02-04T09:00:00Z`";
    let date = || text.split_once(',').and_then(|(_, date)| DateTime::parse_rfc822(date));
    if let Some((date, day)) = date().and_then(|date| Some((date, date.rfc822_if_certain()?))) {
        let message = format!("`{}`: that day is a {}", short(text), date.weekday());
        return (message, format!("write `{day}`, or the date of that weekday"), Some((Safety::Unsafe, day)));
    }
    let message = format!("`{}` is no date and time as feeds have them", short(text));
    match DateTime::read(text).and_then(DateTime::rfc822_if_certain) {
        Some(right) => (message, format!("write `{right}`"), Some((Safety::Safe, right))),
        None => (message, HELP.to_owned(), None),
    }
}
