use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `video` has the attribute `muted`, whatever its value. On `audio` it is legal.
    ///
    /// # Why
    ///
    /// The attribute is not supported on videos (FAQ L110).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><video muted><source src="https://example.com/harbour.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/harbour.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <audio autoplay muted><source src="https://example.com/gulls.mp3"></audio>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Remove the attribute.
    id: "video-muted-attribute",
    severity: Warning,
    points: AttributeName,
    on: Elements(&[Name::Video], check),
    fix: Safe,
}

fn check(video: Element<'_>, findings: &mut Findings<'_>) {
    if video.attribute("muted").is_some() {
        findings
            .at_attribute(video, "muted", "`muted` is not supported on `video`")
            .help("remove the attribute, whatever its value")
            .fix(Safety::Safe, "remove the attribute", Edits::default().drop_attribute(video, "muted"));
    }
}
