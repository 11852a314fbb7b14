//! The tree as written: a few integers a node, in one array, in document order.

use std::borrow::Cow;

use super::bytes::ends_name;
use super::decode;
use super::element::Name;
use super::token::Attribute;
use crate::source::Span;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NodeKind {
    /// The document itself: node 0.
    Document,
    Element,
    Text,
    Comment,
    Doctype,
}

/// Number of a node in document order; the document is 0.
pub(crate) type NodeId = u32;

/// How an element ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// It has no end tag and needs none: void, `/>`, or an optional end tag left out.
    Implied,
    /// By its own end tag.
    EndTag,
    /// It needed an end tag and has none.
    Missing,
    /// Its end tag stands where it cannot end it; that end tag is the defect.
    Crossed,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) name: Name,
    pub(super) ending: Ending,
    /// Whether it stands inside an iframe.
    pub(super) in_iframe: bool,
    pub(super) parent: NodeId,
    /// The node behind its last descendant.
    pub(super) end: NodeId,
    pub(super) span: Span,
    /// Its end tag; empty, at the place where it ended, if it has none.
    pub(super) close: Span,
    pub(super) first_attribute: u32,
}

/// An end tag that ends nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct StrayEndTag {
    /// The end tag.
    pub(crate) span: Span,
    /// Its name as written.
    pub(crate) name: Span,
    /// The open or closed element whose end tag it seems to be.
    pub(crate) of: Option<NodeId>,
    /// The node that comes next in the document.
    pub(crate) before: NodeId,
}

/// The tree of one document. Rebuilt in place, so that its memory serves document after document.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) stray_end_tags: Vec<StrayEndTag>,
    pub(super) has_percent_tag: bool,
}

/// A node as a walk over all of the tree shows it: all that is asked of every node, read once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walked {
    pub(crate) id: NodeId,
    pub(crate) kind: NodeKind,
    pub(crate) name: Name,
    pub(crate) is_in_iframe: bool,
    /// Whether it needed an end tag, has none, and no misplaced end tag explains that.
    pub(crate) is_unclosed: bool,
    /// What it stands in; the document stands in itself.
    pub(crate) parent: NodeId,
    pub(crate) span: Span,
}

/// A node of a tree, with the text that it stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NodeRef<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) text: &'t str,
    pub(crate) id: NodeId,
}

impl Tree {
    /// How many nodes there are, the document among them.
    pub(crate) fn len(&self) -> u32 {
        Span::at(0, self.nodes.len()).end
    }

    /// All nodes but the document, in document order.
    pub(crate) fn walk(&self) -> impl Iterator<Item = Walked> {
        let nodes = self.nodes.get(1..).unwrap_or_default();
        nodes.iter().enumerate().map(|(index, node)| Walked {
            id: Span::at(0, index + 1).end,
            kind: node.kind,
            name: node.name,
            is_in_iframe: node.in_iframe,
            is_unclosed: node.ending == Ending::Missing,
            parent: node.parent,
            span: node.span,
        })
    }

    /// The element's name; `Other` for what is no element.
    pub(crate) fn name_of(&self, id: NodeId) -> Name {
        self.nodes[id as usize].name
    }

    /// The node behind the last one inside `id`.
    pub(crate) fn end_of(&self, id: NodeId) -> NodeId {
        self.nodes[id as usize].end
    }

