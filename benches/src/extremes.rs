//! Inputs of which there is too much: of one thing, as much as is asked for.

use crate::articles::{Style, article};
use crate::feeds::{escaped, feed, in_cdata};

/// One kind of input.
#[derive(Debug)]
pub struct Extreme {
    /// What there is much of.
    pub name: &'static str,
    /// What the file is called.
    pub file: &'static str,
    /// What is done with it.
    pub command: &'static [&'static str],
    /// How much there is when it is to be extreme.
    pub most: usize,
    /// How much there is when it is to be doubled.
    pub some: usize,
    /// Makes so much of it.
    pub make: fn(usize) -> String,
}

const CHECK: &[&str] = &["check", "--format", "json"];
const DRAW: &[&str] = &["check", "--format", "full"];
const FIX: &[&str] = &["fix", "--diff"];

const FRONT: &str = concat!(
    "<!doctype html><html><head><meta charset=\"utf-8\"><meta property=\"op:markup_version\" content=\"v1.0\">",
    "<link rel=\"canonical\" href=\"https://example.com/a\"></head><body><article><header><h1>Much</h1>",
    "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">4 February</time></header>",
);
const FEED: &str = concat!(
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>A</title>",
    "<link>https://example.com/</link><description>A</description>",
);

/// An article of a front, so many times a piece, and a back.
fn much(front: &str, piece: &str, times: usize, back: &str) -> String {
    let mut out = String::with_capacity(FRONT.len() + front.len() + piece.len() * times + back.len() + 40);
    out.push_str(FRONT);
    out.push_str(front);
    (0..times).for_each(|_| out.push_str(piece));
    out.push_str(back);
    out + "</article></body></html>"
}

/// The same of pieces with a number in them.
fn numbered(front: &str, piece: fn(usize) -> String, times: usize, back: &str) -> String {
    let pieces: String = (0..times).map(piece).collect();
    [FRONT, front, &pieces, back, "</article></body></html>"].concat()
}

fn feed_of(items: &str) -> String {
    [FEED, items, "</channel></rss>"].concat()
}

fn item(fields: &str, article: &str) -> String {
    format!("<item><title>A</title>{fields}<content:encoded><![CDATA[{article}]]></content:encoded></item>")
}

/// A feed of one item, about so many bytes long.
fn one_item(bytes: usize, wrap: fn(&mut String, &str)) -> String {
    feed(&[article(Style::Prose, 1, bytes)], wrap)
}

