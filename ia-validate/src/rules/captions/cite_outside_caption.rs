use crate::article::{Classes, Element, Inside};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// A `cite` stands in the figure of an image, video, slideshow, map or embed, but not in its
    /// `figcaption`. A `cite` in a pull quote (`aside`) is legal.
    ///
    /// # Why
    ///
    /// An attribution is a `cite` inside the `figcaption` (FAQ L132, L17). Old versions of Facebook's SDK
    /// wrote `figure > cite` (SDK, `Video`).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><cite>Ann / AP</cite></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <figcaption>The harbour <cite>Ann / AP</cite></figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <aside>We sail again.<cite>The captain</cite></aside>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the `cite` into the `figcaption`, making one if there is none.
    "cite-outside-caption", Warning, StartTag, At::Elements(&[Name::Cite], check)
}

fn check(cite: Element<'_>, findings: &mut Findings<'_>) {
    let Some(figure) = cite.figure() else { return };
    let is_media = figure.has_media() && !figure.has_class(Classes::NOT_CONTENT);
    if !is_media || cite.is_inside(Inside::FIGCAPTION) || cite.parent_name() == Name::Aside {
        return;
    }
    findings
        .at(cite, "`cite` outside the figure's `figcaption`: a credit is taken from the caption only")
        .help("move it into the figure's `figcaption`; add one if there is none")
        .related(figure.span(), "the credit is meant for this figure");
}
