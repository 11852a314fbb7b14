//! The elements of an article by what rules are called for, each list in document order.

use super::facts::{Facts, Inside, NO_NODE};
use super::{Attributes, Classes};
use crate::markup::{NAMES, Name, Names, NodeId, Walked};

/// Which elements there are. Nothing of an iframe's content is among them.
#[derive(Debug)]
pub(crate) struct Index {
    by_name: [Vec<NodeId>; NAMES],
    /// What any of those of a name stands inside of.
    inside_of: [Inside; NAMES],
    with_attributes: Vec<(NodeId, Attributes)>,
    with_classes: Vec<(NodeId, Classes)>,
    names: Names,
    attributes: Attributes,
    classes: Classes,
    unclosed: Vec<NodeId>,
    media: Vec<NodeId>,
    comments: Vec<NodeId>,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            by_name: std::array::from_fn(|_| Vec::new()),
            inside_of: [Inside::default(); NAMES],
            with_attributes: Vec::new(),
            with_classes: Vec::new(),
            names: Names::default(),
            attributes: Attributes::NONE,
            classes: Classes::NONE,
            unclosed: Vec::new(),
            media: Vec::new(),
            comments: Vec::new(),
        }
    }
}

impl Index {
    /// Forgets the elements of the last article.
    pub(super) fn clear(&mut self) {
        self.by_name.iter_mut().for_each(Vec::clear);
        self.inside_of = [Inside::default(); NAMES];
        self.with_attributes.clear();
        self.with_classes.clear();
        self.names = Names::default();
        self.attributes = Attributes::NONE;
        self.classes = Classes::NONE;
        self.unclosed.clear();
        self.media.clear();
        self.comments.clear();
    }

    /// Adds an element, and what is known of it and of what it stands in, behind those that it has. If it has a `src` to be
    /// read, the answer is which of the media it is, else [`NO_NODE`].
    #[inline]
    pub(super) fn add(&mut self, node: &Walked, facts: &Facts, around: &Facts, has_src: bool) -> u32 {
        self.by_name[node.name as usize].push(node.id);
        let inside_of = &mut self.inside_of[node.name as usize];
        *inside_of = *inside_of | around.inside;
        self.names.add(node.name);
        if facts.attributes != Attributes::NONE {
            self.with_attributes.push((node.id, facts.attributes));
            self.attributes = self.attributes | facts.attributes;
        }
        if facts.classes != Classes::NONE {
            self.with_classes.push((node.id, facts.classes));
            self.classes = self.classes | facts.classes;
        }
        if node.is_unclosed {
            self.unclosed.push(node.id);
        }
        if !has_src {
            return NO_NODE;
        }
        self.media.push(node.id);
        // Which one cannot be a greater number than which node.
        u32::try_from(self.media.len() - 1).unwrap_or(NO_NODE)
    }

    /// Adds a comment, be it in an iframe.
    pub(super) fn add_comment(&mut self, id: NodeId) {
        self.comments.push(id);
    }

    /// The elements of this name.
    pub(crate) fn named(&self, name: Name) -> &[NodeId] {
        &self.by_name[name as usize]
    }

    /// What any element of this name stands inside of.
    pub(crate) fn inside_of(&self, name: Name) -> Inside {
        self.inside_of[name as usize]
    }

    /// Those with one of these attributes.
    pub(crate) fn with_attributes(&self, any_of: Attributes) -> impl Iterator<Item = NodeId> {
        self.with_attributes.iter().filter(move |with| with.1.has(any_of)).map(|with| with.0)
    }

    /// Those with one of these classes.
    pub(crate) fn with_classes(&self, any_of: Classes) -> impl Iterator<Item = NodeId> {
        self.with_classes.iter().filter(move |with| with.1.has(any_of)).map(|with| with.0)
    }

    /// The names that they have.
    pub(crate) fn names(&self) -> Names {
        self.names
    }

    /// The known attributes that any of them has.
    pub(crate) fn attributes(&self) -> Attributes {
        self.attributes
    }

    /// The known classes that any of them has.
    pub(crate) fn classes(&self) -> Classes {
        self.classes
    }

    /// Those that need an end tag and have none.
    pub(crate) fn unclosed(&self) -> &[NodeId] {
        &self.unclosed
    }

    /// Those that may have the URL of a file or a page in `src`.
    pub(super) fn media(&self) -> &[NodeId] {
        &self.media
    }

    /// The comments, those in iframes too.
    pub(crate) fn comments(&self) -> &[NodeId] {
        &self.comments
    }
}
