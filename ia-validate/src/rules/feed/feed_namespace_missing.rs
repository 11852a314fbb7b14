use crate::feed::CONTENT_NAMESPACE;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The prefix of `content:encoded` is not bound to `http://purl.org/rss/1.0/modules/content/`. Points at the value
    /// that binds it to another namespace, if one does.
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
    /// Declare the prefix on `rss`. Where it is bound to nearly the right namespace (without the last slash, with
    /// `https`), write the right one.
    id: "feed-namespace-missing",
    severity: Error,
    points: Bytes,
    on: Feed(check),
    fix: Safe,
}

fn check(feed: &FeedSummary, findings: &mut Findings<'_>) {
    let Some((name, root)) = &feed.outline.root else { return };
    let Some(field) = feed.outline.unbound_content else { return };
    let Some((value, written)) = &feed.outline.content_binding else {
        findings
            .in_document(*root, "the prefix of `content:encoded` is not bound to the content namespace")
            .help(format!("add `xmlns:content=\"{CONTENT_NAMESPACE}\"` to the root element"))
            .related(field, "the prefix is used here")
            .fix(Safety::Safe, "declare it on the root element", Some(declared(name, *root)));
        return;
    };
    let Some(differs) = difference(written) else {
        findings
            .in_document(*value, "the prefix of `content:encoded` is bound to another namespace")
            .help(format!("bind it to `{CONTENT_NAMESPACE}`"))
            .related(field, "the prefix is used here");
        return;
    };
    findings
        .in_document(*value, format!("this is not the content namespace: {differs}"))
        .help(format!("write `{CONTENT_NAMESPACE}`, to the letter"))
        .related(field, "the prefix is used here")
        .fix(
            Safety::Safe,
            "write the namespace to the letter",
            Edits::default().replace(*value, CONTENT_NAMESPACE),
        );
}

/// How a namespace differs from that of the content, if it is nearly that.
fn difference(written: &str) -> Option<&'static str> {
    let core = |text: &str| {
        let text = text.trim_ascii().to_ascii_lowercase();
        let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(&text);
        let text = text.strip_prefix("www.").unwrap_or(text);
        text.trim_end_matches('/').to_owned()
    };
    if core(written) != core(CONTENT_NAMESPACE) {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    Some(match () {
        () if written != written.trim_ascii() => "there are blanks around it",
        () if lower.starts_with("https:") => "it begins with `https`",
        () if !lower.starts_with("http:") => "`http://` is missing",
        () if lower.contains("://www.") => "there is no `www.` in it",
        () if !written.ends_with('/') => "the `/` at its end is missing",
        () if written.ends_with("//") => "it has one `/` at its end",
        () => "upper and lower case count",
    })
}

/// Adds the declaration right behind the name of the root element.
fn declared(name: &str, root: Span) -> Edits {
    let behind_name = root.start + 1 + Span::at(0, name.len()).end;
    Edits::default().insert(behind_name, format!(" xmlns:content=\"{CONTENT_NAMESPACE}\""))
}
