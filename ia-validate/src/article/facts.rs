//! What is known of every node before any rule looks at it.

use std::ops::BitOr;

use super::attributes::Attributes;
use super::classes::Classes;
use crate::markup::{NAMES, Name, NodeId};

/// What a node stands inside of: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Inside(pub(super) u32);

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
    VIDEO AUDIO SLIDESHOW TABLE RELATED_ARTICLES SPONSORS AD_TEMPLATE SVG SMALL
}

impl Inside {
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    /// What the content of an element stands inside of, because of that element's name.
    const fn of_name(name: Name) -> Self {
        match name {
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
            Name::Small => Self::SMALL,
            _ => Self(0),
        }
    }

    /// The same because of its classes.
    pub(super) const fn of_classes(name: Name, classes: Classes) -> Self {
        match name {
            Name::Figure if classes.has(Classes::SLIDESHOW) => Self::SLIDESHOW,
            Name::Ul if classes.has(Classes::RELATED_ARTICLES) => Self::RELATED_ARTICLES,
            Name::Ul if classes.has(Classes::SPONSORS) => Self::SPONSORS,
            Name::Section if classes.has(Classes::AD_TEMPLATE) => Self::AD_TEMPLATE,
            _ => Self(0),
        }
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

/// What an element is or holds: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Holds(pub(super) u8);

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

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(super) const fn of(name: Name, classes: Classes) -> Self {
        Self(Self::of_name(name).0 | Self::of_classes(name, classes).0)
    }

    const fn of_name(name: Name) -> Self {
        match name {
            Name::Video => Self(Self::MEDIA.0 | Self::VIDEO.0),
            Name::Audio => Self(Self::MEDIA.0 | Self::AUDIO.0),
            Name::Img | Name::Iframe | Name::Svg => Self::MEDIA,
            Name::Br => Self::BREAK,
            _ => Self(0),
        }
    }

    pub(super) const fn of_classes(name: Name, classes: Classes) -> Self {
        match name {
            Name::Script if classes.has(Classes::GEOTAG) => Self::MEDIA,
            _ => Self(0),
        }
    }
}

impl BitOr for Holds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// What follows from the name of an element alone.
#[derive(Clone, Copy)]
pub(super) struct OfName {
    pub(super) inside: Inside,
    pub(super) holds: Holds,
    /// Whether it may have the URL of a file or a page in `src`.
    pub(super) has_src: bool,
}

impl OfName {
    /// What follows from each name, worked out once for all articles.
    const ALL: [Self; NAMES] = {
        let mut all = [Self { inside: Inside(0), holds: Holds(0), has_src: false }; NAMES];
        let mut index = 0;
        while index < Name::ALL.len() {
            let name = Name::ALL[index];
            all[name as usize] = Self {
                inside: Inside::of_name(name),
                holds: Holds::of_name(name),
                has_src: matches!(name, Name::Img | Name::Video | Name::Audio | Name::Source | Name::Iframe),
            };
            index += 1;
        }
        all
    };

    #[inline]
    pub(super) fn of(name: Name) -> Self {
        static ALL: [OfName; NAMES] = OfName::ALL;
        ALL[name as usize]
    }
}