    /// The element that holds a node; none at the top of the document.
    pub(crate) fn parent_of(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id as usize).filter(|_| id != 0).map(|node| node.parent)
    }

    /// The start tag, text or comment of a node.
    pub(crate) fn span_of(&self, id: NodeId) -> Span {
        self.nodes[id as usize].span
    }

    /// How many elements each node stands in.
    pub(crate) fn depths(&self) -> Vec<u32> {
        let mut depths = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let around = self.nodes[node.parent as usize].kind == NodeKind::Element;
            // A parent comes before what is in it; the document is its own.
            let depth = depths.get(node.parent as usize).copied().unwrap_or(0);
            depths.push(depth + u32::from(around));
        }
        depths
    }

    /// The end tags outside iframes that end nothing, in the order of the text.
    pub(crate) fn stray_end_tags(&self) -> &[StrayEndTag] {
        &self.stray_end_tags
    }

    /// Whether `<%` stands in a text, be it in an iframe; in scripts and the like it is not looked for.
    pub(crate) fn has_percent_tag(&self) -> bool {
        self.has_percent_tag
    }

    /// The node with this number.
    pub(crate) fn node<'t>(&'t self, text: &'t str, id: NodeId) -> NodeRef<'t> {
        NodeRef { tree: self, text, id }
    }

    /// The attributes of a node, as written.
    pub(crate) fn attributes(&self, id: NodeId) -> &[Attribute] {
        let first = self.nodes[id as usize].first_attribute as usize;
        let end = self
            .nodes
            .get(id as usize + 1)
            .map_or(self.attributes.len(), |next| next.first_attribute as usize);
        &self.attributes[first..end]
    }
}

/// How many elements nodes stand in: counted upwards, and if one stands deep once for all, so that it takes linear time.
#[derive(Debug)]
pub(crate) struct Depths<'t> {
    tree: &'t Tree,
    of_all: Option<Vec<u32>>,
}

impl<'t> Depths<'t> {
    /// What people write is nested no deeper.
    const SHALLOW: usize = 32;

    pub(crate) fn new(tree: &'t Tree) -> Self {
        Self { tree, of_all: None }
    }

    /// How many elements a node stands in.
    pub(crate) fn of(&mut self, id: NodeId) -> u32 {
        let around = std::iter::successors(self.tree.parent_of(id), |&id| self.tree.parent_of(id));
        let depth = around.take_while(|&around| around != 0).take(Self::SHALLOW).count();
        if depth < Self::SHALLOW {
            return Span::at(0, depth).end;
        }
        let all = self.of_all.get_or_insert_with(|| self.tree.depths());
        all.get(id as usize).copied().unwrap_or(0)
    }
}

