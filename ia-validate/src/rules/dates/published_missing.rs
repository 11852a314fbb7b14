use crate::article::DateTime;
use crate::feed::FieldName;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// No `time` in the article has the class `op-published`. It usually stands in the header.
    ///
    /// # Why
    ///
    /// Each article must have a `time` element of this class, which says when it was first published
    /// (FAQ L158). Without it the article is rejected.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1></header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <time class="op-modified" datetime="2016-02-04T10:00:00Z">an hour later</time>
    /// </header>
    /// ```
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><h1>Ferry resumes</h1></header><p>The ferry is back.</p></article></body></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// In a feed, a suggestion: copy the item's `pubDate`.
    id: "published-missing",
    severity: Error,
    points: StartTag,
    on: Article(check),
    fix: Unsafe,
    outcome: Rejects,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(holder) = article.header_or_root() else { return };
    if article.time(Classes::PUBLISHED).is_none() {
        let date = findings.context().item.and_then(|item| item.value(FieldName::PubDate));
        findings
            .at(holder, "no publication date: the article has no `time` of class `op-published`")
            .help("add `<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">` to the header, with your date")
            .fix(Safety::Unsafe, "copy the item's `pubDate`", date.and_then(|date| copied(article, date)));
    }
}

/// The date of the feed item as that of the article.
fn copied<'t>(article: &'t Article<'t>, date: &str) -> Option<Edits> {
    let date = DateTime::read(date).filter(|it| it.unclear_zone.is_none())?.iso8601();
    let time = format!("<time class=\"op-published\" datetime=\"{date}\">{date}</time>");
    Edits::default().put_last(article.header()?, &time)
}
