use crate::article::hosts::{self, VIDEO_SITES};
use crate::article::media_type::MediaType;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The source of a video in the header is not a link to a file: it leads to a site that shows videos in a
    /// player of its own, and not to a file there (an error), or its path does not end in the extension of a video that Facebook takes
    /// (a warning: it may be a file nevertheless).
    ///
    /// # Why
    ///
    /// A cover needs a direct link to a video file, for example an mp4. Videos hosted on Facebook have none
    /// and must be hosted elsewhere to be used as a cover (FAQ L140).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <figure><video><source src="https://www.facebook.com/ferries/videos/1456025707772616/"></video></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <figure><video src="https://media.example.com/play?id=17"></video></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><video><source src="https://cdn.example.com/ferry.mp4?v=2" type="video/mp4"></video></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: host the file somewhere that gives a link to it.
    id: "cover-video-not-direct-link",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Video, Name::Source], check),
}

/// Checks a `video` with a `src`, or a `source` in a `video`.
fn check(source: Element<'_>, findings: &mut Findings<'_>) {
    let is_video = source.name() == Name::Video || source.parent_name() == Name::Video;
    let is_cover = || !source.figure().is_some_and(|figure| figure.has_class(Classes::NOT_CONTENT));
    if !is_video || !source.is_inside(Inside::HEADER) || !is_cover() {
        return;
    }
    let Some(src) = source.src() else { return };
    // What ends like a video is a file, even on the host of a player.
    if src.format == Some(MediaType::Video) {
        return;
    }
    if let Some(site) = hosts::site_of(&src.url, VIDEO_SITES) {
        let message =
            format!("the cover's video leads to {}, which plays videos but gives no file", site.name);
        findings
            .at_value(source, "src", message)
            .help("host the video elsewhere, and link to the file itself, such as an `.mp4`");
    } else {
        let message = format!("`{}` does not look like a video file, which a cover needs", short(&src.url));
        findings
            .at_value(source, "src", message)
            .severity(Severity::Warning)
            .help("link to the file itself, with its extension, such as `.mp4`");
    }
}
