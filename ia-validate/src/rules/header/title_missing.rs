use crate::feed::FieldName;
use crate::rules::fixer::escaped;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// No `h1` directly in the header has a text. Blanks (`&nbsp;` too) are none.
    ///
    /// # Why
    ///
    /// Every article has a title (SDK Header; SAMPLE). It is what readers see of it in a
    /// list.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>&nbsp;</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```xml
    /// <content:encoded><![CDATA[<html><head><meta charset="utf-8"><meta property="op:markup_version" content="v1.0"><link rel="canonical" href="https://example.com/ferry"></head><body><article><header><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time></header><p>The ferry is back.</p></article></body></html>]]></content:encoded>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry <em>resumes</em></h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// In a feed, a suggestion: take the item's title.
    id: "title-missing",
    severity: Error,
    points: StartTag,
    on: Article(check),
    fix: Unsafe,
    outcome: Rejects,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let title = article.title_element();
    if title.is_some_and(|title| title.has_text()) {
        return;
    }
    let Some(place) = title.or_else(|| article.header_or_root()) else { return };
    let message = match (title, article.header()) {
        (Some(_), _) => "the title is empty: `h1` has no text",
        (None, Some(_)) => "no title: there is no `h1` directly in the `header`",
        (None, None) => "no title: the article has no `header` with an `h1`",
    };
    let of_item = findings.context().item.and_then(|item| item.value(FieldName::Title));
    findings.at(place, message).help("write the headline there: `<header><h1>…</h1></header>`").fix(
        Safety::Unsafe,
        "take the item's title",
        of_item.and_then(|of_item| with_title(article, &escaped(of_item))),
    );
}

/// Fills the empty title, or puts one in front of all else in the header.
fn with_title<'t>(article: &'t Article<'t>, written: &str) -> Option<Edits> {
    match (article.title_element(), article.header()) {
        (Some(title), _) => {
            title.node().end_tag().map(|_| Edits::default().replace(title.inner(), written.to_owned()))
        }
        (None, Some(header)) => Some(Edits::default().put_first(header, &format!("<h1>{written}</h1>"))),
        (None, None) => None,
    }
}
