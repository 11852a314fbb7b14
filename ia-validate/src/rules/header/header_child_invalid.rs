use crate::article::children::{self, OF_HEADER};
use crate::rules::fixer::{MOST_CHILDREN, unwrap_wrapper};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `header` holds an element that has no place there, or text. A header holds the cover (`figure`), `h1`, `h2`,
    /// `h3.op-kicker`, `time`, `address`, `ul.op-sponsors` and `section.op-ad-template`, each directly. Text and inline
    /// elements side by side are one finding. Meta's own sample of 2015 had `details` with a `summary`: a hint.
    ///
    /// # Why
    ///
    /// Nothing else of a header is read (SDK Header), so a lead or a byline that stands there in other elements is
    /// missing from the article, and so is what stands in a wrapper.
    ///
    /// # Bad
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><p>The ferry is back after a week in the yard.</p></header>
    /// ```
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time><div><figure><img src="https://example.com/harbour.jpg"></figure></div></header>
    /// ```
    ///
    /// ```html
    /// <header><h1>Ferry resumes</h1><time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>By <b>Ann</b></header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <h2>The ferry is back after a week in the yard.</h2>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <address><a>Ann</a></address>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Take a wrapper (`div`, `section`, `span`) away in which nothing stands but what a header can hold. What else
    /// stands there only its author can place.
    id: "header-child-invalid",
    severity: Warning,
    points: Text,
    on: Elements(&[Name::Header], check),
    fix: Safe,
}

fn check(header: Element<'_>, findings: &mut Findings<'_>) {
    // A header beside the article is some web page's.
    if !header.is_inside(Inside::ARTICLE) {
        return;
    }
    for (child, span) in children::surplus(header, &OF_HEADER) {
        let name = short(child.name_as_written());
        let is_element = child.node().is_element();
        if is_element && !child.has_text() && !child.has_media() && child.name().is_inline_text() {
            continue;
        }
        let message = match (is_element, child.has_text()) {
            (false, _) => "text directly in `header`: it is not shown".to_owned(),
            (true, true) => format!("`{name}` in `header`: what stands in it is not shown"),
            (true, false) if child.has_media() => {
                format!("`{name}` in `header`: the picture or embed in it is not shown")
            }
            (true, false) => format!("`{name}` in `header`: a header cannot hold it"),
        };
        let finding = findings.in_place(child, span, message);
        finding.help(help(child));
        if matches!(child.name(), Name::Details | Name::Summary) {
            finding.severity(Severity::Info);
        }
        if is_element && holds_parts(child) {
            finding.fix(Safety::Safe, format!("take the `{name}` away"), unwrap_wrapper(child));
        }
    }
}

fn help(child: Element<'_>) -> &'static str {
    match child.name() {
        Name::Div | Name::Section | Name::Hgroup if holds_parts(child) => {
            "take the wrapper away: what is in it belongs directly into `header`"
        }
        Name::P | Name::Div | Name::Section | Name::Blockquote | Name::Aside => {
            "write a subtitle as `h2` and an author as `address`; other text goes behind the header, in `p`"
        }
        Name::Ul | Name::Ol => "move the list behind the header; sponsors are `<ul class=\"op-sponsors\">`",
        _ if child.has_text() => {
            "write an author as `<address><a>…</a></address>`, other text as `h2`, or move it behind"
        }
        _ if child.has_media() => "write the cover as a `figure` directly in `header`",
        _ => "take it out",
    }
}

/// Whether an element holds only what a header can hold, and not nothing.
fn holds_parts(wrapper: Element<'_>) -> bool {
    let mut children = wrapper.node().children();
    let mut has_parts = false;
    let fits = children.by_ref().take(MOST_CHILDREN).all(|node| {
        let child = wrapper.article.node(node.id);
        has_parts |= node.is_element();
        if node.is_element() { children::is_among(child, &OF_HEADER) } else { !child.has_text() }
    });
    fits && has_parts && children.next().is_none()
}
