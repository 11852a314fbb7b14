//! The fingerprints of findings: what they survive, and what they tell apart.

use std::collections::BTreeMap;

use ia_validate::{Kind, Options, Report, Source, Validator};

/// Most rules that can speak in one article, and some that speak about the document.
const ARTICLE: &str = concat!(
    "<!doctype html>\n<html>\n<head>\n  <link rel=\"canonical\" href=\"https://example.com/a?x=1\">\n</head>\n<body>\n",
    "<article>\n  <header>\n    <h1>T &amp; U</h1>\n  </header>\n",
    "  <p>One <figure><img src=\"https://example.com/a.jpg?x=1&amp;y=2\"></figure></p>\n",
    "  <p>Two <figure><img src=\"https://example.com/b.jpg\"></figure></p>\n",
    "  <figure class=\"op-interactive\">\n    <iframe width=\"100%\" height=\"60px\" src=\"https://example.com/c\"></iframe>\n  </figure>\n",
    "  <figure class=\"op-interactive\">\n    <iframe width=\"100%\" height=\"60px\" src=\"https://example.com/d\"></iframe>\n  </figure>\n",
    "  Loose text &lt; 1\n  <p></p>\n  <p></p>\n  <ul><li></li></ul>\n  <p>a<br> <br>b</p></p>\n",
    "  <!-- ia-validate: allow(figure-in-para) -->\n  <p>x</p>\n</article>\n</body>\n</html>\n",
);

fn check(text: &str, kind: Kind) -> Report {
    Validator::new(Options::default()).source(&Source::from_text(text), kind)
}

/// How often each finding of an article is there: its rule with its fingerprint.
fn found(text: &str, kind: Kind) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in check(text, kind).diagnostics {
        if !finding.rule.starts_with("feed-") && finding.rule != "canonical-missing" {
            *counts.entry(format!("{} {}", finding.rule, finding.fingerprint)).or_default() += 1;
        }
    }
    counts
}

fn feed(content: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>\
         <title>T</title><link>https://example.com/a?x=1</link><content:encoded>{content}</content:encoded>\
         </item></channel></rss>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn what_they_survive() {
    let here = found(ARTICLE, Kind::Article);
    assert!(here.len() > 12, "{here:#?}");
    let indented = ARTICLE.replace("\n  ", "\n\t\t  ").replace("><img", ">\n  <img").replace('\n', "\r\n");
    let above = ARTICLE.replace("</header>", "</header>\n<p>More.</p>\n<h2>And more</h2>");
    for (change, text) in [("indent", indented), ("lines above", format!("\n\n<!-- c -->{above}"))] {
        assert_eq!(found(&text, Kind::Article), here, "{change}");
    }
    for content in
        [format!("<![CDATA[{ARTICLE}]]>"), escaped(ARTICLE), escaped(ARTICLE).replace("&lt;", "&#60;")]
    {
        let feed = feed(&content);
        assert_eq!(found(&feed, Kind::Feed), here, "{feed}");
    }
}

#[test]
fn mending_one_defect_of_a_tag_leaves_the_others() {
    let before = found(ARTICLE, Kind::Article);
    let after = found(&ARTICLE.replacen("height=\"60px\"", "height=\"60\"", 1), Kind::Article);
    assert!(after.iter().all(|(finding, count)| before.get(finding) >= Some(count)), "{after:#?}");
    assert_eq!(before.values().sum::<usize>(), after.values().sum::<usize>() + 1);
}

#[test]
fn what_they_tell_apart() {
    let counts = found(ARTICLE, Kind::Article);
    let of = |rule: &str| -> Vec<usize> {
        counts.iter().filter(|(finding, _)| finding.starts_with(rule)).map(|(_, &count)| count).collect()
    };
    assert_eq!(of("figure-in-paragraph"), [1, 1], "by what is in it");
    assert_eq!(of("iframe-width-not-integer"), [1, 1], "by what it refers to");
    assert_eq!(of("empty-paragraph-spacer"), [2], "nothing tells them apart, so they are counted");
    // Another text is another finding.
    let other = found(&ARTICLE.replace("Loose text", "Loose words"), Kind::Article);
    let text = |counts: &BTreeMap<String, usize>| {
        counts.keys().find(|finding| finding.starts_with("text-outside-paragraph")).cloned()
    };
    assert!(text(&counts).is_some());
    assert_ne!(text(&counts), text(&other));
}

#[test]
fn findings_about_a_feed_have_them_too() {
    let feed = feed("<![CDATA[<html><article><p>T</p></article></html>]]>")
        .replace("<content", "<pubDate>6 March 2016</pubDate><content");
    let of = |text: &str, rule: &str| {
        let found = check(text, Kind::Feed).diagnostics.into_iter().find(|finding| finding.rule == rule);
        found.map(|finding| finding.fingerprint)
    };
    for rule in ["feed-pubdate-format", "feed-item-recommended-missing"] {
        assert!(of(&feed, rule).is_some_and(|fingerprint| fingerprint.0 != 0), "{rule}");
        assert_eq!(of(&feed, rule), of(&feed.replace("><", ">\n  <"), rule), "{rule}");
    }
    let other = feed.replace("6 March", "7 March");
    assert_ne!(of(&feed, "feed-pubdate-format"), of(&other, "feed-pubdate-format"));
}

#[test]
fn they_are_stable() {
    // Stored fingerprints must mean the same in the next version.
    let report = check(ARTICLE, Kind::Article);
    let finding = report.diagnostics.iter().find(|finding| finding.rule == "figure-in-paragraph");
    assert_eq!(finding.map(|finding| finding.fingerprint.to_string()).as_deref(), Some("e0510ce1530dcc31"));
}
