use std::fmt::Write as _;

use crate::rules::tests::examples;
use crate::source::LineIndex;
use crate::{Kind, Options, Source, Validator};

const NOTHING: [&str; 0] = [];
const FIGURE: &str = "<figure><img src=https://example.com/a.jpg></figure>";

fn drawn(example: &str) -> Vec<String> {
    examples::drawn("nesting", example)
}

/// The ids of the findings about an example: all of this family but hints, and the errors of those that
/// also ask where something stands or ends.
fn ids(example: &str) -> Vec<String> {
    let others = ["document", "embeds", "figures", "header", "captions"];
    let others = others.iter().flat_map(|family| examples::drawn(family, example));
    let others = others.filter(|finding| finding.starts_with("error"));
    let found = drawn(example).into_iter().filter(|finding| !finding.starts_with("info")).chain(others);
    found.filter_map(|finding| finding.split(' ').nth(1).map(str::to_owned)).collect()
}

#[test]
fn one_defect_is_one_finding() {
    for (example, id) in [
        ("<p>日本語 😀 FIG</p>", "figure-in-paragraph"),
        ("<p><b>a <i>FIG</i></b></p>", "figure-in-paragraph"),
        ("<p>a<div>FIG</div></p>", "figure-in-paragraph"),
        ("<p>a<ul><li>FIG</li></ul></p>", "figure-in-paragraph"),
        ("<ul><li><p>a FIG</p></li></ul>", "figure-in-paragraph"),
        ("<blockquote><p>FIG</p></blockquote>", "figure-in-paragraph"),
        ("<p><figure class=op-slideshow>FIGFIG</figure></p>", "figure-in-paragraph"),
        ("<p>a<figure><img src=https://example.com/a.jpg></p></figure>", "figure-in-paragraph"),
        ("<p>a<figure><img src=https://example.com/a.jpg><p>b</p></figure></p>", "figure-in-paragraph"),
        ("<p>a FIG<p>b</p></p>", "figure-in-paragraph"),
        ("<div><p>a FIG</div></p>", "figure-in-paragraph"),
        ("<div>FIG</div>", "figure-not-child-of-article"),
        ("<section><div>FIG</div></section>", "figure-not-child-of-article"),
        ("<blockquote>FIG</blockquote>", "figure-not-child-of-article"),
        (
            "<span><figure><img src=https://example.com/a.jpg><figcaption>Sea</figcaption></figure></span>",
            "figure-not-child-of-article",
        ),
        ("<span>own FIG</span>", "text-outside-paragraph"),
        ("<figure>FIG</figure>", "figure-not-child-of-article"),
        ("<p>a<img src=https://example.com/a.jpg></p>", "non-text-in-paragraph"),
        (
            "<p><a href=https://example.com/><img src=https://example.com/a.jpg></a></p>",
            "non-text-in-paragraph",
        ),
        ("<p><div><img src=https://example.com/a.jpg><p>b</p></div></p>", "non-text-in-paragraph"),
        ("<p>a<iframe src=https://example.com/></iframe></p>", "non-text-in-paragraph"),
        ("<p>a<section>b</section><p>c</p></p>", "non-text-in-paragraph"),
        ("<p>a<br><img src=https://example.com/a.jpg><br>b</p>", "non-text-in-paragraph"),
        ("<p>a<blockquote><p>b</p></blockquote></p>", "blockquote-in-paragraph"),
        ("<p><div><blockquote>b</blockquote></div></p>", "blockquote-in-paragraph"),
        ("<p><blockquote>b <img src=https://example.com/a.jpg></blockquote>c</p>", "blockquote-in-paragraph"),
        ("<ul><li>FIG</li></ul>", "list-item-block-content"),
        (
            "<ul><li><figure><img src=https://example.com/a.jpg><figcaption><p>a</figcaption></figure><p>b</p></li></ul>",
            "list-item-block-content",
        ),
        ("<ul><li>a<ul><li>FIG<p>b</p><p>c</p></li></ul></li></ul>", "list-item-block-content"),
        ("<ul><li><p>a <img src=https://example.com/a.jpg></p></li></ul>", "list-item-block-content"),
        ("<ul><li><a href=https://example.com/>FIG</a></li></ul>", "list-item-block-content"),
        ("<ul><li><p>a</p><div>b</div></li></ul>", "list-item-block-content"),
        ("<ol><li><blockquote><p>a</p></blockquote></li></ol>", "list-item-block-content"),
        ("<img src=https://example.com/a.jpg>", "image-without-figure"),
        ("<div><img src=https://example.com/a.jpg></div>", "image-without-figure"),
        ("<video src=https://example.com/a.mp4></video>", "video-without-figure"),
        ("<figure><b><video src=https://example.com/a.mp4></video></b></figure>", "video-without-figure"),
        ("a<br>b", "text-outside-paragraph"),
        ("<p>a<br><br><br>b</p>", "repeated-line-breaks"),
        ("<p>a<div>b</p></div>", "unexpected-end-tag"),
        ("<p>a <time>b</time><div>c</p></div>", "unexpected-end-tag"),
        ("<p><b>a<i>b</b></i></p>", "unexpected-end-tag"),
        ("<p>a<b>b</p><p>c</b></p>", "unexpected-end-tag"),
    ] {
        let example = example.replace("FIG", FIGURE);
        assert_eq!(ids(&example), [id], "{example}");
    }
}

