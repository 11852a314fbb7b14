use crate::article::media_type::MediaType;
use crate::article::url;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The file of a `video` has a known extension that is none of a supported video format, such as `.webm`,
    /// `.m3u8`, `.swf` or `.mp3`, or the `type` of its `source` is not `video/…`. A link without extension is
    /// not judged.
    ///
    /// # Why
    ///
    /// Facebook plays the formats that can be uploaded to it (FAQ L102; DOC reference/video).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/harbour.webm"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video src="https://example.com/harbour.M3U8?start=.mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/harbour" type="audio/mp4"></video></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/harbour.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video><source src="https://example.com/videos/1"></video></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the video must be converted.
    id: "video-format-unsupported",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Video, Name::Source], check),
}

const HELP: &str = "use a format that can be uploaded to Facebook, best MP4";

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let is_source = element.name() == Name::Source;
    if is_source && element.parent_name() != Name::Video {
        return;
    }
    let src = element.src();
    if let Some(src) = src.filter(|src| src.format.is_some_and(|format| format != MediaType::Video)) {
        let extension = url::extension(&src.url).unwrap_or_default();
        findings.at_value(element, "src", format!("`.{extension}` is no supported video format")).help(HELP);
    } else if let Some(kind) = element.value_if_any("type").filter(|kind| is_source && !is_video(kind)) {
        let message = format!("the type `{}` is not that of a video", short(&kind));
        findings.at_value(element, "type", message).help(HELP);
    }
}

/// Whether a media type is `video/…`.
fn is_video(media_type: &str) -> bool {
    media_type.split_once('/').is_some_and(|(kind, of)| kind.eq_ignore_ascii_case("video") && !of.is_empty())
}
