//! The sites that rules know by their hosts.

use super::link;

/// A site and the domains that it answers on; their sub-domains count as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Site {
    /// Its name, for messages.
    pub(crate) name: &'static str,
    domains: &'static [&'static str],
}

/// Sites that show videos on pages and in players of their own, and give no link to the file
/// (FAQ L11, L140).
pub(crate) static VIDEO_SITES: &[Site] = &[
    Site { name: "Facebook", domains: &["facebook.com", "fb.com", "fb.watch"] },
    Site { name: "YouTube", domains: &["youtube.com", "youtube-nocookie.com", "youtu.be"] },
    Site { name: "Vimeo", domains: &["vimeo.com"] },
    Site { name: "Dailymotion", domains: &["dailymotion.com", "dai.ly"] },
];

/// Whether a URL leads to Facebook, where people and pages have their profiles. `//host/path` counts as a
/// URL.
pub(crate) fn is_facebook(url: &str) -> bool {
    link::host_and_path(url).is_some_and(|(host, _)| link::is_on(&host, "facebook.com"))
}

/// The site of these that a URL leads to. `//host/path` counts as a URL.
pub(crate) fn site_of(url: &str, sites: &'static [Site]) -> Option<&'static Site> {
    let (host, _) = link::host_and_path(url)?;
    sites.iter().find(|site| site.domains.iter().any(|domain| link::is_on(&host, domain)))
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
}
