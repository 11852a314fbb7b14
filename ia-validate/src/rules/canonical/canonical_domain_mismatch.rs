use crate::article::link::WebUrl;
use crate::article::{Article, text};
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

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
    /// domain or a sub-domain (FAQ L7, L60, L84, L180); Facebook's message was "Unclaimed URL" (rules.md,
    /// MSG 15). The URL of the feed does not matter (FAQ L86).
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
    "canonical-domain-mismatch", Error, Value, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let domains = &findings.context().options.domains;
    let Some(link) = article.canonical() else { return };
    let Some(url) = link.value("href").and_then(|href| WebUrl::parse(&href)) else { return };
    let Some(host) = url.host() else { return };
    if domains.is_empty() || domains.iter().any(|domain| domain.covers(&host)) {
        return;
    }
    let host = text::short(url.host_name());
    let message = match &domains[..] {
        [domain] => format!("`{host}` is neither the page's domain `{domain}` nor a sub-domain of it"),
        _ => format!("`{host}` is none of the page's domains and no sub-domain of one"),
    };
    findings.at_value(link, "href", message).help(
        "the article is ingested only if its canonical URL is on the domain that is mapped to the page",
    );
}
