use crate::article::url;
use crate::feed::FieldName;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The canonical URL, or the item's link where that stands in for it, has a query (`?…`) or a fragment (`#…`).
    ///
    /// # Why
    ///
    /// A URL that is changed, for example by adding parameters, is a different URL and so a different article
    /// (FAQ L54, L80); the reference forbids both (DOC reference/article). Parameters for tracking are
    /// certainly no part of it; but some sites have `?p=123` as their only URL, hence a warning.
    ///
    /// # Bad
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry?utm_source=rss">
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/?p=17">
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry#comments">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/2016/02/ferry/">
    /// ```
    ///
    /// # Fix
    ///
    /// A suggestion: drop query and fragment. The URL must stay equal to the web page's own canonical URL.
    id: "canonical-query-or-fragment",
    severity: Warning,
    points: Value,
    on: Article(check),
    fix: Unsafe,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let url = match (article.canonical(), item_link(article, findings)) {
        (Some(canonical), _) => canonical.value("href").unwrap_or_default().into_owned(),
        (None, Some((link, _))) => link,
        (None, None) => return,
    };
    let (query, fragment) = url::query_and_fragment(&url);
    let tracking = query.and_then(url::tracking_parameter);
    let message = match (&tracking, query, fragment) {
        (Some(name), ..) => format!(
            "the canonical URL carries the tracking parameter `{}`: each variant of it is another article",
            short(name)
        ),
        (None, Some(_), Some(_)) => "the canonical URL has a query and a fragment".to_owned(),
        (None, Some(_), None) => "the canonical URL has a query".to_owned(),
        (None, None, Some(_)) => "the canonical URL has a fragment".to_owned(),
        (None, None, None) => return,
    };
    let finding = match (article.canonical(), item_link(article, findings)) {
        (Some(canonical), _) => {
            let finding = findings.at_value(canonical, "href", message);
            finding.fix(Safety::Unsafe, "drop query and fragment", without_query(canonical, &url))
        }
        (None, Some((_, place))) => findings
            .in_feed(place, format!("the item's link, which stands in for the canonical URL: {message}")),
        (None, None) => return,
    };
    finding.help(match tracking {
        Some(_) => "leave it out, here and in the web page's own canonical link: only the URL itself is the article's key",
        None => "give the URL without `?…` and `#…`, as the web page's own canonical link has it: \
                 with other parameters it counts as another article",
    });
}

/// The link of the feed's item with its place, where it stands in for the canonical URL.
fn item_link<'t>(article: &'t Article<'t>, findings: &Findings<'_>) -> Option<(String, Span)> {
    let link = findings.context().item?.field(FieldName::Link).filter(|_| article.canonical().is_none())?;
    url::is_absolute(link.trimmed()).then(|| (link.trimmed().to_owned(), link.span()))
}

/// The URL alone, unless its query may say which article is meant.
fn without_query(canonical: Element<'_>, url: &str) -> Option<Edits> {
    let (query, _) = url::query_and_fragment(url);
    let is_tracking = |parameter: &str| url::tracking_parameter(parameter).is_some();
    let says_nothing = query.is_none_or(|query| query.split('&').all(is_tracking));
    let end = url.find(['?', '#'])?;
    says_nothing.then(|| Edits::default().set(canonical, "href", &url[..end]))
}
