//! Documents with a few random defects, the same on every machine.

use ia_validate_testing::{Rng, boundary, pick};

use super::Document;

/// What is put into documents: whatever is, or looks like, the beginning or the end of something.
#[rustfmt::skip]
const INSERTS: &[&str] = &[
    "<", "<<", "<<<<", ">", "</", "</>", "</ x>", "<?", "<?php x ?>", "<!", "<!x>", "<!--", "<!-->",
    "<!--->", "<!---!>", "<!--!>", "-->", "--!>", "--", "-", "!", "<![CDATA[", "]]>", "<!doctype",
    "<!DOCTYPE html>", "<!DocType x \"a>b\">", "<p", "<p>", "</p", "</p>", "</p/>", "</p a=b>",
    "<P CLASS=X>", "<x-y>", "<a/b>", "<a/ >", "<a/>", "<a / b>", "<br/>", "<p\0q>", "<é>", "<1>",
    "<a\u{c}b\tc>", "/", "=", " = ", "==", "=\"\"", "=''", "a=b", " a=\"&amp;\"", " a='&lt'", " a=&copy;",
    " a=&copy=1", " a=&notit;", " a", " a a=1 A=2", " =a", " a==b", " a=/>", " a=>", " a=\"x\"b=y",
    " a='\"'", " a=\"'\"", " a=<b", " \"", " '", "\"", "'", "`", "&", "&amp", "&amp;", "&AMP;x", "&#", "&#x",
    "&#x41;", "&#65", "&#0;", "&#x80;", "&#xD800;", "&#1114112;", "&nbsp;", "&NotEqualTilde;", "&notit;",
    "&unknown;", "&am", "<script>", "</script>", "</script", "</script ", "</script/", "</SCRIPT\n>",
    "</scriptx", "<script><!--", "<script><!--<script>", "<!--<script", "<SCRIPT/>", "<style>", "</style>",
    "</style", "<title>", "</title>", "</title/", "<textarea>\n", "</textarea\t>", "<iframe>", "</iframe>",
    "<noscript>", "<xmp>", "</xmp>", "<plaintext>", "<noembed>", "<noframes>", "<svg>", "<math>", "\0", "\r",
    "\r\n", "\n", "\t", "\u{c}", " ", "\u{a0}", "\u{feff}", "\u{fffd}", "\u{1}", "é", "日本", "😀",
];

/// One of the documents, or a stretch of it, with up to five defects.
pub(super) fn mutant(documents: &[Document], seed: u64) -> String {
    let random = &mut Rng::with_seed(seed);
    let mut text = stretch(random, documents);
    for _ in 0..=random.u8(..5) {
        mutate(random, documents, &mut text);
    }
    if random.u8(..40) == 0 {
        text.insert(0, '\u{feff}');
    }
    text
}

/// A document is up to so long here: many short mutants see more than few long ones.
const LONGEST: usize = 240;

fn stretch(random: &mut Rng, documents: &[Document]) -> String {
    let text = &documents[random.usize(..documents.len())].text;
    let from = boundary(text, random.usize(..=text.len()));
    let from = if text.len() <= LONGEST { 0 } else { from };
    let to = boundary(text, text.len().min(from + 1 + random.usize(..LONGEST)));
    text[from..to].to_owned()
}

fn mutate(random: &mut Rng, documents: &[Document], text: &mut String) {
    let at = boundary(text, random.usize(..=text.len()));
    let end = boundary(text, text.len().min(at + 1 + random.usize(..20)));
    match random.u8(..16) {
        0 => text.truncate(at),
        1 => text.replace_range(at..end, ""),
        2 => {
            let twice = text[at..end].to_owned();
            text.insert_str(at, &twice);
        }
        3 => text.insert_str(at, &stretch(random, documents)),
        4 => *text = text.replace('\n', pick(random, &["\r\n", "\r", "\n\r"])),
        5 => *text = text.to_ascii_uppercase(),
        6 => *text = text.replace('"', pick(random, &["'", "", "\"\""])),
        7 => text.replace_range(at..end, pick(random, INSERTS)),
        _ => text.insert_str(at, pick(random, INSERTS)),
    }
}
