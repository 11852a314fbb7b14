use crate::feed::ProblemKind;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The root element is not `rss` of version 2 with a `channel`, or an item stands outside of that.
    ///
    /// # Why
    ///
    /// Facebook reads RSS 2.0 (DOC publishing/setup-rss-feed), neither Atom nor RDF.
    ///
    /// # Bad
    ///
    /// ```xml
    /// <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>
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
    id: "feed-root-invalid",
    severity: Error,
    points: Feed,
    on: Feed(check),
}

const HELP: &str = "the root must be `<rss version=\"2.0\">` with one `<channel>`, and the items in that";

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let outline = &feed.outline;
    let Some((name, tag)) = &outline.root else {
        // What is not well-formed may hold it, and is told.
        if !outline.first_problem.as_ref().is_some_and(|first| first.kind != ProblemKind::NoRoot) {
            findings
                .in_document(outline.whole(), "the feed has no root element")
                .help("begin with `<rss version=\"2.0\">`");
        }
        return;
    };
    if !feed.is_rss() {
        findings.in_document(*tag, named(name)).help(HELP);
        return;
    }
    if !outline.is_version_2 {
        findings.in_document(*tag, "`rss` without `version=\"2.0\"`").help(HELP);
    }
    if let Some(item) = outline.item_outside {
        findings.in_document(item, "the item is not in the channel").help(HELP);
    }
}

/// What a document with this root is.
fn named(root: &str) -> String {
    const INSTEAD: &str = "Instant Articles are read from RSS 2.0 only";
    match root {
        "feed" => format!("an Atom feed: {INSTEAD}"),
        "rdf:RDF" => format!("an RDF feed (RSS 1.0): {INSTEAD}"),
        "opml" => format!("an OPML file, which lists feeds: {INSTEAD}"),
        "rss" => "`rss` without `channel`".to_owned(),
        "urlset" | "sitemapindex" => "a sitemap, not a feed".to_owned(),
        name => format!("`{name}` is no RSS feed"),
    }
}