#[test]
fn two_defects_are_two_findings() {
    for (example, expected) in [
        ("<p><a href=https://example.com/>FIG</a></p>", &["figure-in-paragraph", "image-in-link"][..]),
        ("<p>a FIG b FIG</p>", &["figure-in-paragraph", "figure-in-paragraph"]),
        ("<p>a FIG<div>b</div></p>", &["figure-in-paragraph", "non-text-in-paragraph"]),
        ("<p><b>a FIG</p></b>", &["figure-in-paragraph", "unexpected-end-tag"]),
        ("<p>a FIG</p><p>b</p></p>", &["figure-in-paragraph", "unexpected-end-tag"]),
        ("<p>a FIG<p>b</p><p>c</p></p></p>", &["figure-in-paragraph", "unexpected-end-tag"]),
        (
            "<p>a<figure><img src=https://example.com/a.jpg></p></p></figure>",
            &["figure-in-paragraph", "unexpected-end-tag"],
        ),
        ("<b>a<i>b</b></i>", &["text-outside-paragraph", "unexpected-end-tag"]),
        ("<ul><li>FIG<h3>a</h3></li></ul>", &["list-item-block-content", "list-item-block-content"]),
        (
            "a <img src=https://example.com/a.jpg> b",
            &["text-outside-paragraph", "image-without-figure", "text-outside-paragraph"],
        ),
    ] {
        let example = example.replace("FIG", FIGURE);
        let mut expected = expected.to_vec();
        let mut found = ids(&example);
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{example}");
    }
}

#[test]
fn what_is_legal_stays_silent() {
    for example in [
        "<p>&nbsp;</p><p>\u{a0}</p><p>&#160;</p><p> &#xa0; </p>",
        FIGURE,
        "<figure class=op-slideshow>FIGFIG</figure>",
        "<figure><iframe><p><figure><img></figure><br><br></p>text<font color=red></iframe></figure>",
        "<p>a <a href=https://example.com/>b</a> <b>c</b> <time>d</time> <cite>e</cite> <abbr>f</abbr><br>g</p>",
        "<p>a<ul><li>b</ul><p>c<h2>d</h2>",
        "<ul><li><b>a</b> <a href=https://example.com/>b</a><br><i>c</i></li><li><p>d</p></li><li><div>e</div></li></ul>",
        "<ul class=op-related-articles><li><p>a</p><p>b</p></li></ul>",
        "<blockquote><p>a</p></blockquote><aside>b</aside>",
        "&nbsp;<br><!-- a --><b></b><i>&#160;</i>",
        "<p>a<br>b<br>c</p><p>d<br></p><p><br>e</p>",
        "<p>a<br>b</p><p>c<b><br></b>d<i><br></i></p>",
        "<script>a</script><style>b</style>",
    ] {
        assert_eq!(drawn(&example.replace("FIG", FIGURE)), NOTHING, "{example}");
    }
    assert_eq!(drawn("<header><h1>a</h1><section class=op-ad-template><figure class=op-ad></figure></section>FIG</header>".replace("FIG", FIGURE).as_str()), NOTHING);
}

