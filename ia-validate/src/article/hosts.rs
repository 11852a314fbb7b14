//! The sites that rules know by their hosts.

use memchr::memmem;

use super::url;

/// A site and the domains that it answers on; their sub-domains count as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Site {
    /// Its name, for messages.
    pub(crate) name: &'static str,
    domains: &'static [&'static str],
}

const FACEBOOK: Site = Site { name: "Facebook", domains: &["facebook.com", "fb.com", "fb.watch"] };
const YOUTUBE: Site = Site { name: "YouTube", domains: &["youtube.com", "youtu.be"] };

/// Sites that show videos on pages and in players of their own, and give no link to the file
/// (FAQ L11, L140).
pub(crate) static VIDEO_SITES: &[Site] = &[
    FACEBOOK,
    YOUTUBE,
    Site { name: "YouTube", domains: &["youtube-nocookie.com"] },
    Site { name: "Vimeo", domains: &["vimeo.com"] },
    Site { name: "Dailymotion", domains: &["dailymotion.com", "dai.ly"] },
];

/// The domains on which people and pages have their profiles on Facebook.
static PROFILES: &[&str] = &["facebook.com", "fb.com", "fb.me"];

/// Whether a URL leads to Facebook, where people and pages have their profiles. `//host/path` counts as a
/// URL.
pub(crate) fn is_facebook(url: &str) -> bool {
    url::host_and_path(url).is_some_and(|(host, _)| PROFILES.iter().any(|domain| url::is_on(&host, domain)))
}

/// Sites whose posts and players were supported as social embeds (MSG 10). YouTube without
/// cookies was refused.
pub(crate) static SOCIAL_SITES: &[Site] = &[
    FACEBOOK,
    Site { name: "Instagram", domains: &["instagram.com", "instagr.am"] },
    Site { name: "Twitter", domains: &["twitter.com"] },
    YOUTUBE,
    Site { name: "Vine", domains: &["vine.co"] },
];

/// The site of these that a URL leads to. `//host/path` counts as a URL.
pub(crate) fn site_of(url: &str, sites: &'static [Site]) -> Option<&'static Site> {
    let (host, _) = url::host_and_path(url)?;
    sites.iter().find(|site| site.domains.iter().any(|domain| url::is_on(&host, domain)))
}

/// Whether a piece of code names a host of one of these sites, in a link or in a script.
pub(crate) fn names_site(code: &str, sites: &[Site]) -> bool {
    let ends_host = |after: &[u8]| !after.first().is_some_and(|&byte| is_host_byte(byte));
    let begins_host = |before: &[u8]| before.last().is_some_and(|&byte| byte == b'/' || byte == b'.');
    sites.iter().flat_map(|site| site.domains).any(|domain| {
        memmem::find_iter(code.as_bytes(), domain.as_bytes()).any(|at| {
            let (before, after) = code.as_bytes().split_at(at);
            begins_host(before) && ends_host(&after[domain.len()..])
        })
    })
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_by_domain_and_sub_domain() {
        for (url, expected) in [
            ("https://www.facebook.com/x/videos/1/", Some("Facebook")),
            ("//youtu.be/x", Some("YouTube")),
            (" HTTPS://Player.Vimeo.com./video/1 ", Some("Vimeo")),
            ("https://www.dailymotion.com:443/video/x", Some("Dailymotion")),
            ("https://notfacebook.com/v.mp4", None),
            ("https://facebook.com.example.com/v.mp4", None),
            ("https://facebook.com@example.com/v.mp4", None),
            ("https://example.com/youtube.com/v.mp4", None),
            ("https://video.xx.fbcdn.net/v.mp4", None),
            ("youtube.com/watch?v=x", None),
        ] {
            assert_eq!(site_of(url, VIDEO_SITES).map(|site| site.name), expected, "{url}");
            assert_eq!(is_facebook(url), expected == Some("Facebook"), "{url}");
        }
    }

    #[test]
    fn profiles_on_facebook() {
        for url in [
            "https://fb.com/a",
            "//www.fb.com/a",
            "http://FB.me/a",
            "https://m.facebook.com/a",
            "https://facebook.com",
        ] {
            assert!(is_facebook(url), "{url}");
        }
        for url in [
            "https://fb.watch/a",
            "https://notfb.com/a",
            "https://fb.me.example.com/",
            "fb.com/a",
            "https://afb.me/",
        ] {
            assert!(!is_facebook(url), "{url}");
        }
    }

    #[test]
    fn sites_named_in_code() {
        for (code, expected) in [
            ("<a href=\"https://twitter.com/ferries/status/17\">17</a>", true),
            ("<script async src='//platform.twitter.com/widgets.js'></script>", true),
            ("js.src = \"//www.instagram.com/embed.js\"", true),
            ("https://vine.co", true),
            ("&lt;iframe src=&quot;https://www.youtube.com/embed/x&quot;&gt;", true),
            ("https://www.youtube-nocookie.com/embed/x", false),
            ("https://nottwitter.com/", false),
            ("https://twitter.com.example.com/", false),
            ("twitter.com", false),
            ("", false),
        ] {
            assert_eq!(names_site(code, SOCIAL_SITES), expected, "{code}");
        }
    }
}
