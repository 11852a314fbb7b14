use crate::article::hosts::{self, VIDEO_SITES};
use crate::article::media_type::MediaType;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The source of a `video` leads to a site that shows videos in a player of its own (YouTube, Vimeo,
    /// Dailymotion, Facebook), and not to a file there.
    ///
    /// # Why
    ///
    /// A `video` plays files of the supported formats (FAQ L102, L140). Players of other sites are
    /// added as social or interactive embeds (FAQ L11).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><video><source src="https://youtu.be/abcdefghijk"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video src="https://vimeo.com/123456789"></video></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://www.youtube.com/embed/abcdefghijk" width="560" height="315"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure><video><source src="https://cdn.example.com/youtube.com/ferry.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: embed the player, or host the file elsewhere.
    id: "third-party-video-as-video",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Video, Name::Source], check),
}

/// Checks a `video` with a `src`, or a `source` in a `video`.
fn check(source: Element<'_>, findings: &mut Findings<'_>) {
    if source.name() == Name::Source && source.parent_name() != Name::Video {
        return;
    }
    let Some(src) = source.src() else { return };
    if src.format == Some(MediaType::Video) {
        return;
    }
    let Some(site) = hosts::site_of(&src.url, VIDEO_SITES) else { return };
    findings
        .at_value(
            source,
            "src",
            format!("this `video` leads to {}, which plays videos but gives no file", site.name),
        )
        .help("embed the site's player as an `iframe` in a `<figure class=\"op-interactive\">`");
}
