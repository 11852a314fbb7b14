use crate::feed::FieldName;
use crate::rules::prelude::*;
use crate::rules::update::Known;

rule! {
    /// # What it checks
    ///
    /// An article is not stored under its canonical URL, but a stored version has the same `guid`, or the
    /// same title and op-published, under another one.
    ///
    /// (The examples are compared with a version stored as `https://example.com/ferry`.)
    ///
    /// # Why
    ///
    /// An update must keep the canonical URL (FAQ L66); under another one it becomes a second article (FAQ
    /// L82).
    ///
    /// # Bad
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry-2"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <html><head><link rel="canonical" href="https://example.com/ferry"></head><body><article>
    /// <header><h1>Ferry resumes</h1>
    /// <time class="op-published" datetime="2016-02-01T00:00:00Z">1 February</time>
    /// <time class="op-modified" datetime="2016-02-01T10:00:00Z">changed</time></header>
    /// <p>The ferry is late.</p></article></body></html>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "canonical-url-changed",
    severity: Error,
    points: Value,
    on: Update(check),
    needs: History,
}

fn check(update: &Update<'_>, findings: &mut Findings<'_>) {
    let Known::Elsewhere(stored, why) = &update.known else { return };
    let message = format!(
        "an article with {why} is stored under another canonical URL, `{}`: this becomes a second article",
        short(&stored.canonical)
    );
    let finding = match (update.article.canonical(), update.item.and_then(|item| item.field(FieldName::Link)))
    {
        (Some(link), _) => findings.at_value(link, "href", message),
        (None, Some(link)) => findings.in_feed(link.span(), message),
        (None, None) => return,
    };
    finding.help("keep the canonical URL of an article, whatever changes in it");
}
