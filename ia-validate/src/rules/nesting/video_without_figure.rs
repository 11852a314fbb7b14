use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `video` is not the child of a `figure`. (In a paragraph, a list item or the header the rules for
    /// those speak.)
    ///
    /// # Why
    ///
    /// A video must be wrapped in a `figure` (FAQ L104).
    ///
    /// # Bad
    ///
    /// ```html
    /// <video><source src="https://example.com/ferry.mp4" type="video/mp4"></video>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/ferry.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap a video directly in `article` in a `figure`.
    id: "video-without-figure",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Video], check),
    fix: Safe,
}

fn check(video: Element<'_>, findings: &mut Findings<'_>) {
    if video.parent_name() != Name::Figure {
        findings
            .at(video, "`video` that is no child of a `figure`: the video is not shown")
            .help("wrap it: `<figure><video>…</video></figure>`")
            .fix(Safety::Safe, "wrap it in a `figure`", in_figure(video, ""));
    }
}
