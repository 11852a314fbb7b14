//! Fingerprints of findings: see [`Fingerprint`]. Each looks at a bounded part of the document.

use xxhash_rust::xxh3::Xxh3;

use crate::article::Article;
use crate::markup::{Name, NodeKind, NodeRef};
use crate::report::Fingerprint;
use crate::rules::Finding;

/// How many elements around the subject count: enough to tell a caption from the body.
const AROUND: usize = 4;
/// How many elements count that the subject begins with.
const WITHIN: usize = 8;
/// How many bytes of a text or value count, white space aside.
const TEXT: usize = 128;
/// How many bytes are looked at to find those.
const LOOKED_AT: usize = 4096;
/// How many of a tag's attributes are looked at.
const ATTRIBUTES: usize = 16;

/// Elements that hold so much that what they begin with says nothing about a finding.
const CONTAINERS: [Name; 6] = [Name::Html, Name::Head, Name::Body, Name::Article, Name::Header, Name::Footer];

/// Of a finding in an article.
pub(crate) fn in_article(article: &Article<'_>, finding: &Finding) -> Fingerprint {
    let subject = article.node(finding.subject).node();
    let mut hasher = rule(finding.rule.id);
    for element in std::iter::successors(subject.parent(), |node| node.parent()).take(AROUND) {
        hash_name(element, &mut hasher);
    }
    // A start tag counts by what it is and what it refers to: its other attributes may be mended.
    if finding.span != subject.span() || !subject.is_element() {
        hash_text(finding.span.of(article.text), &mut hasher);
    }
    if !CONTAINERS.contains(&subject.name()) {
        hash_beginning(subject, &mut hasher);
    }
    Fingerprint(hasher.digest())
}

/// Of a finding that is about no article, but about some text.
pub(crate) fn in_text(rule_id: &str, text: &str) -> Fingerprint {
    let mut hasher = rule(rule_id);
    hash_text(text, &mut hasher);
    Fingerprint(hasher.digest())
}

fn rule(id: &str) -> Xxh3 {
    let mut hasher = Xxh3::new();
    hasher.update(id.as_bytes());
    hasher
}

/// The elements that a node begins with, itself included, and its first words.
fn hash_beginning(subject: NodeRef<'_>, hasher: &mut Xxh3) {
    let ids = subject.id..subject.end().max(subject.id + 1);
    let mut left = WITHIN;
    for node in ids.take(4 * WITHIN).map(|id| NodeRef { id, ..subject }) {
        match node.kind() {
            NodeKind::Element => {
                hash_name(node, hasher);
                let attributes = node.attributes().iter().take(ATTRIBUTES);
                let address = attributes.copied().find(|attribute| {
                    let name = attribute.name.of(node.text);
                    name.eq_ignore_ascii_case("src") || name.eq_ignore_ascii_case("href")
                });
                if let Some(value) = address.and_then(|attribute| attribute.value()) {
                    hash_text(value.of(node.text), hasher);
                }
                left -= 1;
            }
            NodeKind::Text if hash_text(node.span().of(node.text), hasher) > 0 => return,
            _ => {}
        }
        if left == 0 {
            return;
        }
    }
}

/// An element's name; nothing for the document itself.
fn hash_name(node: NodeRef<'_>, hasher: &mut Xxh3) {
    if node.is_element() {
        hasher.update(b"\0<");
        let name = node.name_span().of(node.text).as_bytes();
        hasher.update(&name[..name.len().min(TEXT)].to_ascii_lowercase());
    }
}

/// Text without white space; how many bytes of it counted.
fn hash_text(text: &str, hasher: &mut Xxh3) -> usize {
    let bytes = text.bytes().take(LOOKED_AT).filter(|byte| !byte.is_ascii_whitespace());
    let bytes: Vec<u8> = bytes.take(TEXT).collect();
    if !bytes.is_empty() {
        hasher.update(b"\0\"");
        hasher.update(&bytes);
    }
    bytes.len()
}
