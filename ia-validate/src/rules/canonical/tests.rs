use crate::Options;
use crate::rules::tests::examples;

/// What is said of a canonical URL by a page with these domains.
fn drawn(domains: &[&str], href: &str) -> Vec<String> {
    let domains = domains.iter().map(|domain| domain.parse().unwrap()).collect();
    let options = Options { domains, ..Options::default() };
    examples::drawn_with(options, "canonical", &format!("<link rel=\"canonical\" href=\"{href}\">"))
}

#[test]
fn hosts_on_the_pages_domains() {
    let page = ["example.com"];
    for good in [
        "https://example.com/a",
        "https://a.b.example.com/a",
        "http://EXAMPLE.COM.:8080/a",
        "https://evil.example@example.com/a",
        " https://example.com/a ",
    ] {
        assert!(drawn(&page, good).is_empty(), "{good}");
    }
    for bad in [
        "https://notexample.com/a",
        "https://example.com.evil.example/a",
        "https://example.com@evil.example/a",
        "https://evil.example\\@example.com/a",
        "https://example.co/a",
        "https://127.0.0.1/a",
    ] {
        assert_eq!(drawn(&page, bad), [format!("error canonical-domain-mismatch {bad}")]);
    }
    assert_eq!(drawn(&["www.example.com"], "https://example.com/a").len(), 1);
    assert!(drawn(&["bücher.example"], "https://www.xn--bcher-kva.example/a").is_empty());
    assert!(drawn(&["a.example", "b.example"], "https://b.example/a").is_empty());
    assert_eq!(drawn(&["a.example", "b.example"], "https://c.example/a").len(), 1);
    // Neither without a domain, nor of what is no URL.
    assert!(drawn(&[], "https://notexample.com/a").is_empty());
    assert!(drawn(&page, "notexample.com/a").is_empty());
}

#[test]
fn queries_and_fragments() {
    for bad in ["?utm_source=rss", "?p=17", "#top", "?a=1&amp;b=2#c", "?", "/a?b/"] {
        let url = format!("https://example.com/{bad}");
        assert_eq!(drawn(&[], &url), [format!("warning canonical-query-or-fragment {url}")]);
    }
    for good in ["https://example.com/a%3Fb%23c", "https://example.com/a;b=1/&amp;c"] {
        assert!(drawn(&[], good).is_empty(), "{good}");
    }
}

#[test]
fn tracking_gets_a_stronger_text() {
    let text = |query: &str| {
        let text = format!(
            "<link rel=canonical href=\"https://example.com/a?{query}\"><article><header><h1>x</h1>\
             <time class=op-published datetime=2016-02-04T09:00:00Z></time></header><p>x</p></article>"
        );
        let report = crate::Validator::new(Options::default()).article(&text);
        let found = report.diagnostics.into_iter().find(|found| found.rule == "canonical-query-or-fragment");
        found.unwrap().message
    };
    assert!(text("p=17&amp;utm_campaign=x").contains("tracking parameter `utm_campaign`"));
    assert!(text("ref=home").contains("tracking parameter `ref`"));
    assert!(!text("referer=home").contains("tracking"));
}
