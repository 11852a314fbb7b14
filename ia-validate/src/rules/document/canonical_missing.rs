use crate::article::url::is_absolute;
use crate::feed::FieldName;
use crate::rules::fixer::put_in_head;
use crate::rules::prelude::*;
use crate::rules::shared::quotes::{STRAIGHT, between_marks, marked_value};

rule! {
    /// # What it checks
    ///
    /// The document has no `link` of relation `canonical` with a `href`. In a feed the item's `link` stands
    /// in for it, if that is an absolute URL, which makes this a warning.
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
    /// ```html
    /// <link rel=“canonical” href=“https://example.com/ferry”>
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
    /// In a feed, copy the item's link. Write straight quotation marks where the link has those of a text.
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
    let item_link = findings.context().item.and_then(|item| item.value(FieldName::Link));
    let link = item_link.filter(|link| is_absolute(link));
    let severity = if link.is_some() { Severity::Warning } else { Severity::Error };
    if let Some((canonical, rel)) = between_wrong_marks(article) {
        let message = format!(
            "`{}`: these are no quotation marks of HTML, so the link is not the canonical one",
            short(&rel)
        );
        findings.at_value(canonical, "rel", message).help(STRAIGHT).severity(severity).fix(
            Safety::Safe,
            STRAIGHT,
            straightened(canonical),
        );
        return;
    }
    let finding = match (article.empty_canonical(), article.head_or_html()) {
        (Some(empty), _) => findings.at_value(empty, "href", "the canonical URL is empty"),
        (None, Some(place)) => {
            findings.at(place, "no canonical URL: the document has no `link` of relation `canonical`")
        }
        (None, None) => return,
    };
    finding.severity(severity);
    match (link, item_link) {
        _ if article.empty_canonical().is_some() => {
            finding.help("write the article's URL into `href`: it tells articles apart");
        }
        (Some(_), _) => {
            finding.help(
                "the item's link is taken instead: add it as `<link rel=\"canonical\" href=\"…\">` to the head",
            );
        }
        (None, Some(relative)) => {
            finding.help(format!(
                "add `<link rel=\"canonical\" href=\"…\">` to the head; the item's link `{}` cannot stand in, since it is \
                 no absolute URL",
                short(relative)
            ));
        }
        (None, None) => {
            finding
                .help("add `<link rel=\"canonical\" href=\"…\">` to the head: the URL tells articles apart");
        }
    }
    if let Some(link) = link {
        finding.fix(Safety::Safe, "copy the item's link", with_link(article, link));
    }
}

/// The first link that would be the canonical one but for the quotation marks around its relation, and these with it.
fn between_wrong_marks<'t>(article: &'t Article<'t>) -> Option<(Element<'t>, String)> {
    let links = article.index.named(Name::Link).iter().map(|&id| article.node(id));
    links.filter(|link| !link.is_inside(Inside::ARTICLE)).find_map(|link| {
        let rel = link.value("rel")?;
        let is_canonical = between_marks(&rel).is_some_and(|inner| inner.eq_ignore_ascii_case("canonical"));
        is_canonical.then(|| (link, rel.trim_ascii().to_owned()))
    })
}

/// The link with quotation marks of HTML, if its URL is one then.
fn straightened(canonical: Element<'_>) -> Option<Edits> {
    let href = canonical.value_if_any("href")?;
    let inner = marked_value(canonical, "href");
    let edits = Edits::default().set(canonical, "rel", "canonical");
    let edits = match &inner {
        Some(inner) => edits.set(canonical, "href", inner),
        None => edits,
    };
    is_absolute(inner.as_deref().unwrap_or(&href)).then_some(edits)
}

fn with_link<'t>(article: &'t Article<'t>, link: &str) -> Option<Edits> {
    if let Some(empty) = article.empty_canonical() {
        return Some(Edits::default().set(empty, "href", link));
    }
    let href = link.replace('&', "&amp;").replace('"', "&quot;");
    put_in_head(article, &format!("<link rel=\"canonical\" href=\"{href}\">"), false)
}
