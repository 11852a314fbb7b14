//! Finds what is known of every node, in one pass over the tree.

use super::attributes::Attributes;
use super::classes::Classes;
use super::facts::{Facts, Holds, Inside, NO_NODE};
use super::index::Index;
use super::text;
use crate::markup::{Name, NodeKind, NodeRef, Tree};

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
    facts.clear();
    index.clear();
    facts.reserve(tree.len() as usize);
    facts.push(NOTHING);
    for id in 1..tree.len() {
        let node = tree.node(text, id);
        let parent = node.parent().filter(|_| !node.is_in_iframe());
        let own = match (node.kind(), parent) {
            (NodeKind::Element, Some(parent)) => {
                let own = of_element(node, facts[parent.id as usize]);
                Facts { medium: index.add(node, &own), ..own }
            }
            (NodeKind::Text, Some(parent)) => Facts { holds: text_of(node, parent), ..NOTHING },
            (NodeKind::Comment, _) => {
                index.add_comment();
                NOTHING
            }
            _ => NOTHING,
        };
        facts.push(own);
        if let Some(parent) = parent {
            tell_around(parent, facts, own.holds);
        }
    }
}

fn of_element(node: NodeRef<'_>, around: Facts) -> Facts {
    let (classes, attributes) = attributes_of(node);
    let name = node.name();
    Facts {
        classes,
        attributes,
        inside: around.inside | Inside::of(name, classes),
        paragraph: if name == Name::P { node.id } else { around.paragraph },
        figure: if name == Name::Figure { node.id } else { around.figure },
        holds: Holds::of(name, classes),
        block: if name.is_inline_text() { around.block } else { node.id },
        medium: NO_NODE,
    }
}

fn text_of(node: NodeRef<'_>, parent: NodeRef<'_>) -> Holds {
    let counts = !matches!(parent.name(), Name::Script | Name::Style);
    if counts && text::is_visible(node.span().of(node.text)) { Holds::TEXT } else { Holds::default() }
}

/// Tells all that stand around a node what it holds. Whoever knows has told the others before, so all of it
/// takes linear time.
fn tell_around(parent: NodeRef<'_>, facts: &mut [Facts], Holds(holds): Holds) {
    if holds == 0 {
        return;
    }
    let mut around = Some(parent);
    while let Some(node) = around {
        let Holds(known) = &mut facts[node.id as usize].holds;
        if *known & holds == holds {
            return;
        }
        *known |= holds;
        around = node.parent();
    }
}

fn attributes_of(node: NodeRef<'_>) -> (Classes, Attributes) {
    let mut classes = Classes::NONE;
    let mut found = Attributes::NONE;
    for attribute in node.attributes() {
        let name = Attributes::of(attribute, node.text);
        // The first attribute of a name counts.
        if name == Attributes::CLASS && !found.has(name) {
            let value = node.decoded(*attribute);
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
