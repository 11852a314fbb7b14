//! The sites whose URLs WordPress makes embeds of, as one table.

use super::url;

/// A page that can be embedded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Embeddable {
    /// What it is, for messages.
    pub(crate) what: &'static str,
    /// The URL of its player, where that follows from its own.
    pub(crate) player: Option<String>,
}

/// The domains of a site, what can be embedded of it, and the segments of paths of which one leads to such a page: `*` stands
/// for any (developer.wordpress.org, oEmbed).
#[rustfmt::skip]
static SITES: &[(&[&str], &str, &[&str])] = &[
    (&["youtube.com", "youtu.be"], "a video on YouTube", &["watch", "shorts", "live", "embed", "playlist"]),
    (&["vimeo.com"], "a video on Vimeo", &["*"]),
    (&["twitter.com", "x.com"], "a post on X", &["status", "statuses"]),
    (&["instagram.com", "instagr.am"], "a post on Instagram", &["p", "reel", "tv"]),
    (&["facebook.com", "fb.watch"], "a post on Facebook",
        &["posts", "videos", "watch", "photos", "photo", "photo.php", "permalink.php", "story.php", "reel", "video.php"]),
    (&["tiktok.com"], "a video on TikTok", &["video", "photo"]),
    (&["soundcloud.com"], "a sound on SoundCloud", &["*"]),
];

/// Short domains whose every path is a page.
static SHORT: &[&str] = &["youtu.be", "fb.watch", "vm.tiktok.com"];

/// What a URL leads to, if it is all of the text and can be embedded.
pub(crate) fn embeddable(url: &str) -> Option<Embeddable> {
    if url.contains(|c: char| c.is_whitespace() || c == '<') {
        return None;
    }
    let (host, path) = url::host_and_path(url)?;
    let (_, what, pages) =
        SITES.iter().find(|(domains, ..)| domains.iter().any(|it| url::is_on(&host, it)))?;
    let mut segments = path.split('/').filter(|segment| !segment.is_empty()).peekable();
    let first = segments.peek().copied()?;
    let is_short = SHORT.iter().any(|domain| url::is_on(&host, domain));
    let is_page = pages == &["*"] || segments.clone().any(|segment| pages.contains(&segment));
    if !is_short && !is_page {
        return None;
    }
    let player = match *what {
        "a video on YouTube" => youtube(url, &host, segments.collect()),
        "a video on Vimeo" if first.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("https://player.vimeo.com/video/{first}"))
        }
        _ => None,
    };
    Some(Embeddable { what, player })
}

/// The player of a video, by its id.
fn youtube(url: &str, host: &str, segments: Vec<&str>) -> Option<String> {
    let by_query = || {
        let (query, _) = url::query_and_fragment(url);
        let query = query?.replace("&amp;", "&");
        query.split('&').find_map(|part| part.strip_prefix("v=")).map(str::to_owned)
    };
    let id = match segments.as_slice() {
        [id] if url::is_on(host, "youtu.be") => Some((*id).to_owned()),
        ["watch"] => by_query(),
        ["shorts" | "live" | "embed", id] => Some((*id).to_owned()),
        _ => None,
    };
    let is_id = |id: &String| {
        id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    id.filter(is_id).map(|id| format!("https://www.youtube.com/embed/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_players() {
        let player = |url: &str| embeddable(url).map(|it| it.player.unwrap_or_default());
        const TUBE: Option<&str> = Some("https://www.youtube.com/embed/dQw4w9WgXcQ");
        for (url, expected) in [
            ("https://youtu.be/dQw4w9WgXcQ", TUBE),
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1", TUBE),
            ("http://m.youtube.com/watch?a=b&amp;v=dQw4w9WgXcQ", TUBE),
            ("https://www.youtube.com/shorts/dQw4w9WgXcQ", TUBE),
            ("https://www.youtube.com/playlist?list=x", Some("")),
            ("https://vimeo.com/17", Some("https://player.vimeo.com/video/17")),
            ("https://vimeo.com/channels/a/17", Some("")),
            ("https://twitter.com/harbour/status/17", Some("")),
            ("https://x.com/harbour/status/17", Some("")),
            ("https://www.instagram.com/p/x/", Some("")),
            ("https://www.facebook.com/harbour/videos/17/", Some("")),
            ("https://fb.watch/x", Some("")),
            ("https://www.tiktok.com/@harbour/video/17", Some("")),
            ("https://soundcloud.com/harbour/horn", Some("")),
            ("https://www.youtube.com/", None),
            ("https://www.youtube.com/@harbour", None),
            ("https://twitter.com/harbour", None),
            ("https://www.facebook.com/harbour", None),
            ("https://example.com/watch?v=dQw4w9WgXcQ", None),
            ("https://youtu.be/dQw4w9WgXcQ and more", None),
            ("youtu.be/x", None),
        ] {
            assert_eq!(player(url).as_deref(), expected, "{url}");
        }
    }
}
