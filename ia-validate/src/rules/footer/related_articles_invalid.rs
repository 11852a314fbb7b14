use super::items::{self, is_related_articles};
use crate::article::url::is_absolute;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `ul` of class `op-related-articles` stands neither directly in `article` nor in `footer`, or has no
    /// item; or an item has not exactly one link with an absolute `http` or `https` URL, or its
    /// `data-sponsored` is something else than `true`. The link needs no text.
    ///
    /// # Why
    ///
    /// That is how related articles are read (SDK RelatedArticles, RelatedItem).
    ///
    /// # Bad
    ///
    /// ```html
    /// <ul class="op-related-articles"><li>The pier</li></ul>
    /// ```
    ///
    /// ```html
    /// <ul class="op-related-articles"><li><a href="/pier">The pier</a></li></ul>
    /// ```
    ///
    /// ```html
    /// <ul class="op-related-articles">
    ///   <li data-sponsored="yes"><a href="https://example.com/pier">The pier</a></li>
    ///   <li><a href="https://example.com/fares">Fares</a> <a href="https://example.com/dogs">Dogs</a></li>
    /// </ul>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <ul class="op-related-articles" title="More from the harbour">
    ///   <li><a href="https://example.com/pier"></a></li>
    ///   <li data-sponsored="true"><a href="https://example.com/cruises">Cruises</a></li>
    /// </ul>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows what is related.
    id: "related-articles-invalid",
    severity: Warning,
    points: Value,
    on: Classes(Classes::RELATED_ARTICLES, check),
}

fn check(list: Element<'_>, findings: &mut Findings<'_>) {
    if !is_related_articles(list) {
        return;
    }
    if !matches!(list.parent_name(), Name::Article | Name::Footer) {
        let finding = findings
            .at(list, "related articles neither directly in `article` nor in `footer`: they are not shown")
            .help("move the list into `footer`, or between the paragraphs");
        if let Some(parent) = list.parent() {
            finding.related(parent.span(), "it stands in this");
        }
    } else if items::items(list).next().is_none() {
        findings
            .at(list, "no related article in the list")
            .help("write each as `<li><a href=\"…\"></a></li>`, or take the list out");
    }
    for item in items::items(list) {
        check_item(item, findings);
    }
}

fn check_item(item: Element<'_>, findings: &mut Findings<'_>) {
    if item.attribute("data-sponsored").is_some() && !items::is_sponsored(item) {
        findings
            .at_value(item, "data-sponsored", "`data-sponsored` is not `true`, the only value that it has")
            .help("write `data-sponsored=\"true\"` for an advertisement, else take the attribute out");
    }
    let mut links = items::links(item).filter(|link| link.attribute("href").is_some());
    let Some(first) = links.next() else {
        // A link without URL is what lacks something, else the item.
        let holder = items::links(item).next().unwrap_or(item);
        findings
            .at(holder, "a related article without the URL of one")
            .help("write it as `<li><a href=\"https://…\"></a></li>`");
        return;
    };
    let url = first.value("href").unwrap_or_default();
    if !is_absolute(&url) {
        let message = match url.trim_ascii() {
            "" => "a related article with an empty URL".to_owned(),
            url => format!("`{}` is no absolute URL of a related article", short(url)),
        };
        findings
            .at_value(first, "href", message)
            .help("write the URL out in full, such as `https://example.com/a`");
    }
    for more in links {
        findings
            .at(more, "more than one link in an item: it is one related article")
            .help("make an item of each")
            .related(first.span(), "the first link");
    }
}
