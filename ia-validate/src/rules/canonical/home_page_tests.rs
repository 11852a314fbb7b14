use crate::rules::tests::examples::drawn_by_any;
use crate::{Kind, Options, Source, Validator};

#[test]
fn the_address_of_a_site() {
    let link = |url: &str| drawn_by_any(&format!("<link rel=canonical href='{url}'>"));
    for url in [
        "https://example.com",
        "https://example.com/",
        "HTTP://www.example.com:80/",
        " https://example.com/ ",
    ] {
        assert_eq!(link(url), [format!("warning canonical-is-home-page {url}")]);
    }
    for url in ["https://example.com/a", "https://example.com/en/", "https://example.com/index.html"] {
        assert!(link(url).is_empty(), "{url}");
    }
    // Of a query or a fragment, and of what is no URL, other rules speak.
    for url in ["https://example.com/?p=17", "https://example.com/#a", "/", "//example.com/"] {
        let found = link(url);
        assert!(found.len() == 1 && !found[0].contains("home-page"), "{found:?}");
    }
}

#[test]
fn the_link_that_stands_for_it() {
    let drawn = |link: &str, canonical: &str| {
        let text = format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>a</title>\
             <link>https://example.com/</link><description>a</description><item><title>Ferry</title><link>{link}</link>\
             <content:encoded><![CDATA[<html><head>{canonical}</head><body><article><p>x</p></article></body></html>]]>\
             </content:encoded></item></channel></rss>"
        );
        let report = Validator::new(Options::default()).source(&Source::from_text(&text), Kind::Feed);
        let found = report.diagnostics.iter().filter(|it| it.rule == "canonical-is-home-page");
        found.map(|it| it.span.of(&text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(drawn("https://example.com/", ""), ["https://example.com/"]);
    assert_eq!(drawn("https://example.com/a", ""), [""; 0]);
    assert_eq!(drawn("https://example.com/", "<link rel=canonical href=https://example.com/a>"), [""; 0]);
    assert_eq!(
        drawn("https://example.com/a", "<link rel=canonical href=https://example.com>"),
        ["https://example.com"]
    );
}
