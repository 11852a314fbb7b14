use crate::article::children::{self, OF_SLIDESHOW};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A slideshow holds something else than figures, a `figcaption`, an `audio` and a geotag: often the
    /// images without figures around them, or text between these. Or one of its figures holds an iframe.
    ///
    /// # Why
    ///
    /// A slideshow is a figure of figures with images (SDK Slideshow); anything else in it is lost.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <img src="https://example.com/1.jpg">
    ///   <img src="https://example.com/2.jpg">
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    ///   <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="240"></iframe></figure>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>,
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-slideshow">
    ///   <figure><img src="https://example.com/1.jpg"></figure>
    ///   <figure><img src="https://example.com/2.jpg"></figure>
    ///   <figcaption>The harbour</figcaption>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap a bare `img` in a `figure`. None for anything else.
    id: "slideshow-child-invalid",
    severity: Error,
    points: Text,
    on: Classes(Classes::SLIDESHOW, check),
    fix: Safe,
}

fn check(slideshow: Element<'_>, findings: &mut Findings<'_>) {
    if slideshow.name() != Name::Figure {
        return;
    }
    // Text and inline elements side by side are one.
    let mut in_run = false;
    for node in slideshow.node().children() {
        let child = slideshow.article.node(node.id);
        let is_text = !node.is_element() && child.has_text();
        if node.is_element() && !node.name().is_inline_text() {
            in_run = false;
        } else if is_text && !std::mem::replace(&mut in_run, true) {
            findings
                .about(node.id, node.span().trimmed(node.text), "text directly in a slideshow: it is lost")
                .help("take it out, or put it into the `figcaption`")
                .related(slideshow.span(), "the slideshow begins here");
        } else if node.is_element() && std::mem::replace(&mut in_run, true) {
            continue;
        }
        if !node.is_element() {
            continue;
        }
        let (message, help) = match child.name() {
            Name::Figure if child.own_iframes().next().is_some() => (
                "a figure with an `iframe` in a slideshow, which shows images only".to_owned(),
                "move this figure out of the slideshow",
            ),
            _ if children::is_among(child, &OF_SLIDESHOW) => continue,
            Name::Img => (
                "`img` directly in a slideshow, whose images have figures of their own".to_owned(),
                "wrap it: `<figure><img …></figure>`",
            ),
            _ => (
                format!("`{}` directly in a slideshow: it is lost", short(child.name_as_written())),
                "keep nothing in it but figures with images, a `figcaption`, an `audio` and a geotag",
            ),
        };
        let finding = findings.at(child, message).help(help);
        finding.related(slideshow.span(), "the slideshow begins here");
        if child.name() == Name::Img {
            let edits = Edits::default().wrap(child, "<figure>", "</figure>");
            finding.fix(Safety::Safe, "wrap it in a `figure`", edits);
        }
    }
}
