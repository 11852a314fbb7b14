//! Fingerprints of findings: see [`Fingerprint`]. Each looks at a bounded part of the document.

use xxhash_rust::xxh3::Xxh3;

use crate::article::Article;
use crate::markup::bytes::is_space;
use crate::markup::{Name, NodeKind, NodeRef};
use crate::report::Fingerprint;
use crate::rules::Finding;

/// How many nodes are looked at that the subject begins with.
const WITHIN: u32 = 32;
/// How many bytes of a text or value count, white space aside.
const TEXT: usize = 128;
/// How many bytes are looked at to find those.
const LOOKED_AT: usize = 4096;
/// Elements that hold so much that what they begin with says nothing about a finding.
const CONTAINERS: [Name; 6] = [Name::Html, Name::Head, Name::Body, Name::Article, Name::Header, Name::Footer];

/// Of a finding in an article.
///
/// What a fix changes around a finding, or elsewhere in its subject, does not count: neither names of elements nor
/// attributes, but what the subject refers to and its first words.
pub(crate) fn in_article(article: &Article<'_>, finding: &Finding) -> Fingerprint {
    let subject = article.node(finding.subject).node();
    let mut hasher = rule(finding.rule.id);
    if finding.span != subject.span() || !subject.is_element() {
        hash_text(finding.span.of(article.text), &mut hasher);
    }
    if !CONTAINERS.contains(&subject.name()) {
        // A figure goes by what it shows, a paragraph by what it says, as long as that is something.
        let ways: [fn(NodeRef<'_>, &mut Xxh3) -> bool; 2] = match subject.name() {
            Name::Figure | Name::Img | Name::Video | Name::Audio | Name::Source | Name::Iframe => {
                [hash_address, hash_words]
            }
            _ => [hash_words, hash_address],
        };
        let _ = ways.iter().any(|way| way(subject, &mut hasher));
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

/// What a node begins with, itself included.
fn beginning(subject: NodeRef<'_>) -> impl Iterator<Item = NodeRef<'_>> {
    let end = subject.end().clamp(subject.id + 1, subject.id + WITHIN);
    (subject.id..end).map(move |id| NodeRef { id, ..subject })
}

/// The first address that a node refers to, without scheme and host, which a fix may complete. Tells whether there is one.
fn hash_address(subject: NodeRef<'_>, hasher: &mut Xxh3) -> bool {
    let mut addresses =
        beginning(subject).filter_map(|node| node.value("src").or_else(|| node.value("href")));
    let Some(address) = addresses.next() else { return false };
    let path = match address.split_once("//") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => &*address,
    };
    hash_text(path, hasher);
    true
}

/// A node's first words, up to where a fix may divide it. Tells whether there are any.
fn hash_words(subject: NodeRef<'_>, hasher: &mut Xxh3) -> bool {
    let mut words = Words::default();
    for node in beginning(subject) {
        match node.kind() {
            NodeKind::Text => words.add(node.span().of(node.text)),
            NodeKind::Element if words.len > 0 && !node.name().is_inline_text() => break,
            _ => {}
        }
    }
    words.hash(hasher)
}

/// Text without white space.
fn hash_text(text: &str, hasher: &mut Xxh3) {
    let mut words = Words::default();
    words.add(text);
    words.hash(hasher);
}

/// The beginning of some text, without white space.
struct Words {
    bytes: [u8; TEXT],
    len: usize,
}

impl Default for Words {
    fn default() -> Self {
        Self { bytes: [0; TEXT], len: 0 }
    }
}

impl Words {
    /// Each byte is written, and white space over: no processor can foretell where words end.
    fn add(&mut self, text: &str) {
        let mut len = self.len;
        for byte in text.bytes().take(LOOKED_AT) {
            let Some(place) = self.bytes.get_mut(len) else { break };
            *place = byte;
            len += usize::from(!is_space(byte));
        }
        self.len = len;
    }

    /// Tells whether there are any.
    fn hash(&self, hasher: &mut Xxh3) -> bool {
        if self.len > 0 {
            hasher.update(b"\0\"");
            hasher.update(self.bytes.get(..self.len).unwrap_or_default());
        }
        self.len > 0
    }
}
