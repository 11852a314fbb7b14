use crate::article::leftovers::is_in_value;
use crate::article::url::{WebUrl, plain_host};
use crate::rules::feed_summary::Placed;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The canonical URLs of one feed belong to more than one registrable domain (by the public suffix
    /// list), and no domain is given.
    ///
    /// # Why
    ///
    /// Each page has one domain, and takes only articles whose canonical URL is on it (FAQ L7, L84); one
    /// feed for each page is best (FAQ L9).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <item><title>Ferry</title><link>https://example.com/ferry</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// <item><title>Harbour</title><link>https://example.org/harbour</link>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.org/harbour"></head><body><article><header><h1>Harbour</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Other text</p></article></body></html>]]></content:encoded></item>
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
    id: "feed-mixed-domains",
    severity: Warning,
    points: Feed,
    on: Feed(check),
}

/// How many domains are named.
const MOST_NAMED: usize = 5;

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    if !findings.context().options.domains.is_empty() || !feed.carries_articles() {
        return;
    }
    // Domain and the first URL on it, in the order of the feed.
    let mut domains: Vec<(String, &Placed)> = Vec::new();
    // Mostly one item is where the one before it is.
    let mut last = None;
    for key in feed.items.iter().filter_map(|item| item.key()).filter(|key| !is_in_value(&key.text)) {
        let host = plain_host(&key.text).map(|host| &key.text[host]);
        if host.is_some() && host == last {
            continue;
        }
        last = host;
        let Some(domain) = WebUrl::parse(&key.text).and_then(|url| url.registrable_domain()) else {
            continue;
        };
        if domains.len() < MOST_NAMED && !domains.iter().any(|(known, _)| *known == domain) {
            domains.push((domain, key));
        }
    }
    if let [first, second, ..] = &domains[..] {
        let names: Vec<&str> = domains.iter().map(|(name, _)| name.as_str()).collect();
        let message = match listed(&names, "and") {
            Some(names) => {
                format!("the canonical URLs belong to {names}: a page takes those on its own domain only")
            }
            None => return,
        };
        findings
            .in_document(feed.outline.whole(), message)
            .help("make one feed for each page, or name the page's domain")
            .related(first.1.span, format!("on `{}`", first.0))
            .related(second.1.span, format!("on `{}`", second.0));
    }
}
