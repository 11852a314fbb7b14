//! What must hold where no other engine says anything: spans fit the text and each other, and so do nodes.
//!
//! Tokens follow each other without gaps, but for what HTML drops: the byte order mark, `</>`, and a tag cut off
//! by the end of the file. In the tree, where iframes are read by rules of our own, every node lies in its
//! parent, and behind the node before it.

use super::check_all;
use crate::markup::token::{Attribute, Token, TokenKind};
use crate::markup::tokenizer::Tokenizer;
use crate::markup::{NodeKind, NodeRef, Tree, build};
use crate::source::Span;

/// Fails with what was expected.
fn ensure(holds: bool, expected: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(expected()) }
}

/// The text of a span that must lie on character boundaries.
fn slice(text: &str, span: Span) -> Result<&str, String> {
    text.get(span.range()).ok_or_else(|| format!("{span:?} is no place in the text"))
}

#[test]
fn tokens_cover_the_text() {
    check_all(|text| {
        let mut tokenizer = Tokenizer::new(text);
        let mut attributes = Vec::new();
        let mut end = if text.starts_with('\u{feff}') { 3 } else { 0 };
        while let Some(token) = tokenizer.next(&mut attributes) {
            let gap = slice(text, Span::new(end, token.span.start))?;
            ensure(gap.replace("</>", "").is_empty(), || format!("{gap:?} is lost"))?;
            ensure(!token.span.is_empty(), || format!("{token:?} is empty"))?;
            check_token(text, token)?;
            check_attributes(text, token.span, attributes.drain(..))?;
            end = token.span.end;
            if token.kind == TokenKind::StartTag && token.name.is_raw_text() {
                tokenizer.enter_raw_text(token.name);
            }
        }
        let rest = slice(text, Span::new(end, Span::at(0, text.len()).end))?.replace("</>", "");
        ensure(rest.is_empty() || is_cut_off_tag(&rest), || format!("{rest:?} is lost"))
    });
}

fn is_cut_off_tag(rest: &str) -> bool {
    let name = rest.strip_prefix("</").or(rest.strip_prefix('<'));
    name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
}

fn check_token(text: &str, token: Token) -> Result<(), String> {
    let written = slice(text, token.span)?;
    let (start, ends_in_tag) = match token.kind {
        TokenKind::Text => return Ok(()),
        TokenKind::StartTag => ("<", true),
        TokenKind::EndTag => ("</", true),
        TokenKind::Comment | TokenKind::Doctype => ("<", false),
    };
    ensure(written.starts_with(start), || format!("{token:?} does not start with {start}"))?;
    if ends_in_tag {
        ensure(written.ends_with('>'), || format!("{token:?} does not end with >"))?;
        ensure(token.self_closing <= written.ends_with("/>"), || format!("{token:?} is not self-closing"))?;
        let name = slice(text, Span::new(token.span.start + Span::at(0, start.len()).end, token.name_end))?;
        ensure(name.starts_with(|first: char| first.is_ascii_alphabetic()), || {
            format!("{name:?} is no name")
        })?;
        ensure(token.name_end < token.span.end, || format!("{token:?} is all name"))?;
    }
    Ok(())
}

/// In order, in the tag, the values without their quotes.
fn check_attributes(
    text: &str,
    tag: Span,
    attributes: impl Iterator<Item = Attribute>,
) -> Result<(), String> {
    let mut end = tag.start + 2;
    for attribute in attributes {
        let name = slice(text, attribute.name)?;
        let fits = attribute.name.start >= end && !name.is_empty() && attribute.name.end < tag.end;
        ensure(fits, || format!("the name {name:?} is out of place"))?;
        end = attribute.name.end;
        if let Some(place) = attribute.value() {
            let value = slice(text, place)?;
            let before = slice(text, Span::new(end, place.start))?;
            let behind = text[place.range().end..].chars().next();
            let quoted = before.ends_with(['"', '\'']);
            let fits = before.trim_ascii_start().starts_with('=')
                && place.end < tag.end
                && match before.chars().next_back().filter(|_| quoted) {
                    Some(quote) => behind == Some(quote) && !value.contains(quote),
                    None => !value.starts_with(['"', '\'']),
                };
            ensure(fits, || format!("the value {value:?} is out of place"))?;
            end = place.end;
        }
    }
    Ok(())
}

#[test]
fn nodes_fit_each_other() {
    check_all(|text| {
        let mut tree = Tree::default();
        build(text, &mut tree);
        for id in 0..tree.len() {
            check_node(tree.node(text, id))?;
        }
        let document = tree.node(text, 0);
        ensure(document.end() == tree.len(), || "nodes stand outside the document".to_owned())?;
        let mut behind = 0;
        for stray in tree.stray_end_tags() {
            let written = slice(text, stray.span)?;
            ensure(stray.span.start >= behind, || format!("{written:?} is out of order"))?;
            ensure(written.starts_with("</") && written.ends_with('>'), || {
                format!("{written:?} is no end tag")
            })?;
            ensure(written[2..].starts_with(slice(text, stray.name)?), || {
                format!("{written:?} has another name")
            })?;
            ensure(stray.of.is_none_or(|of| tree.node(text, of).is_element()), || {
                "not of an element".to_owned()
            })?;
            behind = stray.span.end;
        }
        Ok(())
    });
}

fn check_node(node: NodeRef<'_>) -> Result<(), String> {
    let text = node.text;
    let written = slice(text, node.span())?;
    let inner = slice(text, node.inner())?;
    ensure(node.id < node.end(), || format!("{written:?} ends before it starts"))?;
    check_attributes(text, node.span(), node.attributes().iter().copied())?;
    if node.is_element() {
        let name = slice(text, node.name_span())?;
        ensure(written[1..].starts_with(name) && !name.is_empty(), || {
            format!("{name:?} is not in {written:?}")
        })?;
    } else {
        ensure(node.attributes().is_empty(), || format!("{written:?} has attributes"))?;
        ensure(node.kind() == NodeKind::Document || node.children().next().is_none(), || {
            format!("{written:?} has children")
        })?;
    }
    if let Some(end_tag) = node.end_tag() {
        let end_tag = slice(text, end_tag)?;
        let name = slice(text, node.name_span())?;
        let same = end_tag.get(2..2 + name.len()).is_some_and(|other| other.eq_ignore_ascii_case(name));
        ensure(same, || format!("{end_tag:?} does not end {written:?}"))?;
    }
    // Children are inside, one behind the other, and know their parent.
    let mut end = node.inner().start;
    let mut next = node.id + 1;
    for child in node.children() {
        let fits = child.id == next && child.parent().is_some_and(|parent| parent.id == node.id);
        ensure(fits, || format!("{:?} is not the next node in {written:?}", child.span()))?;
        let behind = child.inner().end.max(child.span().end);
        ensure(child.span().start >= end && behind <= node.inner().end, || {
            format!("{inner:?} does not hold {:?}", child.span())
        })?;
        ensure(child.is_in_iframe() >= node.is_in_iframe(), || {
            "what stands in something inside an iframe is inside it".to_owned()
        })?;
        (end, next) = (behind, child.end());
    }
    ensure(next == node.end(), || format!("nodes in {written:?} are nobody's children"))
}
