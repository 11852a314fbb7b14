use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The class `fb-feed-cover` stands on an element that is neither a `figure` with a video in it nor a
    /// `video`. On the `video` itself it is accepted; a hint says that its place is the figure.
    ///
    /// # Why
    ///
    /// The class replaces the preview image in the News Feed with a video of the article (FAQ L40, L156).
    /// Meta's samples and SDK set it on the figure (SDK Video).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="fb-feed-cover"><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure>
    ///   <video class="fb-feed-cover"><source src="https://example.com/ferry.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="fb-feed-cover">
    ///   <video><source src="https://example.com/ferry.mp4" type="video/mp4"></video>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the author knows which video is meant.
    id: "feed-cover-not-on-video",
    severity: Warning,
    points: Value,
    on: Classes(Classes::FEED_COVER, check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    match element.name() {
        Name::Figure if element.has_video() => {}
        Name::Figure => {
            findings
                .at_value(
                    element,
                    "class",
                    "`fb-feed-cover` on a figure without a video: the preview stays an image",
                )
                .help("put the class on the figure of a video, or drop it");
        }
        Name::Video => {
            findings
                .at_value(
                    element,
                    "class",
                    "`fb-feed-cover` on the `video` itself: it belongs on its `figure`",
                )
                .severity(Severity::Info)
                .help("move the class to the figure around the video");
        }
        _ => {
            let name = short(element.name_as_written());
            let message =
                format!("`fb-feed-cover` on `{name}`: only a video can be the preview in the News Feed");
            findings
                .at_value(element, "class", message)
                .help("put the class on the figure of a video, or drop it");
        }
    }
}
