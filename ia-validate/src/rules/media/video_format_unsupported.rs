use crate::article::media_type::MediaType;
use crate::article::url;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The file of a `video` has a known extension that is none of a supported video format, such as `.webm`,
    /// `.m3u8`, `.swf` or `.mp3`, or the `type` of its `source` is not `video/…`. A link without extension is
    /// not judged. Beside a `source` of a supported format, or in a `video` whose own `src` has one, another `source` is a
    /// hint only.
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
    on: Elements(&[Name::Video], check),
}

const HELP: &str = "use a format that can be uploaded to Facebook, best MP4";

fn check(video: Element<'_>, findings: &mut Findings<'_>) {
    let has_supported = has_supported(video);
    check_one(video, has_supported, findings);
    for source in video.children().filter(|it| it.name() == Name::Source) {
        check_one(source, has_supported, findings);
    }
}

fn check_one(element: Element<'_>, has_supported: bool, findings: &mut Findings<'_>) {
    let is_source = element.name() == Name::Source;
    let mut report = |attribute, message: String| {
        let finding = findings.at_value(element, attribute, message).help(HELP);
        if is_source && has_supported {
            finding.severity(Severity::Info).help("readers get the other `source`; this one may go");
        }
    };
    if let Some(src) = element.src().filter(|src| src.format.is_some_and(|format| format != MediaType::Video))
    {
        let extension = url::extension(&src.url).unwrap_or_default();
        report("src", format!("`.{extension}` is no supported video format"));
        return;
    }
    let kind = if is_source { element.value_if_any("type") } else { None };
    if let Some(kind) = kind.filter(|kind| !is_video(kind)) {
        report("type", format!("the type `{}` is not that of a video", short(&kind)));
    }
}

/// Whether a video has a source of a supported format, itself or in a `source`.
fn has_supported(video: Element<'_>) -> bool {
    let is_supported = |it: Element<'_>| {
        let kind = if it.name() == Name::Source { it.value_if_any("type") } else { None };
        it.src().is_some_and(|src| match src.format {
            Some(format) => format == MediaType::Video && kind.is_none_or(|kind| is_video(&kind)),
            None => kind.is_some_and(|kind| is_supported_type(&kind)),
        })
    };
    let mut sources = video.children().filter(|it| it.name() == Name::Source);
    is_supported(video) || sources.any(is_supported)
}

/// The media types of files that can be uploaded, for those whose names do not tell.
static SUPPORTED_TYPES: &[&str] = &[
    "video/3gpp",
    "video/mp4",
    "video/mpeg",
    "video/quicktime",
    "video/x-m4v",
    "video/x-ms-wmv",
    "video/x-msvideo",
];

fn is_supported_type(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim_ascii();
    SUPPORTED_TYPES.iter().any(|known| known.eq_ignore_ascii_case(essence))
}

/// Whether a media type is `video/…`.
fn is_video(media_type: &str) -> bool {
    media_type.split_once('/').is_some_and(|(kind, of)| kind.eq_ignore_ascii_case("video") && !of.is_empty())
}
