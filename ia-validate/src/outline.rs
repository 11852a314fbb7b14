//! What an editor asks of a text that is being written: the elements in it, and where the cursor stands. Articles in feeds
//! are found as well, in CDATA and escaped; all places are those of the file, in bytes.

use crate::feed::{self, FieldName};
use crate::markup::{self, Name, NodeKind, NodeRef, Tree};
use crate::source::{Kind, OffsetMap, Span, Writing};

mod cursor;

pub use cursor::{At, Cursor, Open, cursor};

/// An element of an article, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Element {
    /// Its name, in lower case.
    pub name: String,
    /// What its `class` says; empty if it has none.
    pub class: String,
    /// Its text, shortened, with white space folded.
    pub text: String,
    /// The start tag.
    pub start_tag: Span,
    /// The element with all that is in it.
    pub extent: Span,
    /// How many elements it stands in.
    pub depth: u32,
}

/// How much of an element's text is told, in characters.
const TEXT: usize = 60;

/// The elements of all articles in a text, in its order; nothing inside iframes.
#[must_use]
pub fn elements(text: &str, kind: Kind) -> Vec<Element> {
    let mut found = Vec::new();
    each_article(text, kind, |article, map| {
        elements_of(article, map, &mut found);
        None::<()>
    });
    found
}

/// Calls for the article, or for each one of a feed, until one gives something.
fn each_article<R>(text: &str, kind: Kind, mut then: impl FnMut(&str, &OffsetMap) -> Option<R>) -> Option<R> {
    if kind != Kind::Feed {
        return then(text, &OffsetMap::slice(0, Span::at(0, text.len()).len()));
    }
    let mut reader = feed::Reader::new(text);
    while let Some(item) = reader.next_item() {
        let found = item.field(FieldName::Content).and_then(|content| then(&content.text, &content.map));
        if found.is_some() {
            return found;
        }
    }
    None
}

fn elements_of(text: &str, map: &OffsetMap, found: &mut Vec<Element>) {
    let mut tree = Tree::default();
    markup::build(text, &mut tree);
    let depths = tree.depths();
    for id in 0..tree.len() {
        let node = tree.node(text, id);
        if !node.is_element() || node.is_in_iframe() {
            continue;
        }
        found.push(Element {
            name: node.name_span().of(text).to_ascii_lowercase(),
            class: node.value("class").unwrap_or_default().into_owned(),
            text: text_of(node),
            start_tag: map.map(node.span()),
            extent: map.map(node.extent()),
            depth: depths.get(id as usize).copied().unwrap_or(0),
        });
    }
}

/// The beginning of the text in an element.
fn text_of(element: NodeRef<'_>) -> String {
    let mut text = String::new();
    let mut length = 0;
    // Enough to find a word in a figure, and no more for all of a document than for each of its elements.
    for node in element.descendants().take(TEXT) {
        let is_text = node.kind() == NodeKind::Text && !node.is_in_iframe();
        if !is_text || node.parent().is_some_and(|parent| parent.name() == Name::Script) {
            continue;
        }
        for word in node.decoded_text().split_whitespace().take(TEXT) {
            if length > 0 {
                text.push(' ');
                length += 1;
            }
            for letter in word.chars() {
                if length >= TEXT {
                    text.push('…');
                    return text;
                }
                text.push(letter);
                length += 1;
            }
        }
    }
    text
}

/// Whether text is escaped where it is written.
const fn is_escaped(writing: Writing) -> bool {
    matches!(writing, Writing::Escaped)
}
