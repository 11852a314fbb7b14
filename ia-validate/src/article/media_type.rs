//! Media files by their extensions.

/// What a file is, by its extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MediaType {
    /// A video that can be uploaded to Facebook.
    Video,
    /// A video, stream or player that can not.
    UnsupportedVideo,
    Audio,
    /// An image of pixels.
    Image,
    /// A drawing: no image to the format (FAQ L116).
    Svg,
}

/// Every known extension, once; those of images first, since most media are. `gif` is in the list of videos,
/// and an image nevertheless.
#[rustfmt::skip]
static EXTENSIONS: &[(MediaType, &[&str])] = &[
    (MediaType::Image, &["apng", "avif", "bmp", "heic", "heif", "jfif", "jpeg", "jpg", "png", "tif", "tiff", "webp"]),
    (MediaType::Video, &[
        "3g2", "3gp", "3gpp", "asf", "avi", "dat", "divx", "dv", "f4v", "flv", "gif", "m2ts", "m4v", "mkv", "mod",
        "mov", "mp4", "mpe", "mpeg", "mpeg4", "mpg", "mts", "nsv", "ogm", "ogv", "qt", "tod", "ts", "vob", "wmv",
    ]),
    (MediaType::UnsupportedVideo, &[
        "av1", "f4m", "h264", "hevc", "ism", "m3u", "m3u8", "mpd", "mxf", "ogg", "ogx", "ram", "rm", "rmvb", "swf",
        "webm",
    ]),
    (MediaType::Audio, &["aac", "aif", "aiff", "amr", "flac", "m4a", "m4b", "mid", "mp3", "oga", "opus", "wav", "wma"]),
    (MediaType::Svg, &["svg", "svgz"]),
];

/// The format that an extension tells, if it is a known one.
pub(super) fn of_extension(extension: &str) -> Option<MediaType> {
    let is_known = |known: &&str| known.eq_ignore_ascii_case(extension);
    EXTENSIONS.iter().find(|(_, all)| all.iter().any(is_known)).map(|&(format, _)| format)
}

#[cfg(test)]
mod tests {
    use super::super::url;
    use super::*;

    #[test]
    fn formats_by_extension() {
        for (url, expected) in [
            ("https://example.com/v.MP4?download=1#t=1", Some(MediaType::Video)),
            ("v.mov", Some(MediaType::Video)),
            ("https://example.com/live.m3u8", Some(MediaType::UnsupportedVideo)),
            ("https://example.com/v.mp3", Some(MediaType::Audio)),
            ("https://example.com/a.svgz", Some(MediaType::Svg)),
            ("https://example.com/a.jpg", Some(MediaType::Image)),
            ("https://example.com/watch?v=a.mp4", None),
            ("https://example.com/v.aspx", None),
            ("https://example.mp4", None),
            ("", None),
        ] {
            assert_eq!(url::extension(url).and_then(of_extension), expected, "{url}");
        }
    }

    #[test]
    fn no_extension_is_listed_twice() {
        let all: Vec<&str> = EXTENSIONS.iter().flat_map(|(_, known)| known.iter().copied()).collect();
        let unique: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), unique.len());
        let videos = EXTENSIONS.iter().find(|(format, _)| *format == MediaType::Video);
        // Vendors listed thirty.
        assert_eq!(videos.map(|(_, known)| known.len()), Some(30));
    }
}
