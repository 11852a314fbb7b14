use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `video` has the attribute `data-fb-disable-autoplay`, whatever its value.
    ///
    /// # Why
    ///
    /// Videos play by themselves unless this attribute stops them (FAQ L152). That may be wanted, but not for
    /// videos smaller than 640x480 (DOC reference/video).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><video data-fb-disable-autoplay><source src="https://example.com/harbour.mp4"></video></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/harbour.mp4"></video></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: it may be wanted.
    id: "video-autoplay-disabled",
    severity: Info,
    points: AttributeName,
    on: Elements(&[Name::Video], check),
}

const ATTRIBUTE: &str = "data-fb-disable-autoplay";

fn check(video: Element<'_>, findings: &mut Findings<'_>) {
    if video.attribute(ATTRIBUTE).is_some() {
        findings
            .at_attribute(video, ATTRIBUTE, format!("`{ATTRIBUTE}`: the video does not play by itself"))
            .help("remove the attribute if it should");
    }
}
