//! What only counts readers and is not to be seen.

use std::sync::LazyLock;

use memchr::{memchr, memmem};
use rustc_hash::FxHashMap;

use super::first_look::FirstLook;
use super::pixels::pixels;
use super::url;
use super::{Attributes, Element, text};
use crate::markup::{Name, NodeKind, NodeRef};

/// Services that count readers: a domain, with the beginning of the path where the domain serves other
/// things too.
#[rustfmt::skip]
static SERVICES: &[&str] = &[
    "google-analytics.com", "googletagmanager.com", "stats.g.doubleclick.net", "doubleclick.net/activity",
    "doubleclick.net/activityi", "doubleclick.net/ddm/activity", "doubleclick.net/ddm/trackimp",
    "doubleclick.net/pagead/viewthroughconversion", "googleadservices.com/pagead/conversion",
    "facebook.com/tr", "scorecardresearch.com", "quantserve.com", "quantcount.com", "imrworldwide.com",
    "chartbeat.net", "static.chartbeat.com", "pixel.parsely.com", "static.parsely.com", "cdn.parsely.com",
    "pixel.wp.com", "stats.wp.com", "2o7.net", "omtrdc.net", "demdex.net", "everesttech.net", "krxd.net",
    "crwdcntrl.net", "bluekai.com", "bam.nr-data.net", "static.hotjar.com", "mxpnl.com", "api.mixpanel.com",
    "cdn.segment.com", "api.segment.io", "tags.tiqcdn.com", "c.statcounter.com", "alexametrics.com",
    "analytics.twitter.com", "t.co/i/adsct", "px.ads.linkedin.com", "bat.bing.com", "mc.yandex.ru",
    "counter.yadro.ru", "top-fwz1.mail.ru", "vgwort.de", "ioam.de", "ivwbox.de", "xiti.com", "hit.gemius.pl",
];

/// Names that such things have on hosts of their own: of the file, up to its first dot, or of a folder.
static NAMES: &[&str] = &["1x1", "__utm", "beacon", "fbevents", "matomo", "piwik", "pixel"];

/// Why an image or an iframe of an article looks like a tracker, if it does.
#[inline(always)]
pub(crate) fn looks_like_tracker(element: Element<'_>) -> Option<&'static str> {
    matches!(element.name(), Name::Img | Name::Iframe).then(|| likeness_to_tracker(element)).flatten()
}

fn likeness_to_tracker(element: Element<'_>) -> Option<&'static str> {
    let is_iframe = match element.name() {
        Name::Img if element.known_attributes().has(Attributes::WIDTH) && is_pixel(element.node()) => {
            return Some("it is no larger than one pixel");
        }
        name => name == Name::Iframe,
    };
    // What is meant to be seen has a size.
    let is_hidden = || !is_larger_than_pixel(element.node());
    let Some(src) = element.src() else {
        let only_counts = is_iframe && is_hidden() && only_loads_trackers(element.node());
        return only_counts.then_some("all that it loads counts readers");
    };
    let (host, path) = src.host_and_path()?;
    if is_service(&host, &path) {
        return Some("its host counts readers");
    }
    (is_named(&path, src.extension()) && is_hidden()).then_some("its address is one for counting readers")
}

/// The services by their domains, with the beginnings of paths.
static BY_DOMAIN: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut services: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for service in SERVICES {
        let (domain, path) = service.split_at(service.find('/').unwrap_or(service.len()));
        services.entry(domain).or_default().push(path);
    }
    services
});

/// What a host ends in: its last two labels.
const fn last_labels(host: &[u8]) -> &[u8] {
    let (mut before, mut dots) = (host, 0);
    while let [rest @ .., last] = before {
        dots += (*last == b'.') as u8;
        if dots == 2 {
            break;
        }
        before = rest;
    }
    host.split_at(before.len()).1
}

fn is_service(host: &str, path: &str) -> bool {
    static FIRST_LOOK: FirstLook = {
        let (mut look, mut number) = (FirstLook::NOTHING, 0);
        while number < SERVICES.len() {
            let service = SERVICES[number].as_bytes();
            let mut len = 0;
            while len < service.len() && service[len] != b'/' {
                len += 1;
            }
            look = look.and(last_labels(service.split_at(len).0));
            number += 1;
        }
        look
    };
    let begins = |start: &&str| {
        path.strip_prefix(*start).is_some_and(|rest| {
            start.is_empty() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c))
        })
    };
    if !FIRST_LOOK.may_hold(last_labels(host.as_bytes())) {
        return false;
    }
    // The host itself, then what is behind each of its dots; no service is a whole top-level domain.
    let mut name = host;
    while let Some(dot) = memchr(b'.', name.as_bytes()) {
        if BY_DOMAIN.get(name).is_some_and(|paths| paths.iter().any(begins)) {
            return true;
        }
        name = &name[dot + 1..];
    }
    false
}

