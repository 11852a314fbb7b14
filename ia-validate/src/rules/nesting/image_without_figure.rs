use crate::article::shortcodes::is_captioned;
use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` does not stand in a `figure`. (In a paragraph, a list item or the header the rules for
    /// those speak.)
    ///
    /// # Why
    ///
    /// Images are added by a `figure` around an `img` (FAQ L3), directly under the article (FAQ L164).
    ///
    /// # Bad
    ///
    /// ```html
    /// <img src="https://example.com/harbour.jpg">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap an image directly in `article` or `header` in a `figure`.
    id: "image-without-figure",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Img], check),
    fix: Safe,
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    let is_shortcodes = || image.paragraph().is_some() && is_captioned(image);
    // The image that waits beside it is told of.
    if image.is_in_noscript_twin() {
        return;
    }
    if image.figure().is_none() && !image.is_inside(Inside::HEAD) && !is_shortcodes() {
        findings
            .at(image, "`img` without a `figure` around it: the image is not shown")
            .help("wrap it: `<figure><img …></figure>`")
            .fix(Safety::Safe, "wrap it in a `figure`", in_figure(image, ""));
    }
}
