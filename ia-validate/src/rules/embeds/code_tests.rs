//! Code and URLs of networks in the text.

use crate::fix::Safety;
use crate::rules::tests::examples::{self, drawn_by_any};

const NOTHING: [&str; 0] = [];
const TWEET: &str =
    "<blockquote class=twitter-tweet><p>x</p><a href=https://twitter.com/a/status/1>1 May</a></blockquote>";
const SCRIPT: &str = "<script async src=https://platform.twitter.com/widgets.js></script>";
const EMBED: &str = "<figure class=\"op-interactive\"><iframe>";
const END: &str = "</iframe></figure>";

fn of(content: &str) -> String {
    content.replace("TWEET", TWEET).replace("SCRIPT", SCRIPT).replace("EMBED", EMBED).replace("END", END)
}

fn drawn(content: &str) -> Vec<String> {
    drawn_by_any(&of(content))
}

fn mended(content: &str, safety: Safety) -> String {
    let text = examples::mended(&of(content), safety);
    let (_, rest) = text.split_once("</header>").unwrap();
    rest.split_once("<p>The ferry is back after").unwrap().0.to_owned()
}

#[test]
fn code_outside_of_embeds() {
    for (content, place) in [
        ("TWEET", "<blockquote class=twitter-tweet>"),
        ("TWEET SCRIPT", "<blockquote class=twitter-tweet>"),
        ("TWEET<p>x</p>SCRIPT", "<blockquote class=twitter-tweet>"),
        ("TWEET<p>SCRIPT</p>", "<blockquote class=twitter-tweet>"),
        ("<ul><li>TWEET</li></ul>", "<blockquote class=twitter-tweet>"),
        ("<figure class=wp-block-embed><div>TWEET</div></figure>", "<blockquote class=twitter-tweet>"),
        ("<figure>TWEET<figcaption>x</figcaption></figure>", "<blockquote class=twitter-tweet>"),
        ("<p>x TWEET y</p>", "<blockquote class=twitter-tweet>"),
        ("<blockquote class='a instagram-media'></blockquote>", "<blockquote class='a instagram-media'>"),
        (
            "<blockquote data-instgrm-permalink=x><div><img></div></blockquote>",
            "<blockquote data-instgrm-permalink=x>",
        ),
        (
            "<div class=fb-post data-href=x><blockquote><h3>x</h3></blockquote></div>",
            "<div class=fb-post data-href=x>",
        ),
        (
            "<div class=infogram-embed data-id=x></div><script>infogram.com</script>",
            "<div class=infogram-embed data-id=x>",
        ),
        ("<section class=reddit-embed></section>", "<section class=reddit-embed>"),
        (
            "<p><a data-pin-do=embedPin href=https://example.com/></a></p>",
            "<a data-pin-do=embedPin href=https://example.com/>",
        ),
    ] {
        assert_eq!(drawn(content), [format!("warning embed-code-in-text {place}")], "{content}");
    }
    // In an embed it is right, or the embed is not.
    for good in [
        "EMBEDTWEETSCRIPTEND",
        "<blockquote>x <a href=https://twitter.com/a/status/1>1 May</a></blockquote>",
        "<blockquote class=twitter>x</blockquote>",
        "<p class=twitter-tweet>x</p>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    assert_eq!(
        drawn("<figure class=op-interactive>TWEETSCRIPT</figure>"),
        ["error interactive-missing-iframe <figure class=op-interactive>"]
    );
    // Another script is another matter.
    assert!(
        drawn("TWEET<script src=https://example.com/a.js></script>")
            .join("")
            .contains("script-outside-iframe")
    );
    assert!(drawn("SCRIPT").join("").contains("script-outside-iframe"));
}

#[test]
fn code_goes_into_embeds() {
    for (content, expected) in [
        ("TWEET", "EMBEDTWEETEND"),
        ("<p>a</p>\n  TWEET\n  SCRIPT", "<p>a</p>\n  EMBEDTWEET\n  SCRIPTEND"),
        ("<div class=x>TWEETSCRIPT</div>", "EMBED<div class=x>TWEETSCRIPT</div>END"),
        (
            "<figure class=wp-block-embed><div>TWEET</div></figure>",
            "<figure class=\"wp-block-embed op-interactive\"><iframe><div>TWEET</div></iframe></figure>",
        ),
        ("<p>x TWEET y</p>", "<p>x</p> EMBEDTWEETEND <p>y</p>"),
        ("<div class=fb-video data-href=x></div>", "EMBED<div class=fb-video data-href=x></div>END"),
        ("<blockquote class=twitter-tweet>x", "<blockquote class=twitter-tweet>x"),
    ] {
        assert_eq!(mended(content, Safety::Unsafe), of(expected), "{content}");
        assert_eq!(mended(content, Safety::Safe), of(content), "{content}");
    }
}

#[test]
fn urls_alone_in_paragraphs() {
    for url in ["https://youtu.be/dQw4w9WgXcQ", " https://vimeo.com/17\n", "http://twitter.com/a/status/1"] {
        assert_eq!(drawn(&format!("<p>{url}</p>")), ["info bare-embed-url <p>"], "{url}");
    }
    for good in [
        "<p>See https://youtu.be/dQw4w9WgXcQ</p>",
        "<p><a href=https://youtu.be/dQw4w9WgXcQ>https://youtu.be/dQw4w9WgXcQ</a></p>",
        "<p>https://example.com/</p>",
        "<p>https://www.youtube.com/</p>",
        "<h2>https://youtu.be/dQw4w9WgXcQ</h2>",
        "<p>https://twitter.com/a</p>",
    ] {
        assert_eq!(drawn(good), NOTHING, "{good}");
    }
    assert_eq!(
        mended("<p>https://youtu.be/dQw4w9WgXcQ</p>", Safety::Unsafe),
        "<figure class=\"op-interactive\"><iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\" width=\"560\" \
         height=\"315\"></iframe></figure>"
    );
    assert_eq!(mended("<p>https://x.com/a/status/1</p>", Safety::Unsafe), "<p>https://x.com/a/status/1</p>");
}
