//! What stands beside the article, in the head, or in an attribute, and does not belong there.

use crate::fix::Safety;
use crate::rules::tests::examples::{self, drawn_by_any};

const NOTHING: [&str; 0] = [];
const ARTICLE: &str = "<article><header><h1>Ferry</h1><time class=op-published datetime=2016-02-04T09:00:00Z>x</time></header><p>x</p></article>";

fn drawn(content: &str) -> Vec<String> {
    drawn_by_any(&content.replace("ARTICLE", ARTICLE))
}

fn body(content: &str) -> Vec<String> {
    drawn(&format!("<body>{content}</body>"))
}

#[test]
fn blocks_beside_the_article() {
    for (content, places) in [
        ("ARTICLE<p>a</p>", &["<p>"][..]),
        ("ARTICLE<h2>a</h2><p>b</p><ul><li>c</ul>", &["<h2>"]),
        ("<nav>a</nav>ARTICLE<div>b</div>", &["<nav>", "<div>"]),
        (
            "<div id=page><header>a</header>ARTICLE</div><blockquote>b</blockquote>",
            &["<header>", "<blockquote>"],
        ),
        ("ARTICLE<div><figure><img src=https://example.com/a.jpg></figure></div>", &["<div>"]),
        ("ARTICLE<table><tr><td>a</table>", &["<table>"]),
        ("<div>a ARTICLE</div>", &["a"]),
        ("ARTICLE<aside>a</aside> <!-- x --> <p>b</p>", &["<aside>"]),
    ] {
        let expected: Vec<String> =
            places.iter().map(|place| format!("error content-outside-article {place}")).collect();
        assert_eq!(body(content), expected, "{content}");
    }
    for good in [
        "ARTICLE<div></div><p>&nbsp;</p>",
        "<div><main>ARTICLE</main></div>",
        "ARTICLE<!-- a --><template><p>a</p></template>",
    ] {
        assert_eq!(body(good), NOTHING, "{good}");
    }
    // What has a rule of its own there.
    assert_eq!(body("ARTICLE a"), ["error text-outside-paragraph a"]);
    assert_eq!(
        body("ARTICLE<figure><img src=https://example.com/a.jpg></figure>"),
        ["error figure-not-child-of-article <figure>"]
    );
    assert!(!body("ARTICLE<div>ARTICLE</div>").join("").contains("content-outside-article"));
}

fn head(content: &str) -> Vec<String> {
    let metas = "<meta charset=utf-8><meta property=op:markup_version content=v1.0>";
    drawn(&format!(
        "<html><head>{metas}{content}<link rel=canonical href=https://example.com/a></head><body>ARTICLE</body></html>"
    ))
}

#[test]
fn elements_in_the_head() {
    for (content, places) in [
        ("<author>Ann</author>", &["<author>"][..]),
        ("<div>a</div>", &["<div>"]),
        ("<p>a</p>", &["<p>"]),
        ("<img src=https://example.com/a.jpg>", &["<img src=https://example.com/a.jpg>"]),
        ("<span>a</span>", &["<span>"]),
        ("<author></author><meta name=a content=b><div>b</div>", &["<author>", "<div>"]),
        ("<div><figure><img src=https://example.com/a.jpg></figure></div>", &["<div>"]),
    ] {
        let expected: Vec<String> =
            places.iter().map(|place| format!("warning head-child-invalid {place}")).collect();
        assert_eq!(head(content), expected, "{content}");
    }
    for good in [
        "",
        "<title>a</title><base href=https://example.com/><meta name=a content=b><!-- <div> -->",
        "<noscript><link rel=preload href=https://example.com/></noscript>",
    ] {
        assert_eq!(head(good), NOTHING, "{good}");
    }
    // Without an end tag of the head, what comes next is the body.
    let open = "<html><head><meta charset=utf-8><meta property=op:markup_version content=v1.0>\
                <link rel=canonical href=https://example.com/a><div>ARTICLE</div></html>";
    assert_eq!(drawn(open), NOTHING);
}

#[test]
fn markup_printed_into_attributes() {
    let rule = "error markup-in-attribute";
    for (content, place) in [
        (
            "<p><a href=\"<a href='https://example.com/a'>a</a>\">b</a></p>",
            "<a href='https://example.com/a'>a</a>",
        ),
        ("<p><a href=\"<a href=\"https://example.com/a\" rel=\"x\">b</a>\">c</a></p>", "<a href="),
        ("<p><a href=' <p>a</p>'>b</a></p>", " <p>a</p>"),
        ("<p><a href='&lt;p>a'>b</a></p>", "&lt;p>a"),
        ("<figure><img src='<img src=a.jpg>'></figure>", "<img src=a.jpg>"),
        ("<figure><img src=\"<img src=\"https://example.com/a.jpg\" alt=\"\">\"></figure>", "<img src="),
        ("<p class='<b>x</b>'>a</p>", "<b>x</b>"),
        (
            "<figure class=op-tracker><iframe src='<script>count()</script>'></iframe></figure>",
            "<script>count()</script>",
        ),
        (
            "<figure class=op-tracker><iframe src=\"googletag.display('a');\"></iframe></figure>",
            "googletag.display('a');",
        ),
        ("<meta property='fb:article_style' content='<p>a</p>'>", "<p>a</p>"),
    ] {
        assert_eq!(drawn(content), [format!("{rule} {place}")], "{content}");
    }
    assert_eq!(
        drawn("<meta property=og:description content='<p>a</p>'>"),
        ["info markup-in-attribute <p>a</p>"]
    );
    let time = "<header><h1>Ferry</h1><time class=op-published datetime='<time>a</time>'>x</time></header>";
    assert_eq!(drawn(time), [format!("{rule} <time>a</time>")]);
    for good in [
        "<p><a href='https://example.com/?a=<b>'>a</a></p>",
        "<figure><img src='https://example.com/a_(1);b.jpg' alt='<b>a</b>'></figure>",
        "<p class='a <b'>a</p>",
        "<meta name=description content='5 &lt; 6'>",
    ] {
        assert!(!drawn(good).join("").contains("markup-in-attribute"), "{good}");
    }
    // A second end tag that is left over has another reason.
    let twice = "<p><a href=\"<a href=\"https://example.com/a\">b</a>\">c</a></a></p>";
    assert_eq!(drawn(twice).len(), 2);
    let mended = |content: &str| examples::mended(content, Safety::Unsafe);
    let tracker = |content: &str| format!("<figure class=op-tracker>{content}</figure>");
    for (content, expected) in [
        ("<iframe src='<script>count()</script>'></iframe>", "<iframe><script>count()</script></iframe>"),
        (
            "<iframe height=1 src=\"count();\"></iframe>",
            "<iframe height=1><script>count();</script></iframe>",
        ),
    ] {
        assert!(mended(&tracker(content)).contains(&tracker(expected)), "{content}");
    }
}
