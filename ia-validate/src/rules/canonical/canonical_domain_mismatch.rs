use crate::article::url::WebUrl;
use crate::feed::FieldName;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The host of the canonical URL is none of the page's domains and no sub-domain of one. Letter case, a
    /// trailing dot, port and user name do not matter, and `bücher.example` is `xn--bcher-kva.example`. Where
    /// no domain is given, nothing is checked.
    ///
    /// # Why
    ///
    /// Each page is mapped to one domain, and an article is ingested only if its canonical URL is on that
    /// domain or a sub-domain (FAQ L7, L60, L84, L180); Facebook's message was "Unclaimed URL"
    /// (MSG 15). The URL of the feed does not matter (FAQ L86).
    ///
    /// # Bad
    ///
    /// ```html
    /// <link rel="canonical" href="https://notexample.com/ferry">
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com.evil.example/ferry">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <link rel="canonical" href="https://news.Example.com:8443/ferry">
    /// ```
    ///
    /// # Fix
    ///
    /// None: the URL must be the web page's own canonical URL.
    id: "canonical-domain-mismatch",
    severity: Error,
    points: Value,
    on: Article(check),
    outcome: Rejects,
    needs: Domains,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let context = findings.context();
    if context.options.domains.is_empty() {
        return;
    }
    // In a feed the item's link stands in for a canonical URL that is missing (FAQ L60).
    let link = context.item.and_then(|item| item.field(FieldName::Link));
    let canonical = article.canonical();
    let url = match (canonical, link) {
        (Some(canonical), _) => canonical.value("href").and_then(|href| WebUrl::parse(&href)),
        (None, Some(link)) => WebUrl::parse(&link.text),
        (None, None) => None,
    };
    let Some(host) = url.as_ref().and_then(WebUrl::host) else { return };
    let domains = &context.options.domains;
    if domains.is_empty() || domains.iter().any(|domain| domain.covers(&host)) {
        return;
    }
    let name = url.as_ref().map(WebUrl::host_name).unwrap_or_default();
    let name = short(name);
    let message = match &domains[..] {
        [domain] => format!("`{name}` is neither the page's domain `{domain}` nor a sub-domain of it"),
        _ => format!("`{name}` is none of the page's domains and no sub-domain of one"),
    };
    let finding = match (canonical, link) {
        (Some(canonical), _) => findings.at_value(canonical, "href", message),
        (None, Some(link)) => findings.in_feed(link.span(), message),
        (None, None) => return,
    };
    finding.help(
        "the article is ingested only if its canonical URL is on the domain that is mapped to the page",
    );
}
