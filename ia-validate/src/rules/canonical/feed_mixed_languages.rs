use std::collections::BTreeSet;

use crate::rules::feed_summary::Carries;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The articles of one feed declare different languages (the primary tag of `html[lang]`), or some are
    /// written from right to left and some not.
    ///
    /// # Why
    ///
    /// Pages that differ by language need a feed for each language (FAQ L88).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html lang="en"><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Hafen</title><link>https://example.com/hafen</link>
    /// <content:encoded><![CDATA[<html lang="de-AT"><head><link rel="canonical" href="https://example.com/hafen"></head><body><article><header><h1>Hafen</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Other text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Good
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html lang="en"><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Harbour</title><link>https://example.com/harbour</link>
    /// <content:encoded><![CDATA[<html lang="en-GB"><head><link rel="canonical" href="https://example.com/harbour"></head><body><article><header><h1>Harbour</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Other text</p></article></body></html>]]></content:encoded></item>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "feed-mixed-languages",
    severity: Info,
    points: Feed,
    on: Feed(check),
}

const HELP: &str = "if pages differ by language, make one feed for each";

/// How many languages are named.
const MOST_NAMED: usize = 5;

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !feed.carries_articles() {
        return;
    }
    let articles = || feed.items.iter().filter(|item| item.carries == Carries::Document);
    let languages: BTreeSet<&str> = articles().filter_map(|item| item.article.language.as_deref()).collect();
    let whole = feed.outline.whole();
    if languages.len() > 1 {
        let names: Vec<&str> = languages.into_iter().take(MOST_NAMED).collect();
        let names = listed(&names, "and").unwrap_or_default();
        findings.in_document(whole, format!("the articles are in several languages: {names}")).help(HELP);
    } else if articles().any(|item| item.article.is_rtl) && articles().any(|item| !item.article.is_rtl) {
        findings
            .in_document(whole, "some articles are written from right to left, and some are not")
            .help(HELP);
    }
}