/// All kinds.
#[rustfmt::skip]
pub const EXTREMES: &[Extreme] = &[
    // What the format allows and nobody writes.
    Extreme { name: "nested div", file: "x.html", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| much("", "<div>", n, "") },
    Extreme { name: "attributes on one tag", file: "x.html", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| numbered("<p ", |n| format!("a{n}=b "), n, ">a</p>") },
    Extreme { name: "unclosed <p><b>", file: "x.html", command: CHECK, most: 1_000_000, some: 50_000,
        make: |n| much("", "<p><b>", n, "") },
    Extreme { name: "bytes in one line", file: "x.html", command: CHECK, most: 200_000_000, some: 50_000_000,
        make: |n| much("<p>", "many words ", n / 11, "</p>") },
    Extreme { name: "findings", file: "x.html", command: CHECK, most: 1_000_000, some: 50_000,
        make: |n| much("", "<figure></figure>\n", n, "") },
    Extreme { name: "findings, drawn", file: "x.html", command: DRAW, most: 1_000_000, some: 20_000,
        make: |n| much("", "<figure></figure>\n", n, "") },
    Extreme { name: "labels on one line", file: "x.html", command: DRAW, most: 1_000_000, some: 20_000,
        make: |n| much("", "<p>a<figure></figure></p>", n, "") },
    Extreme { name: "bytes in one item", file: "x.xml", command: CHECK, most: 300_000_000, some: 30_000_000,
        make: |n| one_item(n, in_cdata) },
    Extreme { name: "bytes in one item, escaped", file: "x.xml", command: CHECK, most: 300_000_000, some: 20_000_000,
        make: |n| one_item(n, escaped) },
    Extreme { name: "<![CDATA[ in an article", file: "x.html", command: CHECK, most: 1_000_000, some: 500_000,
        make: |n| much("<p>", "<![CDATA[", n, "</p>") },
    Extreme { name: "<![CDATA[ in an item", file: "x.xml", command: CHECK, most: 1_000_000, some: 500_000,
        make: |n| feed_of(&format!("<item><content:encoded>{}]]></content:encoded></item>", "<![CDATA[".repeat(n))) },
    Extreme { name: "CDATA sections in an item", file: "x.xml", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| feed_of(&format!("<item><content:encoded>{}</content:encoded></item>", "<![CDATA[<p>a]]>".repeat(n))) },
    Extreme { name: "entities in text", file: "x.html", command: CHECK, most: 10_000_000, some: 1_000_000,
        make: |n| much("<p>", "&amp;", n, "</p>") },
    Extreme { name: "entities in an attribute", file: "x.html", command: CHECK, most: 10_000_000, some: 1_000_000,
        make: |n| much("<p><a href=\"https://example.com/", "&amp;", n, "\">a</a></p>") },
    Extreme { name: "entities in an item", file: "x.xml", command: CHECK, most: 10_000_000, some: 1_000_000,
        make: |n| feed_of(&format!("<item><content:encoded>{}</content:encoded></item>", "&lt;p&gt;".repeat(n / 2))) },
    // What there is in ordinary files, but not so often.
    Extreme { name: "items", file: "x.xml", command: CHECK, most: 200_000, some: 10_000,
        make: |n| feed_of(&(0..n).map(|n| item(&format!("<link>https://example.com/{n}</link><guid>{n}</guid>"), "<article><p>a")).collect::<String>()) },
    Extreme { name: "items, all the same", file: "x.xml", command: CHECK, most: 200_000, some: 10_000,
        make: |n| feed_of(&item("<link>https://example.com/a</link><guid>a</guid>", "<article><p>a").repeat(n)) },
    Extreme { name: "nested elements in an item", file: "x.xml", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| feed_of(&format!("<item>{}", "<a>".repeat(n))) },
    Extreme { name: "attributes of an item", file: "x.xml", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| feed_of(&format!("<item {}/>", (0..n).map(|n| format!("a{n}='b' ")).collect::<String>())) },
    Extreme { name: "broken items", file: "x.xml", command: CHECK, most: 200_000, some: 20_000,
        make: |n| feed_of(&"<item><title>A & B</titel><content:encoded><![CDATA[<p>a</content:encoded></item>".repeat(n)) },
    Extreme { name: "paragraphs", file: "x.html", command: CHECK, most: 1_000_000, some: 200_000,
        make: |n| much("", "<p>Words and <b>more</b> words.</p>\n", n, "") },
    Extreme { name: "stray end tags", file: "x.html", command: CHECK, most: 1_000_000, some: 100_000,
        make: |n| much("<p>", "</b>", n, "</p>") },
    Extreme { name: "comments", file: "x.html", command: CHECK, most: 1_000_000, some: 500_000,
        make: |n| much("<p>a</p>", "<!-- a -->", n, "") },
    Extreme { name: "allowed findings", file: "x.html", command: CHECK, most: 200_000, some: 20_000,
        make: |n| much("", "<!-- ia-validate: allow(figure-empty) --><figure></figure>", n, "") },
    Extreme { name: "the same image", file: "x.html", command: CHECK, most: 200_000, some: 50_000,
        make: |n| much("", "<figure><img src=\"https://example.com/a.jpg\"></figure>", n, "") },
    Extreme { name: "dates in dates", file: "x.html", command: CHECK, most: 200_000, some: 20_000,
        make: |n| much("", "<time class=\"op-published\" datetime=\"2016-02-04T09:00:00Z\">", n, "") },
    Extreme { name: "classes of one element", file: "x.html", command: CHECK, most: 1_000_000, some: 500_000,
        make: |n| numbered("<figure class=\"", |n| format!("a{n} "), n, "\"></figure>") },
    Extreme { name: "captions of a figure", file: "x.html", command: CHECK, most: 200_000, some: 50_000,
        make: |n| much("<figure><img src=\"https://example.com/a.jpg\">", "<figcaption>a</figcaption>", n, "</figure>") },
    Extreme { name: "brackets in a geotag", file: "x.html", command: CHECK, most: 1_000_000, some: 500_000,
        make: |n| much("<figure class=\"op-map\"><script type=\"application/json\" class=\"op-geotag\">", "[", n, "</script></figure>") },
    // Mending.
    Extreme { name: "findings, mended", file: "x.html", command: FIX, most: 200_000, some: 10_000,
        make: |n| much("", "<p>a<br><br>b</p>\n", n, "") },
    Extreme { name: "figures in paragraphs, mended", file: "x.html", command: FIX, most: 200_000, some: 10_000,
        make: |n| much("", "<p>a<figure><img src=\"https://example.com/a.jpg\"></figure>b</p>\n", n, "") },
    Extreme { name: "stray end tags, mended", file: "x.html", command: FIX, most: 200_000, some: 10_000,
        make: |n| much("<p>", "</b>", n, "</p>") },
    Extreme { name: "credits of a figure, mended", file: "x.html", command: FIX, most: 100_000, some: 10_000,
        make: |n| much("<figure>", "<cite>a</cite>", n, "</figure>") },
    Extreme { name: "covers without figure, mended", file: "x.html", command: FIX, most: 100_000, some: 10_000,
        make: |n| FRONT.replace("</header>", &"<img src=\"https://example.com/a.jpg\">".repeat(n)) + "</header>" },
];
