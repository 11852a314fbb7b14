//! Where the cursor stands in an article that is being written, and what has been written there.

use super::{each_article, is_escaped};
use crate::markup::{self, Name, Tree};
use crate::source::{Kind, OffsetMap, Span, Writing};

/// An element that is open where the cursor stands.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Open {
    /// Its name, in lower case.
    pub name: String,
    /// What its `class` says; empty if it has none.
    pub class: String,
}

/// The place of the cursor in an article.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Cursor {
    /// The elements that are open there, the outermost first.
    pub open: Vec<Open>,
    /// What is written there.
    pub at: At,
    /// The part of a word in front of the cursor, as the article has it.
    pub written: String,
    /// Where that part stands in the file, in bytes.
    pub replaces: Span,
    /// Whether markup is escaped there: `&lt;` for `<`.
    pub is_escaped: bool,
}

/// What is written at the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum At {
    /// Text.
    Text,
    /// The name of a start tag.
    Name,
    /// The name of an end tag.
    EndName,
    /// The name of an attribute.
    Attribute {
        /// The element, in lower case.
        element: String,
        /// The attributes in front, with their values.
        given: Vec<(String, String)>,
    },
    /// The value of an attribute.
    Value {
        /// The element, in lower case.
        element: String,
        /// The attributes in front, with their values.
        given: Vec<(String, String)>,
        /// The attribute, in lower case.
        attribute: String,
        /// The quote that the value begins with.
        quote: Option<char>,
    },
}

/// What is written at a byte of a text; none outside of articles, in comments, in scripts and inside iframes. A byte behind
/// the end means the end.
#[must_use]
pub fn cursor(text: &str, kind: Kind, offset: u32) -> Option<Cursor> {
    let offset = offset.min(Span::at(0, text.len()).end);
    each_article(text, kind, |article, map| {
        let at = map.offset_of(offset)?;
        Some(in_article(article, at, map))
    })?
}

fn in_article(text: &str, at: u32, map: &OffsetMap) -> Option<Cursor> {
    let before = text.get(..at as usize)?;
    let mut tree = Tree::default();
    markup::build(text, &mut tree);
    let mut nodes = (0..tree.len()).map(|id| tree.node(text, id));
    // Inside an iframe stands what other people wrote.
    let is_around = |iframe: markup::NodeRef<'_>| {
        iframe.span().end <= at && at <= iframe.inner().end && at < iframe.extent().end
    };
    if nodes.any(|node| node.is_element() && node.name() == Name::Iframe && is_around(node)) {
        return None;
    }
    markup::build(before, &mut tree);
    let all = Span::at(0, before.len());
    let mut end = 0;
    for id in 1..tree.len() {
        let node = tree.node(before, id);
        end = end.max(node.span().end).max(node.end_tag().map_or(0, |tag| tag.end));
    }
    end = tree.stray_end_tags().iter().map(|tag| tag.span.end).fold(end, u32::max);
    // `<` and `</` with nothing behind them are text for a parser, and the beginning of a tag for whoever writes.
    for start in ["</", "<"] {
        if end == all.end && before.ends_with(start) {
            end = all.end - Span::at(0, start.len()).end;
        }
    }
    let mut open = Vec::new();
    for id in 1..tree.len() {
        let node = tree.node(before, id);
        let is_open = node.is_element()
            && node.end() == tree.len()
            && node.end_tag().is_none()
            && !node.name().is_void()
            && !node.is_self_closing()
            && node.extent().end >= end;
        if is_open {
            open.push(Open {
                name: node.name_span().of(before).to_ascii_lowercase(),
                class: node.value("class").unwrap_or_default().into_owned(),
            });
        }
        if node.end() == tree.len() && node.kind() == markup::NodeKind::Comment {
            let comment = node.span().of(before);
            if comment.starts_with("<!--") && (!comment.ends_with("-->") || comment.len() < 7) {
                return None;
            }
        }
    }
    if open.iter().any(|open| matches!(open.name.as_str(), "iframe" | "script" | "style")) {
        return None;
    }
    let (at_what, from) = what(Span::new(end, all.end).of(before), before)?;
    let word = Span::new(all.end - Span::at(0, from.len()).end, all.end);
    let writing = map.replaceable(word).map_or(Writing::Plain, |(_, writing)| writing);
    Some(Cursor {
        open,
        at: at_what,
        written: from.to_owned(),
        replaces: if word.is_empty() { Span::empty(map.file_offset(word.start)) } else { map.map(word) },
        is_escaped: is_escaped(writing),
    })
}

/// What the rest of a text behind its last token is, and the part of a word at its end.
fn what<'t>(rest: &'t str, before: &'t str) -> Option<(At, &'t str)> {
    let Some(tag) = rest.strip_prefix('<') else {
        return Some((At::Text, word(before)));
    };
    if let Some(name) = tag.strip_prefix('/') {
        return name.bytes().all(is_name).then_some((At::EndName, name));
    }
    // The names of forms have a class behind the element: `figure.op-map`.
    let Some(name_end) = tag.bytes().position(|byte| !is_name(byte) && byte != b'.') else {
        return Some((At::Name, tag));
    };
    if name_end == 0 {
        return None;
    }
    let element = tag[..name_end].to_ascii_lowercase();
    let mut given = Vec::new();
    let mut rest = &tag[name_end..];
    loop {
        let blank = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if blank.is_empty() {
            // Right behind the name or a value there is no new attribute yet.
            return (blank.len() < rest.len()).then_some((At::Attribute { element, given }, ""));
        }
        let name_len =
            blank.find(|c: char| c.is_ascii_whitespace() || "=/>\"'".contains(c)).unwrap_or(blank.len());
        let (name, behind) = blank.split_at(name_len);
        if behind.is_empty() {
            return Some((At::Attribute { element, given }, name));
        }
        let name = name.to_ascii_lowercase();
        let Some(value) = behind.trim_ascii_start().strip_prefix('=') else {
            if name_len == 0 {
                return None;
            }
            given.push((name, String::new()));
            rest = behind;
            continue;
        };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (inner, ends) = match quote {
            Some(quote) => (&value[1..], value[1..].find(quote)),
            None => (value, value.find(|c: char| c.is_ascii_whitespace())),
        };
        let Some(len) = ends else {
            return Some((At::Value { element, given, attribute: name, quote }, inner));
        };
        given.push((name, inner[..len].to_owned()));
        rest = &inner[len + usize::from(quote.is_some())..];
    }
}

/// The part of a word at the end of a text; with the element in front of its dot, as in `figure.op-m`.
fn word(before: &str) -> &str {
    let is_part = |byte: &u8| is_name(*byte) || *byte == b'.';
    let len = before.bytes().rev().take_while(is_part).count();
    let all = &before[before.len() - len..];
    let Some((element, _)) = all.split_once('.') else { return all };
    if Name::of(element.as_bytes()) == Name::Other { all.rsplit('.').next().unwrap_or(all) } else { all }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}