impl<'t> NodeRef<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.id as usize]
    }

    pub(crate) fn kind(self) -> NodeKind {
        self.node().kind
    }

    /// The element's name; `Other` for what is no element.
    pub(crate) fn name(self) -> Name {
        self.node().name
    }

    pub(crate) fn is_element(self) -> bool {
        self.kind() == NodeKind::Element
    }

    /// Whether it stands inside an iframe.
    pub(crate) fn is_in_iframe(self) -> bool {
        self.node().in_iframe
    }

    /// The start tag, text or comment.
    pub(crate) fn span(self) -> Span {
        self.node().span
    }

    /// The name as written in the start tag.
    pub(crate) fn name_span(self) -> Span {
        let start = self.node().span.start + 1;
        let tag = Span::new(start, self.node().span.end).of(self.text);
        let len = tag.bytes().position(ends_name).unwrap_or_default();
        Span::new(start, start + Span::at(0, len).end)
    }

    /// The end tag, if it has one.
    #[allow(dead_code)] // for fixes, which unwrap and move whole elements
    pub(crate) fn end_tag(self) -> Option<Span> {
        (self.node().ending == Ending::EndTag).then(|| self.node().close)
    }

    /// Whether its start tag ends in `/>`, and no value without quotes ends in that slash.
    pub(crate) fn is_self_closing(self) -> bool {
        let value = self.attributes().last().and_then(|attribute| attribute.value());
        self.span().of(self.text).ends_with("/>")
            && value.is_none_or(|value| value.end + 1 != self.span().end)
    }

    /// Whether it needed an end tag, has none, and no misplaced end tag explains that.
    #[cfg(test)]
    pub(crate) fn is_unclosed(self) -> bool {
        self.node().ending == Ending::Missing
    }

    /// All that stands between the start tag and the end, as written.
    pub(crate) fn inner(self) -> Span {
        let node = self.node();
        Span::new(node.span.end, node.close.start.max(node.span.end))
    }

    /// The element with all that is in it, from the start tag to its end.
    pub(crate) fn extent(self) -> Span {
        let node = self.node();
        Span::new(node.span.start, node.close.end.max(node.span.end))
    }

    /// The node behind its last descendant, in document order.
    pub(crate) fn end(self) -> NodeId {
        self.node().end
    }

    /// Whether `other` is this node or stands in it.
    pub(crate) fn contains(self, other: NodeId) -> bool {
        self.id <= other && other < self.end()
    }

    pub(crate) fn parent(self) -> Option<Self> {
        (self.id != 0).then(|| Self { id: self.node().parent, ..self })
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> + Clone {
        let end = self.end();
        let first = Some(self.id + 1).filter(|&id| id < end);
        std::iter::successors(first, move |&id| {
            Some(self.tree.nodes[id as usize].end).filter(|&next| next < end)
        })
        .map(move |id| Self { id, ..self })
    }

    /// The children, the last one first.
    pub(crate) fn children_from_last(self) -> impl Iterator<Item = Self> {
        // The child that a node is, or stands in. All paths together are no longer than there are nodes.
        let child_at = move |id: NodeId| {
            let up = std::iter::successors(Some(id), |&id| Some(self.tree.nodes[id as usize].parent));
            up.take_while(|&id| id != self.id).last()
        };
        std::iter::successors(child_at(self.end() - 1), move |&child| child_at(child - 1))
            .map(move |id| Self { id, ..self })
    }

    pub(crate) fn child_elements(self) -> impl Iterator<Item = Self> + Clone {
        self.children().filter(|child| child.is_element())
    }

    /// All nodes inside, in document order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> + Clone {
        (self.id + 1..self.end()).map(move |id| Self { id, ..self })
    }

    /// The attributes as written, duplicates included.
    pub(crate) fn attributes(self) -> &'t [Attribute] {
        self.tree.attributes(self.id)
    }

    /// The attribute of this name (given in lower case); the first one counts.
    #[inline(always)]
    pub(crate) fn attribute(self, name: &str) -> Option<Attribute> {
        self.attribute_by(Attribute::first_letters(name), name).copied()
    }

    /// The decoded value of the attribute of this name; empty if it is given without a value.
    #[inline(always)]
    pub(crate) fn value(self, name: &str) -> Option<Cow<'t, str>> {
        self.value_by(Attribute::first_letters(name), name)
    }

    /// The first letters of a name that is written in the code are known before it runs.
    fn attribute_by(self, letters: u64, name: &str) -> Option<&'t Attribute> {
        self.attributes().iter().find(|attribute| attribute.is_by(letters, name, self.text))
    }

    fn value_by(self, letters: u64, name: &str) -> Option<Cow<'t, str>> {
        self.attribute_by(letters, name).map(|attribute| self.decoded(*attribute))
    }

    /// The decoded value of an attribute of this node.
    pub(crate) fn decoded(self, attribute: Attribute) -> Cow<'t, str> {
        attribute.decoded(self.text)
    }

    /// The text of a text node as HTML reads it.
    pub(crate) fn decoded_text(self) -> Cow<'t, str> {
        let text = self.span().of(self.text);
        match self.parent().map(Self::name) {
            Some(name) if name.is_rcdata() => decode::rcdata(text),
            Some(name) if name.is_raw_text() => decode::raw_text(text),
            _ => decode::text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::build;

    #[test]
    fn depths_are_the_same_however_they_are_counted() {
        let text = format!("a<p>b<i>c</i></p>{}<!--d--><br>e", "<div>f".repeat(70));
        let mut tree = Tree::default();
        build(&text, &mut tree);
        let all = tree.depths();
        for id in 0..tree.len() {
            assert_eq!(Depths::new(&tree).of(id), all[id as usize], "{id}");
        }
        assert_eq!(all.iter().max(), Some(&70));
    }
}
