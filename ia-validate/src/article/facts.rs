//! What is known of every node before any rule looks at it, found in two passes over the tree.

use std::ops::BitOr;

use super::attributes::Attributes;
use super::classes::Classes;
use super::text;
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

/// What is known of one node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The known classes that it has.
    pub(crate) classes: Classes,
    /// The attributes with a rule of their own that it has.
    pub(crate) attributes: Attributes,
    /// What it stands inside of (not counting itself).
    pub(crate) inside: Inside,
    /// The nearest `p` around it, or [`NO_NODE`].
    pub(crate) paragraph: NodeId,
    /// The nearest `figure` around it, or [`NO_NODE`].
    pub(crate) figure: NodeId,
    /// Whether it holds a visible character (iframes and scripts do not count).
    pub(crate) has_text: bool,
    /// Whether it is or holds an image, video, audio, iframe or geotag.
    pub(crate) has_media: bool,
    /// Whether it is or holds a video.
    pub(crate) has_video: bool,
}

const NOTHING: Facts = Facts {
    classes: Classes::NONE,
    attributes: Attributes::NONE,
    inside: Inside(0),
    paragraph: NO_NODE,
    figure: NO_NODE,
    has_text: false,
    has_media: false,
    has_video: false,
};

/// Collects the facts of all nodes into `facts`, replacing what was there.
pub(crate) fn collect(text: &str, tree: &Tree, facts: &mut Vec<Facts>) {
    facts.clear();
    facts.reserve(tree.len() as usize);
    for id in 0..tree.len() {
        let node = tree.node(text, id);
        facts.push(if node.is_foreign() { NOTHING } else { facts_of(node, facts) });
    }
    // Text and media are passed on from the inside out: a child has a higher number than its parent.
    for id in (1..tree.len()).rev() {
        let node = tree.node(text, id);
        let Facts { has_text, has_media, has_video, .. } = facts[id as usize];
        if let Some(parent) = node.parent().filter(|_| has_text || has_media) {
            let parent = &mut facts[parent.id as usize];
            parent.has_text |= has_text;
            parent.has_media |= has_media;
            parent.has_video |= has_video;
        }
    }
}

fn facts_of(node: NodeRef<'_>, known: &[Facts]) -> Facts {
    let Some(parent) = node.parent() else { return NOTHING };
    let Facts { classes, inside, mut paragraph, mut figure, .. } = known[parent.id as usize];
    match parent.name() {
        Name::P => paragraph = parent.id,
        Name::Figure => figure = parent.id,
        _ => {}
    }
    let around = Facts { inside: inside | Inside::of(parent.name(), classes), paragraph, figure, ..NOTHING };
    match node.kind() {
        NodeKind::Element => {
            let (classes, attributes) = attributes_of(node);
            let has_media = is_media(node.name(), classes);
            Facts { classes, attributes, has_media, has_video: node.name() == Name::Video, ..around }
        }
        NodeKind::Text => {
            let counts = !matches!(parent.name(), Name::Script | Name::Style);
            Facts { has_text: counts && text::is_visible(node.span().of(node.text)), ..around }
        }
        _ => around,
    }
}

fn attributes_of(node: NodeRef<'_>) -> (Classes, Attributes) {
    let mut classes = Classes::NONE;
    let mut found = Attributes::NONE;
    for &attribute in node.attributes() {
        let name = Attributes::of(attribute.name.of(node.text).as_bytes());
        // The first attribute of a name counts.
        if name == Attributes::CLASS && !found.has(name) {
            classes = Classes::of(&node.decoded(attribute));
        }
        found = found | name;
    }
    (classes, found)
}

fn is_media(name: Name, classes: Classes) -> bool {
    match name {
        Name::Img | Name::Video | Name::Audio | Name::Iframe | Name::Svg => true,
        Name::Script => classes.has(Classes::GEOTAG),
        _ => false,
    }
}
