//! Sites that show maps.

use super::public_suffix::{self, Section};
use super::url::WebUrl;

/// Sites whose maps are embedded as iframes (FAQ L118): the name, the domain, and how the path of a map
/// begins. Google's have rules of their own.
static MAP_SITES: &[(&str, &str, &str)] = &[
    ("OpenStreetMap", "openstreetmap.org", ""),
    ("Bing Maps", "bing.com", "/maps"),
    ("Mapbox", "mapbox.com", ""),
];

/// The site whose map a URL shows.
pub(crate) fn map_site(url: &WebUrl) -> Option<&'static str> {
    if is_google_maps(url) {
        return Some("Google Maps");
    }
    let mut sites = MAP_SITES.iter();
    sites.find(|(_, domain, path)| url.is_on(domain) && url.path().starts_with(path)).map(|site| site.0)
}

/// Whether a URL is `maps.google.*`, or `google.*` or `www.google.*` with a path `/maps…`; the `*` is a
/// suffix that registries give names under, such as `com`, `de` or `co.uk`.
pub(crate) fn is_google_maps(url: &WebUrl) -> bool {
    let host = url.host_name();
    let (suffix, is_maps) = match host.strip_prefix("maps.google.") {
        Some(suffix) => (suffix, true),
        None => {
            let name = host.strip_prefix("www.").unwrap_or(host);
            let Some(suffix) = name.strip_prefix("google.") else { return false };
            (suffix, url.path().starts_with("/maps"))
        }
    };
    is_maps
        && public_suffix::of(suffix)
            .is_some_and(|known| known.section == Some(Section::Icann) && known.name == suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_and_what_looks_alike() {
        for (url, expected) in [
            ("https://www.google.com/maps/embed?pb=!1m18", Some("Google Maps")),
            ("https://google.com/maps?q=quay&output=embed", Some("Google Maps")),
            ("HTTPS://WWW.GOOGLE.CO.UK./maps/d/embed?mid=a", Some("Google Maps")),
            ("https://maps.google.de/", Some("Google Maps")),
            ("https://maps.google.com.au:443/maps?q=quay", Some("Google Maps")),
            ("//maps.google.com/maps", Some("Google Maps")),
            ("https://www.google.com/", None),
            ("https://www.google.com/trends/maps", None),
            ("https://www.google.com/?u=/maps/", None),
            ("https://calendar.google.com/maps", None),
            ("https://google.evil.com/maps", None),
            ("https://maps.google.evil.com/maps", None),
            ("https://maps.google.github.io/", None),
            ("https://maps.google.com.example.net/", None),
            ("https://maps.google/", None),
            ("https://notgoogle.com/maps", None),
            ("https://www.notgoogle.com/maps", None),
            ("https://google.com@example.com/maps", None),
            ("https://www.openstreetmap.org/export/embed.html?bbox=1", Some("OpenStreetMap")),
            ("https://www.bing.com/maps/embed?h=1", Some("Bing Maps")),
            ("https://www.bing.com/videos/embed", None),
            ("https://api.tiles.mapbox.com/v4/a.html", Some("Mapbox")),
            ("https://notopenstreetmap.org/", None),
        ] {
            let url = WebUrl::parse_lenient(url).unwrap();
            assert_eq!(map_site(&url), expected, "{url:?}");
        }
    }
}
