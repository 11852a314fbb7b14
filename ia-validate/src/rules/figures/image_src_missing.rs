use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` has no `src`, or an empty one, or only something that keeps the picture's place (`data:…`, a GIF of one
    /// pixel) until a script loads it from `data-src`, `data-lazy-src`, `data-original`, `srcset` or the like.
    ///
    /// # Why
    ///
    /// An image without a URL is none (SDK Image), and in an article no such script runs.
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
    /// ```html
    /// <figure><img src="https://example.com/blank.gif" srcset="https://example.com/harbour.jpg 1024w"></figure>
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
    /// A suggestion: write the URL into `src` that waits in another attribute.
    id: "image-src-missing",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Img], check),
    fix: Unsafe,
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    let Some(waiting) = image.waiting_picture() else {
        if image.src().is_none() {
            findings
                .at(image, "`img` without `src`: there is no image to show")
                .help("put the image's URL into `src`, or remove the image");
        }
        return;
    };
    let attribute = waiting.attribute;
    let message = match waiting.placeholder {
        None => format!("`img` without `src`: the image waits in `{attribute}`, where nothing reads it"),
        Some(_) => {
            format!("`src` holds a placeholder: the image waits in `{attribute}`, where nothing reads it")
        }
    };
    if let Some(twin) = image.noscript_twin() {
        findings
            .at(image, message)
            .help("leave it out, and write the image of the `noscript` beside it without the `noscript`")
            .related(twin.span(), "the same image, for readers without scripts")
            .fix(Safety::Unsafe, "keep the image of the `noscript` alone", without_twin(image, twin));
        return;
    }
    let url = image.article.completed(&waiting.url).map_or(waiting.url, |whole| whole.url.into());
    findings
        .at(image, message)
        .help(format!("write the URL of `{attribute}` into `src`: no script runs that would do it"))
        .fix(
            Safety::Unsafe,
            format!("write the URL of `{attribute}` into `src`"),
            Edits::default().set(image, "src", &url),
        );
}

/// The image of the `noscript` without it, in place of both.
fn without_twin(image: Element<'_>, twin: Element<'_>) -> Option<Edits> {
    Edits::default().delete(image.node().extent()).unwrap(twin)
}
