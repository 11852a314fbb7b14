use std::time::Instant;

use crate::rules::tests::examples;
use crate::{Kind, Options, Source, Validator};

const NOTHING: [&str; 0] = [];
const HEADER: &str =
    "<header><h1>a</h1><time class=op-published datetime=2016-02-04T09:00:00Z></time></header>";

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("document", &example.replace("HEADER", HEADER))
}

#[test]
fn end_tags_that_end_nothing() {
    for (example, expected) in [
        ("<p>a</p></p>", &["error unexpected-end-tag </p>"][..]),
        ("</div></SECTION >", &["error unexpected-end-tag </div>", "error unexpected-end-tag </SECTION >"]),
        ("<p>a<b>b<i>c</b></i></p>", &["error unexpected-end-tag </i>"]),
        ("<p><b>a</p></b>", &["error unexpected-end-tag </b>"]),
        ("<b><p>a</b></p>", &["error unexpected-end-tag </b>"]),
        ("<p>a<ul><li>b</ul>c</p></p>", &["error unexpected-end-tag </p>"]),
        ("<p>a<ul><li>b</ul><p>c</p></p>", &["error unexpected-end-tag </p>"]),
        ("<p>a<p>b</p><p>c</p>", &[]),
        ("<p>a<br></br></p><ul><li>b<li>c</ul>", &[]),
        ("<figure><iframe></p></b></div></iframe></figure>", &[]),
        ("<!-- </p> --><p title='</p>'>a</p>", &[]),
    ] {
        assert_eq!(drawn(example), expected, "{example}");
    }
}

#[test]
fn an_end_tag_of_a_reported_paragraph_is_no_second_finding() {
    for example in [
        "<p>a<figure></figure></p>",
        "<p>a<figure></p></figure>",
        "<p>a<blockquote>b</blockquote></p>",
        "<p>a<table><tr><td>b</table></p>",
        "<p>a<figure></figure><p>b</p></p>",
        "<p>a<figure></figure><p>b<aside>c</aside><p>d</p></p></p>",
        "<div><p>a<figure></figure></div></p>",
        "<figure><figcaption><p>a</figcaption></p></figure>",
    ] {
        assert_eq!(drawn(example), NOTHING, "{example}");
    }
    // The second one belongs to no paragraph, or to one that is not reported.
    for example in [
        "<p>a<figure></p></p></figure>",
        "<p>a<figure></figure></p><p>b</p></p>",
        "<p>a<figure></figure><p>b</p></p></p>",
        "<p>a<figure></figure><p>b<p>c</p></p>",
        "<p>a <cite>b</cite><div>c</p></div>",
    ] {
        assert_eq!(drawn(example), ["error unexpected-end-tag </p>"], "{example}");
    }
}

#[test]
fn elements_without_their_end_tag() {
    for (example, expected) in [
        ("<p>a <b>b</p>", &["warning unclosed-element <b>"][..]),
        ("<article>HEADER<p>a</p>", &["warning unclosed-element <article>"]),
        (
            "<article>HEADER<p>a<div>b",
            &["warning unclosed-element <article>", "warning unclosed-element <div>"],
        ),
        ("<figure><iframe></figure>", &["warning unclosed-element <iframe>"]),
        ("<p>a<ul><li>b<li>c</ul><table><tr><td>d</table><img><div/>", &[]),
        ("<figure><iframe><b><div></iframe></figure>", &[]),
    ] {
        assert_eq!(drawn(example), expected, "{example}");
    }
}

#[test]
fn articles_with_and_without_content() {
    let is_empty = |content: &str| {
        let found = drawn(&format!("<article>HEADER{content}<footer><small>b</small></footer></article>"));
        found.iter().any(|finding| finding == "error article-empty <article>")
    };
    for empty in [
        "",
        "<p>&nbsp;</p>",
        "<p> \u{a0}<br></p><!-- a -->",
        "<figure class=op-ad><iframe src=https://example.com/></iframe><figcaption>a</figcaption></figure>",
        "<figure class=op-tracker><iframe>a</iframe></figure>",
        "<div><figure class=op-ad><iframe src=https://example.com/></iframe></figure></div>",
        "<script>a</script><style>b</style>",
        "<figure></figure>",
    ] {
        assert!(is_empty(empty), "{empty}");
    }
    for full in [
        "a",
        "<p>a</p>",
        "<div><div><b>.</b></div></div>",
        "<section><header><h2>a</h2></header></section>",
        "<img>",
        "<figure><video></video></figure>",
        "<figure class=op-interactive><iframe></iframe></figure>",
        "<figure class=op-map><script class=op-geotag type=application/json>{}</script></figure>",
        "<figure class=op-ad><iframe></iframe></figure><p>a</p>",
    ] {
        assert!(!is_empty(full), "{full}");
    }
    assert_eq!(
        drawn("<body><article>HEADER<p>a</p></article><article></article><ARTICLE>b</ARTICLE></body>"),
        ["error article-multiple <article>", "error article-multiple <ARTICLE>"]
    );
}

