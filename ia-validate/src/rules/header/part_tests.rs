//! What stands where in the header, and where the header stands.

use crate::fix::Safety;
use crate::rules::tests::examples::{self, document, drawn_by};
use crate::{Options, Validator};

const IMAGE: &str = "<img src=https://example.com/a.jpg>";
const PARTS: &str = "<h1>Ferry</h1><time class=op-published datetime=2016-02-04T09:00:00Z>4 February</time>";

fn drawn(example: &str) -> Vec<String> {
    let rules = [
        "header-child-invalid",
        "header-misplaced",
        "figure-not-child-of-article",
        "kicker-element-invalid",
        "title-multiple",
        "caption-class-unknown",
        "kicker-class-missing",
        "author-multiple-in-address",
        "cover-media-outside-figure",
        "tracker-misplaced",
        "footer-misplaced",
        "content-outside-article",
    ];
    drawn_by(&rules, &example.replace("IMAGE", IMAGE).replace("PARTS", PARTS))
}

fn in_header(content: &str) -> Vec<String> {
    drawn(&format!("<header>PARTS{content}</header>"))
}

/// What stands in the header behind its parts, after all fixes that are safe.
fn mended(content: &str) -> String {
    let text = examples::mended(&format!("<header>{PARTS}{content}</header>"), Safety::Safe);
    let (_, rest) = text.split_once(PARTS).unwrap();
    rest.split_once("</header>").unwrap().0.to_owned()
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_a_header_holds() {
    for good in [
        "",
        "<figure>IMAGE</figure><h2>x</h2><h3 class=op-kicker>x</h3><address>x</address>",
        "<ul class=op-sponsors></ul><section class=op-ad-template></section>",
        "<!-- x -->&nbsp;<br><span></span><a></a>",
        "<iframe><p>x</p></iframe>",
    ] {
        assert_eq!(in_header(good), NOTHING, "{good}");
    }
    // Nor of a header beside the article.
    assert!(
        !drawn("<body><header><p>x</p></header><article><header>PARTS</header></article></body>")
            .join("")
            .contains("header-")
    );
    for (bad, places) in [
        ("<p>Lead</p>", &["<p>"][..]),
        ("<p>a</p><p>b</p>", &["<p>", "<p>"]),
        ("a <b>b</b> c", &["a"]),
        ("<b>a</b> b<p>c</p>d", &["<b>", "<p>", "d"]),
        ("<ul><li>x</ul>", &["<ul>"]),
        ("<section>x</section>", &["<section>"]),
        ("<blockquote>x</blockquote><hr><table><tr><td>x</table>", &["<blockquote>", "<hr>", "<table>"]),
        ("<span class=byline>By Ann</span>", &["<span class=byline>"]),
        ("<div><div></div></div>", &["<div>"]),
        ("<div><figure>IMAGE</figure></div>", &["<div>"]),
        ("<div><p>x</p><figure>IMAGE</figure></div>", &["<div>"]),
    ] {
        let expected: Vec<String> =
            places.iter().map(|it| format!("warning header-child-invalid {it}")).collect();
        assert_eq!(in_header(bad), expected, "{bad}");
    }
    assert_eq!(in_header("<details><summary>x</summary></details>"), ["info header-child-invalid <details>"]);
    // What has a rule of its own is not told of twice, and what is graver is not hidden.
    assert_eq!(in_header("IMAGE"), [format!("error cover-media-outside-figure {IMAGE}")]);
    assert_eq!(in_header("<footer><small>x</small></footer>"), ["warning footer-misplaced <footer>"]);
    assert_eq!(
        in_header("<div><figure class=op-tracker><iframe>x</iframe></figure></div>"),
        ["warning header-child-invalid <div>", "error tracker-misplaced <figure class=op-tracker>"]
    );
}

#[test]
fn wrappers_around_parts_go() {
    for (content, expected) in [
        ("<div><figure>IMAGE</figure></div>", "<figure>IMAGE</figure>"),
        ("<div><h2>x</h2> <address>Ann</address></div>", "<h2>x</h2> <address>Ann</address>"),
        ("<div data-x=1><h2>x</h2></div>", "<div data-x=1><h2>x</h2></div>"),
        ("<div>x<h2>x</h2></div>", "<div>x<h2>x</h2></div>"),
        ("<div><p>x</p></div>", "<div><p>x</p></div>"),
        ("<p>Lead</p>", "<p>Lead</p>"),
    ] {
        let content = content.replace("IMAGE", IMAGE);
        assert_eq!(mended(&content), expected.replace("IMAGE", IMAGE), "{content}");
    }
}

#[test]
fn where_a_header_stands() {
    let header = "<header>PARTS</header>";
    for good in [
        format!("<article>{header}<p>x</p></article>"),
        format!("<article> text <!-- x -->{header}<p>x</p></article>"),
        "<article><p>x</p></article>".to_owned(),
        // That is missed, or the article is one too many.
        format!("<article><div>{header}</div></article>"),
        format!("<article>{header}<article>{header}</article></article>"),
        format!("<article>{header}<iframe>{header}</iframe></article>"),
    ] {
        assert_eq!(drawn(&good), NOTHING, "{good}");
    }
    for (bad, place) in [
        ("<article><p>x</p><header id=h>PARTS</header></article>", "<header id=h>"),
        ("<article><br><header id=h>PARTS</header></article>", "<header id=h>"),
        ("<article><header>PARTS</header><header id=h></header></article>", "<header id=h>"),
        ("<article><header>PARTS</header><div><header id=h></header></div></article>", "<header id=h>"),
        (
            "<article><header>PARTS</header><p>x</p><header id=h><h1>x</h1></header></article>",
            "<header id=h>",
        ),
    ] {
        assert_eq!(drawn(bad), [format!("warning header-misplaced {place}")], "{bad}");
    }
}

#[test]
fn kickers_on_other_elements() {
    for (bad, place) in [
        ("<h2 class='op-kicker'>x</h2>", "<h2 class='op-kicker'>"),
        ("<h2>x</h2><h2 class='op-kicker'>y</h2>", "<h2 class='op-kicker'>"),
        ("<h2 class='op-kicker'>y</h2><h2>x</h2>", "<h2 class='op-kicker'>"),
        ("<h1 class=op-kicker>x</h1>", "<h1 class=op-kicker>"),
        ("<h4 class=op-kicker>x</h4>", "<h4 class=op-kicker>"),
        ("<p class='a op-kicker'>x</p>", "<p class='a op-kicker'>"),
        ("<div class=op-kicker>x</div>", "<div class=op-kicker>"),
        ("<span class=op-kicker>x</span>", "<span class=op-kicker>"),
    ] {
        assert_eq!(in_header(bad), [format!("warning kicker-element-invalid {place}")], "{bad}");
    }
    for good in [
        "<h3 class=op-kicker>x</h3>",
        "<h2 class=Op-Kicker>x</h2>",
        "<h2>op-kicker</h2>",
        "<iframe><h2 class=op-kicker>x</h2></iframe>",
    ] {
        assert_eq!(in_header(good), NOTHING, "{good}");
    }
    for (content, expected) in [
        ("<h2 class=op-kicker>x</h2>", "<h3 class=op-kicker>x</h3>"),
        ("<h2>a</h2><H2 class='op-kicker'>x</H2>", "<h2>a</h2><h3 class='op-kicker'>x</h3>"),
        ("<span class=op-kicker><b>x</b></span>", "<h3 class=op-kicker><b>x</b></h3>"),
        ("<h2 class=op-kicker>x", "<h2 class=op-kicker>x"),
    ] {
        assert_eq!(mended(content), expected);
    }
    // What is the only title stays one.
    let only = "<header><h1 class=op-kicker>x</h1></header>";
    let report = Validator::new(Options::default()).article(&document(only));
    let finding = report.diagnostics.iter().find(|it| it.rule == "kicker-element-invalid").unwrap();
    assert!(finding.fix.is_none());
}

#[test]
fn authors_of_one_address() {
    let more = |content: &str| {
        let found = in_header(&format!("<address>{content}</address>"));
        found.iter().filter(|it| it.contains("author-multiple-in-address")).count()
    };
    for (content, count) in [
        ("<a>A</a>", 0),
        ("<a>A</a><a>B</a>", 1),
        ("<a>A</a>, <a>B</a> and <a>C</a>", 2),
        ("<a>A</a> &amp; <a>B</a>", 1),
        ("<a>A</a>&nbsp;und&nbsp;<a>B</a>", 1),
        ("By <a>A</a> | <a>B</a>", 1),
        ("<a>A</a> writes for <a href=https://example.com/>B</a>", 0),
        ("<a>A</a>, editor, <a rel=facebook href=https://facebook.com/b>B</a>", 1),
        ("<a>A</a> <a href=https://twitter.com/a>@a</a>", 0),
        ("<a>A</a> <a href=https://twitter.com/a>Twitter</a>", 0),
        ("<a>A</a> <a href=mailto:a@example.com>a@example.com</a>", 0),
        ("<a>A</a><a href=https://example.com/></a>", 0),
        ("<b><a>A</a></b>", 0),
        ("<a>A</a><br><a>B</a>", 1),
        ("<span><a>A</a></span> and <span><a>B</a></span>", 1),
        ("<span><a>A</a> of the paper</span><span><a>B</a></span>", 0),
    ] {
        assert_eq!(more(content), count, "{content}");
    }
    for (content, expected) in [
        ("<address><a>A</a>, <a>B</a></address>", "<address><a>A</a></address><address><a>B</a></address>"),
        (
            "\n  <address class=x id=y>By <a>A</a> and <a>B</a></address>",
            "\n  <address class=x id=y>By <a>A</a></address>\n  <address class=x><a>B</a></address>",
        ),
        (
            "<address><a>A</a><a>B</a><a>C</a></address>",
            "<address><a>A</a></address><address><a>B</a></address><address><a>C</a></address>",
        ),
        ("<address><a>A</a>, <a>B</a>", "<address><a>A</a>, <a>B</a>"),
        ("<address><b><a>A</a></b>, <a>B</a></address>", "<address><b><a>A</a></b>, <a>B</a></address>"),
    ] {
        assert_eq!(mended(content), expected);
    }
}
