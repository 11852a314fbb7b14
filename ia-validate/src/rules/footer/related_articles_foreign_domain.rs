use super::items::{self, is_related_articles};
use crate::article::url::WebUrl;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A related article that is not sponsored has a URL on none of the page's domains and their sub-domains.
    /// Where no domain is given, nothing is checked.
    ///
    /// # Why
    ///
    /// Related articles are articles of the same site (VENDOR wp-native-articles); others are advertisements.
    ///
    /// # Bad
    ///
    /// ```html
    /// <ul class="op-related-articles"><li><a href="https://example.org/cruises">Cruises</a></li></ul>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <ul class="op-related-articles">
    ///   <li><a href="https://news.example.com/pier">The pier</a></li>
    ///   <li data-sponsored="true"><a href="https://example.org/cruises">Cruises</a></li>
    /// </ul>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows whether it is an advertisement.
    id: "related-articles-foreign-domain",
    severity: Warning,
    points: Value,
    on: Classes(Classes::RELATED_ARTICLES, check),
    needs: Domains,
}

fn check(list: Element<'_>, findings: &mut Findings<'_>) {
    let domains = &findings.context().options.domains;
    if domains.is_empty() || !is_related_articles(list) {
        return;
    }
    for link in items::items(list).filter(|&item| !items::is_sponsored(item)).flat_map(items::links) {
        let Some(url) = link.value("href").and_then(|href| WebUrl::parse(&href)) else { continue };
        if url.host().is_some_and(|host| !domains.iter().any(|domain| domain.covers(&host))) {
            let name = short(url.host_name());
            findings
                .at_value(link, "href", format!("`{name}` is not the page's own site: no related article"))
                .help(
                    "link to an article of the page's own, or mark the item with `data-sponsored=\"true\"`",
                );
        }
    }
}
