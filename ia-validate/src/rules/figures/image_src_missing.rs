use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` has no `src`, or an empty one. `data-src`, which scripts of web pages fill it from, does not
    /// count.
    ///
    /// # Why
    ///
    /// An image without a URL is none (SDK Image).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img data-src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src=" " alt="The harbour"></figure>
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
    /// None: only the publisher knows the URL.
    id: "image-src-missing",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Img], check),
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    if image.src().is_some() {
        return;
    }
    let waits = image.value_if_any("data-src").is_some() || image.value_if_any("srcset").is_some();
    let help = if waits {
        "put the image's URL into `src`: no script runs that would set it, and other attributes do not count"
    } else {
        "put the image's URL into `src`, or remove the image"
    };
    findings.at(image, "`img` without `src`: there is no image to show").help(help);
}
