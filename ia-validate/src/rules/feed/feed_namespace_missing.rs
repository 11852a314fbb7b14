use crate::feed::CONTENT_NAMESPACE;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The prefix of `content:encoded` is not bound to `http://purl.org/rss/1.0/modules/content/`.
    ///
    /// # Why
    ///
    /// A prefix that is not declared makes the feed ill-formed, and one that is bound to another namespace
    /// names another element (VENDOR Automattic; jekyll 3).
    ///
    /// # Bad
    ///
    /// ```xml
    /// <rss version="2.0"><channel><title>News</title><link>https://example.com/</link><description>News</description>
    /// <item><title>Ferry</title><link>https://example.com/ferry</link><guid>1</guid><pubDate>2016-02-04T09:00:00Z</pubDate><author>Ann</author><description>Back.</description>
    /// <content:encoded><![CDATA[<html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>Text</p></article></body></html>]]></content:encoded></item>
    /// </channel></rss>
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
    /// Declare the prefix on `rss`.
    id: "feed-namespace-missing",
    severity: Error,
    points: Feed,
    on: Feed(check),
    fix: Safe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let Some((name, root)) = &feed.outline.root else { return };
    if let Some(field) = feed.outline.unbound_content {
        findings
            .in_document(*root, "the prefix of `content:encoded` is not bound to the content namespace")
            .help(format!("add `xmlns:content=\"{CONTENT_NAMESPACE}\"` to the root element"))
            .related(field, "the prefix is used here")
            .fix(
                Safety::Safe,
                "declare it on the root element",
                Some(declared(name, *root)).filter(|_| !feed.outline.binds_content),
            );
    }
}

/// Adds the declaration right behind the name of the root element.
fn declared(name: &str, root: Span) -> Edits {
    let behind_name = root.start + 1 + Span::at(0, name.len()).end;
    Edits::default().insert(behind_name, format!(" xmlns:content=\"{CONTENT_NAMESPACE}\""))
}
