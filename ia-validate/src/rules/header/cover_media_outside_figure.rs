use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` or `video` in the header has no `figure` around it.
    ///
    /// # Why
    ///
    /// A cover is added with a `figure` in the header, with the `img` or `video` in that figure (FAQ L126).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <video><source src="https://example.com/ferry.mp4" type="video/mp4"></video>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap it in a `figure`.
    id: "cover-media-outside-figure",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::HEADER, &[Name::Img, Name::Video], check),
    fix: Safe,
    loses: Moves,
}

fn check(media: Element<'_>, findings: &mut Findings<'_>) {
    if media.figure().is_none() {
        let name = if media.name() == Name::Img { "img" } else { "video" };
        findings
            .at(
                media,
                format!("`{name}` in `header` without a `figure` around it: it does not become the cover"),
            )
            .help("wrap it in `<figure>`")
            .fix(Safety::Safe, "wrap it in a `figure`", in_figure(media, ""));
    }
}