#[test]
fn the_canonical_url() {
    let found = |link: &str| {
        let head = "<meta charset=utf-8><meta property=op:markup_version content=v1.0>";
        drawn(&format!(
            "<html><head>{head}{link}</head><body><article>HEADER<p>a</p></article></body></html>"
        ))
    };
    let missing = |place: &str| format!("error canonical-missing {place}");
    assert_eq!(found(""), [missing("<head>")]);
    assert_eq!(found("<link rel=canonical>"), [missing("<link rel=canonical>")]);
    assert_eq!(found("<link rel=canonical href>"), [missing("href")]);
    assert_eq!(found("<link rel=canonical href='&#32;\n'>"), [missing("&#32;\n")]);
    assert_eq!(found("<link rel=shortlink href=https://example.com/a>"), [missing("<head>")]);
    for fine in ["https://example.com/a", "HTTP://example.com", " https://example.com/ä ", "https://[::1]/a"]
    {
        assert_eq!(found(&format!("<link rel='alternate CANONICAL' href='{fine}'>")), NOTHING, "{fine}");
    }
    for relative in
        ["/a", "a", "//example.com/a", "ftp://example.com/a", "https:/example.com", "https://", "#a"]
    {
        let expected = format!("error canonical-not-absolute {relative}");
        assert_eq!(found(&format!("<link rel=canonical href='{relative}'>")), [expected]);
    }
}

#[test]
fn the_link_of_the_item_stands_in_for_a_canonical_url() {
    let severity = |link: &str, canonical: &str| {
        let feed = format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item>\
             <title>a</title>{link}<content:encoded><![CDATA[<html><head>{canonical}</head><body><article>\
             {HEADER}<p>a</p></article></body></html>]]></content:encoded></item></channel></rss>"
        );
        let report = Validator::new(Options::default()).source(&Source::from_text(&feed), Kind::Feed);
        let found = report.diagnostics.iter().find(|finding| finding.rule == "canonical-missing");
        found.map(|finding| finding.severity.to_string())
    };
    let link = "<link>https://example.com/a</link>";
    let empty = "<link rel=canonical href=''>";
    assert_eq!(severity(link, "").as_deref(), Some("warning"));
    assert_eq!(severity(link, empty).as_deref(), Some("warning"));
    assert_eq!(severity("", "").as_deref(), Some("error"));
    assert_eq!(severity("<link> </link>", empty).as_deref(), Some("error"));
    assert_eq!(severity("", "<link rel=canonical href=https://example.com/a>"), None);
}

/// Nanoseconds a byte for checking an article, the best of some runs.
fn pace(content: &str, runs: usize) -> f64 {
    let run = || {
        let start = Instant::now();
        assert!(!Validator::new(Options::default()).article(content).diagnostics.is_empty());
        start.elapsed()
    };
    let best = std::iter::repeat_with(run).take(runs).min().unwrap_or_default();
    best.as_nanos() as f64 / content.len() as f64
}

/// Documents of one make are compared in two lengths, 128 times apart: were a rule quadratic, a byte of the
/// longer one would take far more time than caches and a busy machine can cost.
#[test]
#[ignore = "a measurement: see benches/README.md"]
fn many_tags_take_linear_time() {
    for [first, between, second, behind] in [
        ["<b></b>", "<div>", "</p>", ""],
        ["<b></b>", "<figure>", "<p><figure></p></figure></p></p>", ""],
        ["<p>a<figure></figure>", "", "</p>", ""],
        ["<p>a<figure></figure><p>b</p></p>", "", "", ""],
        ["<br>", "", "<br><!-- a -->", ""],
        ["<br><b> </b>", "", "<!-- a -->", "<br>"],
        ["<article><b>", "", "<body><i>", "a"],
        ["<span>", "", "<i></i>", "a"],
        ["<ul><li><p>a", "", "<div>", ""],
    ] {
        let document = |times: usize| {
            format!("<article><p>{}{between}{}{behind}", first.repeat(times), second.repeat(times))
        };
        let (short, long) = (document(500), document(64_000));
        // A busy machine is no evidence: look again before speaking.
        let is_linear =
            [1, 2, 4].into_iter().any(|runs| pace(&long, runs) < 12.0 * pace(&short, 4 * runs) + 100.0);
        assert!(is_linear, "{first} {between} {second} {behind}");
    }
}
