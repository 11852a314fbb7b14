use crate::article::url::{host_and_path, is_absolute, query_and_fragment};
use crate::feed::FieldName;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The canonical URL, or the item's link that stands in for it, has no path and no query: it is that of the site.
    ///
    /// # Why
    ///
    /// The canonical URL tells articles apart (FAQ L80), and shared links must be it (FAQ L54): every article with the
    /// address of the home page is the same one. Arc XP writes it where an article has no URL (VENDOR Arc).
    ///
    /// # Bad
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/">
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
    /// None: only the publisher knows the URL.
    id: "canonical-is-home-page",
    severity: Warning,
    points: Value,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    const HELP: &str = "write the article's own URL, the same as on its web page";
    if let Some(link) = article.canonical() {
        let url = link.value("href").unwrap_or_default();
        if is_home_page(&url) {
            let message = "the canonical URL is that of the home page: all such articles count as one";
            findings.at_value(link, "href", message).help(HELP);
        }
        return;
    }
    let Some(item) = findings.context().item else { return };
    if let Some(field) = item.field(FieldName::Link).filter(|field| is_home_page(field.trimmed())) {
        let message = "the item's link, which stands in for the canonical URL, is that of the home page";
        findings.in_feed(field.span(), message).help(HELP);
    }
}

fn is_home_page(url: &str) -> bool {
    let is_site = host_and_path(url).is_some_and(|(_, path)| matches!(&*path, "" | "/"));
    // Of a fragment there is a rule of its own.
    is_site && is_absolute(url) && query_and_fragment(url) == (None, None)
}
