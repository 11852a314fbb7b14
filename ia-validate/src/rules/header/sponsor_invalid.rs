use crate::article::hosts;
use crate::article::url::WebUrl;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A list of class `op-sponsors` stands outside the header, or one of its links (`li > a`) does not give
    /// a full URL on facebook.com, or not the relation `facebook`. Its text may be empty.
    ///
    /// # Why
    ///
    /// The sponsor of branded content is named by its page on Facebook (SDK Sponsor). A URL without
    /// `https://` is not recognised as one.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <ul class="op-sponsors"><li><a rel="facebook" href="facebook.com/lighthouse">The Trust</a></li></ul>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <ul class="op-sponsors"><li><a href="https://www.facebook.com/lighthouse">The Trust</a></li></ul>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <ul class="op-sponsors"><li><a rel="facebook" href="https://www.facebook.com/lighthouse">The Trust</a></li></ul>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <ul class="op-sponsors"><li><a rel="facebook" href="https://www.facebook.com/lighthouse">The Trust</a></li></ul>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the sponsor's page.
    id: "sponsor-invalid",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Ul], check),
}

fn check(list: Element<'_>, findings: &mut Findings<'_>) {
    if !list.has_class(Classes::SPONSORS) {
        return;
    }
    if !list.is_inside(Inside::HEADER) {
        findings
            .at(list, "`op-sponsors` outside `header`: sponsors are named in the header")
            .help("move the list to the header");
    }
    let items = list.children().filter(|child| child.name() == Name::Li);
    for link in items.flat_map(Element::children).filter(|child| child.name() == Name::A) {
        check_link(link, findings);
    }
}

fn check_link(link: Element<'_>, findings: &mut Findings<'_>) {
    let url = link.value_if_any("href");
    let message = match &url {
        Some(url) if hosts::is_facebook(url) && WebUrl::parse(url).is_some() => {
            if !link.has_relation("facebook") {
                findings
                    .at_value(link, "rel", "the link to a sponsor has no `rel=\"facebook\"`")
                    .help("add `rel=\"facebook\"`");
            }
            return;
        }
        Some(url) => format!("`{}` is no full URL of a page on facebook.com", short(url)),
        None => "a sponsor without a link to its page on facebook.com".to_owned(),
    };
    findings
        .at_value(link, "href", message)
        .help("link to the sponsor's page: `<a rel=\"facebook\" href=\"https://www.facebook.com/…\">`");
}
