use crate::feed::FieldName;
use crate::rules::fixer::put_in_head;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The document has no `link` of relation `canonical` with a `href`. In a feed the item's `link` stands
    /// in for it, which makes this a warning.
    ///
    /// # Why
    ///
    /// The canonical URL is the article's unique key (FAQ L80); without one, and without the item's link,
    /// the article is ignored (DOC guides/articlecreate).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article></body></html>
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="">
    /// ```
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article></body></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry">
    /// ```
    ///
    /// # Fix
    ///
    /// In a feed, copy the item's link.
    id: "canonical-missing",
    severity: Error,
    points: Value,
    on: Article(check),
    fix: Safe,
    outcome: Rejects,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    if article.canonical().is_some() {
        return;
    }
    let link = findings.context().item.and_then(|item| item.value(FieldName::Link));
    let severity = if link.is_some() { Severity::Warning } else { Severity::Error };
    let finding = match (article.empty_canonical(), article.head_or_html()) {
        (Some(empty), _) => findings.at_value(empty, "href", "the canonical URL is empty"),
        (None, Some(place)) => {
            findings.at(place, "no canonical URL: the document has no `link` of relation `canonical`")
        }
        (None, None) => return,
    };
    finding.severity(severity);
    match link {
        _ if article.empty_canonical().is_some() => {
            finding.help("write the article's URL into `href`: it tells articles apart")
        }
        Some(link) => finding
            .help("the item's link is taken instead: add it as `<link rel=\"canonical\" href=\"…\">` to the head")
            .fix(Safety::Safe, "copy the item's link", with_link(article, link)),
        None => finding
            .help("add `<link rel=\"canonical\" href=\"…\">` to the head: the URL tells articles apart"),
    };
}

/// The feed item's link as the canonical URL.
fn with_link<'t>(article: &'t Article<'t>, link: &str) -> Option<Edits> {
    if let Some(empty) = article.empty_canonical() {
        return Some(Edits::default().set(empty, "href", link));
    }
    let href = link.replace('&', "&amp;").replace('"', "&quot;");
    put_in_head(article, &format!("<link rel=\"canonical\" href=\"{href}\">"), false)
}
