//! Finds what is known of every node, in one pass over the tree.

use std::hint::select_unpredictable;

use super::attributes::Attributes;
use super::classes::Classes;
use super::facts::{Facts, Holds, Inside, NO_NODE, OfName};
use super::index::Index;
use super::text;
use crate::markup::{Attribute, Name, NodeId, NodeKind, Tree, Walked};

const NOTHING: Facts = Facts {
    classes: Classes::NONE,
    attributes: Attributes::NONE,
    inside: Inside(0),
    paragraph: NO_NODE,
    figure: NO_NODE,
    holds: Holds(0),
    block: NO_NODE,
    medium: NO_NODE,
};

/// Collects the facts of all nodes into `facts` and the elements into `index`, replacing what was there. Of an
/// iframe's content nothing is known.
pub(super) fn collect(text: &str, tree: &Tree, facts: &mut Vec<Facts>, index: &mut Index) {
    index.clear();
    // Written in place: to make them one by one and push them would be to write each twice.
    facts.clear();
    facts.resize(tree.len() as usize, NOTHING);
    for node in tree.walk() {
        let holds = match node.kind {
            NodeKind::Comment => {
                index.add_comment(node.id);
                continue;
            }
            _ if node.is_in_iframe => continue,
            NodeKind::Element => element(&node, text, tree, facts, index),
            NodeKind::Text if text::is_visible_in(text, node.span) => shown_in(tree.name_of(node.parent)),
            _ => continue,
        };
        if holds != Holds(0) {
            facts[node.id as usize].holds = holds;
            tell_around(node.parent, tree, facts, holds);
        }
    }
}

/// Notes all but what an element holds, which is the answer.
#[inline(always)]
fn element(node: &Walked, text: &str, tree: &Tree, facts: &mut [Facts], index: &mut Index) -> Holds {
    let OfName { mut inside, mut holds, has_src } = OfName::of(node.name);
    // What a node stands in comes before it.
    let (before, from) = facts.split_at_mut(node.id as usize);
    let (Some(around), Some(own)) = (before.get(node.parent as usize), from.first_mut()) else {
        return holds;
    };
    let attributes = tree.attributes(node.id);
    if !attributes.is_empty() {
        (own.classes, own.attributes) = attributes_of(attributes, text);
        if own.classes != Classes::NONE {
            inside = inside | Inside::of_classes(node.name, own.classes);
            holds = holds | Holds::of_classes(node.name, own.classes);
        }
    }
    own.inside = around.inside | inside;
    // Which name comes next no processor could foretell.
    own.paragraph = select_unpredictable(node.name == Name::P, node.id, around.paragraph);
    own.figure = select_unpredictable(node.name == Name::Figure, node.id, around.figure);
    own.block = select_unpredictable(node.name.is_inline_text(), around.block, node.id);
    own.medium = index.add(node, own, around, has_src);
    holds
}

/// What an element of this name holds if visible characters stand directly in it.
fn shown_in(parent: Name) -> Holds {
    if matches!(parent, Name::Script | Name::Style) { Holds(0) } else { Holds::TEXT }
}

/// Tells all that stand around a node what it holds. Whoever knows has told the others before, so all of it
/// takes linear time.
#[inline]
fn tell_around(parent: NodeId, tree: &Tree, facts: &mut [Facts], holds: Holds) {
    let mut around = Some(parent);
    while let Some(id) = around {
        let known = &mut facts[id as usize].holds;
        if *known | holds == *known {
            return;
        }
        *known = *known | holds;
        around = tree.parent_of(id);
    }
}

fn attributes_of(attributes: &[Attribute], text: &str) -> (Classes, Attributes) {
    let mut classes = Classes::NONE;
    let mut found = Attributes::NONE;
    for attribute in attributes {
        let name = Attributes::of(attribute, text);
        // The first attribute of a name counts.
        if name == Attributes::CLASS && !found.has(name) {
            let value = attribute.decoded(text);
            classes = Classes::of(&value);
            if value.trim_ascii_start().starts_with('<') {
                found = found | Attributes::MARKUP_AS_CLASS;
            }
        }
        found = found | name;
    }
    (classes, found)
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    const TEXT: &str = "<body><article><header><h1> &nbsp;</h1></header><p>\n<b><i>a</i></b><!--c-->\
        <figure class=op-slideshow><figure><img></figure></figure></p>\
        <figure><iframe><p>b<img></p></iframe></figure><ul class=op-sponsors><li><script>c</script></ul>";

    /// The elements of which this is true, by name.
    fn those(is_true: impl Fn(super::super::Element<'_>) -> bool) -> Vec<String> {
        let mut buffers = Buffers::default();
        let article = buffers.read(TEXT);
        let elements = article.document().descendants().filter(|&element| is_true(element));
        elements.map(|element| element.name_as_written().to_owned()).collect()
    }

    #[test]
    fn text_and_media_are_known_all_around_but_not_out_of_iframes() {
        assert_eq!(those(|element| element.has_text()), ["body", "article", "p", "b", "i"]);
        let with_media = ["body", "article", "p", "figure", "figure", "img", "figure", "iframe"];
        assert_eq!(those(|element| element.has_media()), with_media);
    }

    #[test]
    fn what_stands_in_what() {
        assert_eq!(those(|element| element.paragraph().is_some()), ["b", "i", "figure", "figure", "img"]);
        assert_eq!(those(|element| element.figure().is_some()), ["figure", "img", "iframe"]);
        assert_eq!(those(|element| element.is_inside(Inside::SLIDESHOW)), ["figure", "img"]);
        assert_eq!(those(|element| element.is_inside(Inside::SPONSORS)), ["li", "script"]);
        assert_eq!(those(|element| element.is_inside(Inside::HEADER)), ["h1"]);
        assert_eq!(those(|element| !element.is_inside(Inside::ARTICLE)), ["body", "article"]);
    }
}