#[test]
fn runs_of_text_are_reported_at_the_first_that_has_text() {
    let rule = "error text-outside-paragraph";
    for (example, places) in [
        ("\n a \n", &["a"][..]),
        ("<br><!-- x --><i></i>&nbsp;<b>a</b> b <!-- y --> c<br>", &["<b>"]),
        ("a<p>b</p>c<!-- x -->d<figure></figure><u>e</u>", &["a", "c", "<u>"]),
        ("<span><b><abbr>a</abbr></b></span>", &["<span>"]),
        ("<a><p>a</p></a>", &["<a>"]),
        ("<span><figure></figure><ul><li>a</ul></span>", &["<span>"]),
        ("<span><figure><figcaption>a</figcaption></figure></span>", &[]),
        ("<body>a<article><p>b</p></article>c</body>", &["a", "c"]),
        ("<body><span><article><p>b</p></article></span></body>", &[]),
        ("<!doctype html><html>a<article><p>b</p></article>c", &["a", "c"]),
        ("<!doctype html>a <b>b</b><article><p>c</p></article><b>d</b>", &["a", "<b>"]),
        ("<article><p>a</p><article>b</article></article>", &["b"]),
    ] {
        let found: Vec<String> =
            drawn(example).into_iter().filter(|finding| finding.starts_with(rule)).collect();
        let expected: Vec<String> = places.iter().map(|place| format!("{rule} {place}")).collect();
        assert_eq!(found, expected, "{example}");
    }
}

#[test]
fn runs_of_line_breaks_cross_inline_tags_but_no_block() {
    let found = |example: &str| {
        let found = drawn(example);
        found.iter().filter(|finding| finding.contains("repeated-line-breaks")).count()
    };
    for (example, count) in [
        ("<p>a<br>b</p>", 0),
        ("<p>a<br><br>b</p>", 1),
        ("<p>a<br><br><br><br><br>b<br/><BR>c</p>", 2),
        ("<p>a<br>\n&nbsp;\u{a0}&#xA0;<!-- x --><br>b</p>", 1),
        ("<p>a<br><b><br>b</b></p>", 1),
        ("<p><i>a<br></i><a href=https://example.com/> <b><br></b></a></p>", 1),
        ("<p>a<br>.<br>b</p>", 0),
        ("<p>a<br></p><p><br>b</p>", 0),
        ("<p>a<br></br>b</p>", 0),
        ("<blockquote>a<br><br></blockquote><aside><br><br></aside><h2>b<br><br></h2>", 3),
        ("<blockquote>a<br><p><br>b</p><br></blockquote>", 0),
        ("<ul><li>a<br></li><li><br>b</li></ul>", 0),
    ] {
        assert_eq!(found(example), count, "{example}");
    }
}

#[test]
fn styling_is_reported_at_its_name_once() {
    assert_eq!(
        drawn("<p STYLE='' style=a align=left><font face=a>b</font> <font>c</font></p><ul bgcolor=a><li>d</li></ul><iframe><b style=a></b></iframe>")
            .iter()
            .filter(|finding| finding.contains("inline-styling-ignored"))
            .collect::<Vec<_>>(),
        [
            "info inline-styling-ignored STYLE",
            "info inline-styling-ignored align",
            "info inline-styling-ignored face",
            "info inline-styling-ignored <font>",
            "info inline-styling-ignored bgcolor",
        ]
    );
}

#[test]
fn a_finding_has_the_same_place_in_any_wrapping() {
    let paragraph = format!("<p>日本語 😀 {FIGURE}</p>");
    let article = format!(
        "<html><head><link rel=canonical href=https://example.com/a></head><body><article><header><h1>a</h1>\
         <time class=op-published datetime=2016-02-04T09:00:00Z></time></header>\n{paragraph}</article></body></html>"
    );
    let feed = |content: &str| {
        format!(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
             <item><title>a</title><link>https://example.com/a</link>\r\n<content:encoded>{content}\
             </content:encoded></item></channel></rss>"
        )
    };
    let escaped = article.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for (text, kind, place, column) in [
        (article.clone(), Kind::Article, "<figure>", 10),
        (feed(&format!("<![CDATA[{article}]]>")), Kind::Feed, "<figure>", 10),
        (feed(&escaped), Kind::Feed, "&lt;figure&gt;", 16),
    ] {
        let report = Validator::new(Options::default()).source(&Source::from_text(&text), kind);
        let mut found = String::new();
        for finding in report.diagnostics.iter().filter(|finding| finding.severity == crate::Severity::Error)
        {
            let column = LineIndex::new(&text).position(finding.span.start).column;
            writeln!(found, "{} {} {column}", finding.rule, finding.span.of(&text)).unwrap();
        }
        assert_eq!(found, format!("figure-in-paragraph {place} {column}\n"), "{text}");
    }
}
