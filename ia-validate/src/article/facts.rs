//! What is known of every node before any rule looks at it, found in one pass over the tree.

use std::ops::BitOr;

use super::attributes::Attributes;
use super::classes::Classes;
use super::{Index, text};
use crate::markup::{Name, NodeId, NodeKind, NodeRef, Tree};

/// What a node stands inside of: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Inside(u32);

macro_rules! inside {
    ($($constant:ident)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant),* }

        impl Inside {
            $(pub(crate) const $constant: Self = Self(1 << Number::$constant as u32);)*
        }
    };
}

inside! {
    HEAD ARTICLE HEADER FOOTER PARAGRAPH FIGURE FIGCAPTION LINK LIST_ITEM HEADING BLOCKQUOTE ASIDE ADDRESS CITE
    VIDEO AUDIO SLIDESHOW TABLE RELATED_ARTICLES SPONSORS AD_TEMPLATE SVG
}

impl Inside {
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    /// What the content of an element stands inside of, because of that element.
    fn of(name: Name, classes: Classes) -> Self {
        let by_name = match name {
            Name::Head => Self::HEAD,
            Name::Article => Self::ARTICLE,
            Name::Header => Self::HEADER,
            Name::Footer => Self::FOOTER,
            Name::P => Self::PARAGRAPH,
            Name::Figure => Self::FIGURE,
            Name::Figcaption => Self::FIGCAPTION,
            Name::A => Self::LINK,
            Name::Li => Self::LIST_ITEM,
            Name::H1 | Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 => Self::HEADING,
            Name::Blockquote => Self::BLOCKQUOTE,
            Name::Aside => Self::ASIDE,
            Name::Address => Self::ADDRESS,
            Name::Cite => Self::CITE,
            Name::Video => Self::VIDEO,
            Name::Audio => Self::AUDIO,
            Name::Table => Self::TABLE,
            Name::Svg => Self::SVG,
            _ => Self::default(),
        };
        let by_class = match name {
            Name::Figure if classes.has(Classes::SLIDESHOW) => Self::SLIDESHOW,
            Name::Ul if classes.has(Classes::RELATED_ARTICLES) => Self::RELATED_ARTICLES,
            Name::Ul if classes.has(Classes::SPONSORS) => Self::SPONSORS,
            Name::Section if classes.has(Classes::AD_TEMPLATE) => Self::AD_TEMPLATE,
            _ => Self::default(),
        };
        by_name | by_class
    }
}

impl BitOr for Inside {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The number of no node.
pub(crate) const NO_NODE: NodeId = NodeId::MAX;

/// What is known of one node. Of text, only whether it is visible; of comments, nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The known classes that it has.
    pub(crate) classes: Classes,
    /// The attributes with a rule of their own that it has.
    pub(crate) attributes: Attributes,
    /// What its content stands inside of, itself counted. What it stands in itself is known of its parent.
    pub(crate) inside: Inside,
    /// The nearest `p` around its content, or [`NO_NODE`].
    pub(crate) paragraph: NodeId,
    /// The nearest `figure` around its content, or [`NO_NODE`].
    pub(crate) figure: NodeId,
    /// What it is or holds.
    pub(crate) holds: Holds,
    /// The nearest element around its content that is no inline text, or [`NO_NODE`].
    pub(crate) block: NodeId,
    /// Which of the article's media it is, or [`NO_NODE`].
    pub(super) medium: u32,
}

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

/// What an element is or holds: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Holds(u8);

impl Holds {
    /// A visible character (iframes and scripts do not count).
    pub(crate) const TEXT: Self = Self(1);
    /// An image, video, audio, iframe or geotag.
    pub(crate) const MEDIA: Self = Self(2);
    /// A video.
    pub(crate) const VIDEO: Self = Self(4);
    /// An audio.
    pub(crate) const AUDIO: Self = Self(16);
    /// A line break.
    pub(crate) const BREAK: Self = Self(8);

    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(super) fn of(name: Name, classes: Classes) -> Self {
        match name {
            Name::Video => Self(Self::MEDIA.0 | Self::VIDEO.0),
            Name::Audio => Self(Self::MEDIA.0 | Self::AUDIO.0),
            Name::Img | Name::Iframe | Name::Svg => Self::MEDIA,
            Name::Script if classes.has(Classes::GEOTAG) => Self::MEDIA,
            Name::Br => Self::BREAK,
            _ => Self::default(),
        }
    }
}

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
            classes = Classes::of(&node.decoded(*attribute));
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