/// Whether the path names a tracker: the file, unless it is a photograph, or a folder, unless an image is
/// in it. `extension` is that of the file.
fn is_named(path: &str, extension: Option<&str>) -> bool {
    static FIRST_LOOK: FirstLook = FirstLook::of(NAMES);
    let is_name = |name: &[u8]| {
        FIRST_LOOK.may_hold(name) && NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
    };
    let is_one_of = |known: &[&str]| {
        extension.is_some_and(|extension| known.iter().any(|known| extension.eq_ignore_ascii_case(known)))
    };
    if is_one_of(&["jpg", "jpeg", "webp"]) {
        return false;
    }
    let mut folders = path.as_bytes().split(|&byte| byte == b'/');
    let file = folders.next_back().unwrap_or_default();
    is_name(file.split(|&byte| byte == b'.').next().unwrap_or_default())
        || !is_one_of(&["gif", "png", "svg"]) && folders.any(is_name)
}

/// Width and height, as far as they are given in pixels; a unit `px` is forgiven.
fn size(node: NodeRef<'_>) -> impl Iterator<Item = Option<u32>> {
    ["width", "height"].into_iter().map(move |name| {
        let value = node.value(name)?;
        let value = value.trim_ascii();
        let unit =
            value.len().checked_sub(2).filter(|&at| value.as_bytes()[at..].eq_ignore_ascii_case(b"px"));
        pixels(&value[..unit.unwrap_or(value.len())])
    })
}

fn is_pixel(node: NodeRef<'_>) -> bool {
    size(node).all(|side| side.is_some_and(|pixels| pixels <= 1))
}

fn is_larger_than_pixel(node: NodeRef<'_>) -> bool {
    size(node).flatten().any(|pixels| pixels > 1)
}

/// Whether an iframe's own content consists of scripts and pixels of such services, and of nothing that
/// could be seen.
fn only_loads_trackers(iframe: NodeRef<'_>) -> bool {
    let mut found = false;
    for node in iframe.descendants() {
        match (node.kind(), node.parent().map(NodeRef::name)) {
            (NodeKind::Element, _) => match node.value("src").filter(|src| !src.trim_ascii().is_empty()) {
                Some(src) if is_pixel(node) || leads_to_tracker(&src) => found = true,
                None if is_invisible(node) => {}
                _ => return false,
            },
            (NodeKind::Text, Some(Name::Script)) => {
                found = found || names_service(node.span().of(node.text));
            }
            (NodeKind::Text, Some(Name::Style)) => {}
            (NodeKind::Text, _) if text::is_visible(node.span().of(node.text)) => return false,
            _ => {}
        }
    }
    found
}

fn leads_to_tracker(src: &str) -> bool {
    url::host_and_path(src)
        .is_some_and(|(host, path)| is_service(&host, &path) || is_named(&path, url::extension(&path)))
}

/// Whether an element without a source shows nothing by itself.
fn is_invisible(node: NodeRef<'_>) -> bool {
    let invisible =
        [Name::Html, Name::Head, Name::Body, Name::Meta, Name::Script, Name::Style, Name::Noscript];
    invisible.contains(&node.name()) || node.parent().is_some_and(|parent| parent.name() == Name::Noscript)
}

/// Whether a script names one of the services.
fn names_service(script: &str) -> bool {
    SERVICES.iter().any(|service| memmem::find(script.as_bytes(), service.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_known_by_their_domains() {
        for service in SERVICES {
            let (domain, path) = service.split_at(service.find('/').unwrap_or(service.len()));
            assert!(is_service(domain, path), "{service}");
            assert!(is_service(&format!("www.{domain}"), &format!("{path}/1")), "{service}");
            assert!(!is_service(&format!("x{domain}"), path), "{service}");
            assert!(!is_service(&format!("{domain}.example"), path), "{service}");
        }
    }
}
