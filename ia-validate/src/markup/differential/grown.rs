//! Documents grown at random, well nested, with optional end tags left out now and then.

use ia_validate_testing::{Rng, pick};

/// What may stand in running text.
#[rustfmt::skip]
const PHRASING: &[&str] = &[
    "#text", "#text", "#text", "#comment", "a", "b", "i", "em", "strong", "span", "br", "img", "cite",
    "ruby", "q", "wbr", "x-y", "select", "textarea", "button", "video", "object", "script", "input", "map",
    "kbd", "svg-like",
];

/// What may stand in a body.
#[rustfmt::skip]
const FLOW: &[&str] = &[
    "#text", "#comment", "p", "p", "p", "p", "ul", "ol", "dl", "table", "figure", "blockquote", "aside",
    "section", "div", "article", "header", "footer", "h1", "h2", "hr", "pre", "iframe", "form", "fieldset",
    "details", "nav", "main", "address", "b", "a", "img", "style", "noscript", "template", "center",
    "dialog", "hgroup", "search",
];

/// What stands in elements of this name.
fn content(name: &str) -> &'static [&'static str] {
    match name {
        "html" => &["head", "body"],
        "head" => &["title", "meta", "link", "script", "style", "base"],
        "ul" | "ol" | "menu" => &["li"],
        "dl" => &["dt", "dd"],
        "table" => &["caption", "colgroup", "thead", "tbody", "tr", "tfoot"],
        "colgroup" => &["col"],
        "thead" | "tbody" | "tfoot" => &["tr"],
        "tr" => &["td", "th"],
        "ruby" => &["#text", "rt", "rp"],
        "map" => &["area", "#text"],
        "select" => &["option", "optgroup"],
        "optgroup" => &["option"],
        "figure" => &["img", "figcaption", "video", "p", "iframe", "figure"],
        "video" => &["source", "track", "#text"],
        "details" => &["summary", "p", "ul", "div"],
        "hgroup" => &["h1", "p"],
        "option" | "title" | "textarea" | "script" | "style" | "iframe" => &["#text"],
        "p" | "h1" | "h2" | "pre" | "dt" | "rt" | "rp" | "cite" | "summary" | "caption" => PHRASING,
        "a" | "b" | "i" | "em" | "strong" | "span" | "q" | "x-y" | "button" | "kbd" | "svg-like" => PHRASING,
        _ => FLOW,
    }
}

#[rustfmt::skip]
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

#[rustfmt::skip]
const OPTIONAL: &[&str] = &[
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
    "tbody", "td", "tfoot", "th", "thead", "tr",
];

const ATTRIBUTES: &[&str] =
    &["", "", "", " class=a", " id='b'", " title=\"&amp;'\"", " data-c", " DIR = rtl", " a=\"1\"\n b='2'"];

const TEXTS: &[&str] = &["text", " ", "\n", "a &amp; b", "日本語 😀", "&nbsp;", " < 3 ", "&copy=1", "\r\n"];

const COMMENTS: &[&str] = &["<!-- c -->", "<!---->", "<!-- </p> -->", "<!-- > - -->"];

/// A document, from a whole one down to a few elements.
pub(super) fn grown(seed: u64) -> String {
    let random = &mut Rng::with_seed(seed);
    let mut text = String::new();
    match random.u8(..4) {
        0 => text.push_str("<!doctype html>"),
        1 => text.push_str("<!-- c -->\n"),
        _ => {}
    }
    if random.u8(..3) == 0 {
        element(random, &mut text, "html", 6);
    } else {
        sequence(random, &mut text, FLOW, 6);
    }
    text
}

fn sequence(random: &mut Rng, text: &mut String, choices: &[&str], depth: usize) {
    // Head and body come once and in order; all else as often as it likes.
    if choices.contains(&"body") {
        return choices.iter().for_each(|name| element(random, text, name, depth));
    }
    for _ in 0..random.u8(..5) {
        match pick(random, choices) {
            "#text" => text.push_str(pick(random, TEXTS)),
            "#comment" => text.push_str(pick(random, COMMENTS)),
            name => element(random, text, name, depth),
        }
    }
}

fn element(random: &mut Rng, text: &mut String, name: &str, depth: usize) {
    let name = if random.u8(..20) == 0 { name.to_ascii_uppercase() } else { name.to_owned() };
    text.extend(["<", &name, pick(random, ATTRIBUTES), ">"]);
    let known = name.to_ascii_lowercase();
    if VOID.contains(&&*known) {
        return;
    }
    if depth > 0 {
        sequence(random, text, content(&known), depth - 1);
    }
    if !OPTIONAL.contains(&&*known) || random.u8(..2) == 0 {
        text.extend(["</", &name, ">"]);
    }
}
