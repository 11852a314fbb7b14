use crate::article::Element;
use crate::markup::Name;
use crate::report::Safety;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};
use crate::rules::fixes::in_figure;

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
    "video-without-figure", Error, StartTag, At::Elements(&[Name::Video], check),
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
