//! An element of an article, with all that is known of it.

use std::borrow::Cow;

use super::attributes::Attributes;
use super::classes::Classes;
use super::document::{self, Article};
use super::facts::{Facts, Holds, Inside, NO_NODE};
use super::src::Src;
use super::{text, url};
use crate::markup::{Attribute, Name, NodeId, NodeKind, NodeRef};
use crate::source::Span;

/// An element of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'t> {
    pub(crate) article: &'t Article<'t>,
    pub(super) id: NodeId,
}

impl<'t> Element<'t> {
    /// What stands in the tree.
    pub(crate) fn node(self) -> NodeRef<'t> {
        self.article.tree.node(self.article.text, self.id)
    }

    pub(crate) fn id(self) -> NodeId {
        self.id
    }

    pub(crate) fn name(self) -> Name {
        self.node().name()
    }

    /// Its name as written.
    pub(crate) fn name_as_written(self) -> &'t str {
        self.node().name_span().of(self.node().text)
    }

    /// Its start tag.
    pub(crate) fn span(self) -> Span {
        self.node().span()
    }

    fn facts(self) -> &'t Facts {
        &self.article.facts[self.id as usize]
    }

    /// What is known of what it stands in: nothing at the top of the document.
    fn around(self) -> &'t Facts {
        let parent = self.node().parent().map_or(0, |parent| parent.id);
        &self.article.facts[parent as usize]
    }

    /// The known classes that it has.
    pub(crate) fn classes(self) -> Classes {
        self.facts().classes
    }

    /// Whether it has one of these classes.
    pub(crate) fn has_class(self, any_of: Classes) -> bool {
        self.facts().classes.has(any_of)
    }

    /// The attributes with a rule of their own that it has.
    pub(crate) fn known_attributes(self) -> Attributes {
        self.facts().attributes
    }

    /// Whether it stands, at any depth, inside one of these.
    pub(crate) fn is_inside(self, any_of: Inside) -> bool {
        self.around().inside.has(any_of)
    }

    /// Whether it is or holds one of these.
    pub(crate) fn holds(self, any_of: Holds) -> bool {
        self.facts().holds.has(any_of)
    }

    /// Whether it is or holds a visible character: anything but ASCII white space and U+00A0.
    pub(crate) fn has_text(self) -> bool {
        self.holds(Holds::TEXT)
    }

    /// Whether it is or holds an image, video, audio, iframe or geotag.
    pub(crate) fn has_media(self) -> bool {
        self.holds(Holds::MEDIA)
    }

    /// Whether it shows something elsewhere, but not in an article: elements of a publishing system or an editor (`drupal-media`,
    /// `oembed`), of AMP, and plug-ins.
    pub(crate) fn is_unknown_medium(self) -> bool {
        let is_custom = |name: &str| name.contains(['-', ':']) || name.eq_ignore_ascii_case("oembed");
        self.name() == Name::Other && is_custom(self.name_as_written())
            || matches!(self.name(), Name::Embed | Name::Object | Name::Canvas)
    }

    /// Whether it is such a medium and has nothing in it that an article shows, so that nothing of it is left. Tags of template
    /// engines (`txp:image`) are told as what is left of a template.
    pub(crate) fn is_lost_medium(self) -> bool {
        let is_bare = !self.has_text() && !self.has_media() && self.node().is_element();
        is_bare && self.is_unknown_medium() && !self.name_as_written().contains(':')
    }

    /// Whether it is an image, video, audio, iframe or geotag itself.
    pub(crate) fn is_media(self) -> bool {
        Holds::of(self.name(), self.classes()).has(Holds::MEDIA)
    }

    /// Whether it is or holds a line break.
    pub(crate) fn has_break(self) -> bool {
        self.holds(Holds::BREAK)
    }

    /// Whether it is or holds a video.
    pub(crate) fn has_video(self) -> bool {
        self.holds(Holds::VIDEO)
    }

    /// The nearest `p` around it.
    pub(crate) fn paragraph(self) -> Option<Self> {
        self.at(self.around().paragraph)
    }

    /// The nearest `figure` around it.
    pub(crate) fn figure(self) -> Option<Self> {
        self.at(self.around().figure)
    }

    /// The nearest element around it that is no inline text: the block of text that it stands in.
    pub(crate) fn block(self) -> Option<Self> {
        self.at(self.around().block)
    }

    fn at(self, id: NodeId) -> Option<Self> {
        (id != NO_NODE).then_some(Self { id, ..self })
    }

    /// The element that holds it; none at the top of the document.
    pub(crate) fn parent(self) -> Option<Self> {
        self.node().parent().filter(|node| node.is_element()).map(|node| Self { id: node.id, ..self })
    }

    /// The name of the element that holds it; `Other` at the top of the document.
    pub(crate) fn parent_name(self) -> Name {
        self.node().parent().map_or(Name::Other, NodeRef::name)
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> + Clone {
        self.node().child_elements().map(move |node| Self { id: node.id, ..self })
    }

    /// The elements that it holds, the last one first.
    pub(crate) fn children_from_last(self) -> impl Iterator<Item = Self> {
        self.node()
            .children_from_last()
            .filter(|node| node.is_element())
            .map(move |node| Self { id: node.id, ..self })
    }

    /// All elements inside, in document order, but nothing of an iframe's content.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> + Clone {
        self.node()
            .descendants()
            .filter(|node| node.is_element() && !node.is_in_iframe())
            .map(move |node| Self { id: node.id, ..self })
    }

    /// The elements of this name inside, but not in an iframe's content.
    #[cfg(test)]
    pub(crate) fn find_all(self, name: Name) -> impl Iterator<Item = Self> + Clone {
        self.descendants().filter(move |element| element.name() == name)
    }

    /// The attribute of this name (given in lower case).
    #[inline(always)]
    pub(crate) fn attribute(self, name: &str) -> Option<Attribute> {
        self.node().attribute(name)
    }

    /// The decoded value of the attribute of this name; empty if it is given without a value.
    #[inline(always)]
    pub(crate) fn value(self, name: &str) -> Option<Cow<'t, str>> {
        self.node().value(name)
    }

    /// The decoded value without ASCII white space at its ends, unless nothing is left of it.
    #[inline]
    pub(crate) fn value_if_any(self, name: &str) -> Option<Cow<'t, str>> {
        let value = match self.value(name)? {
            Cow::Borrowed(value) => Cow::Borrowed(value.trim_ascii()),
            Cow::Owned(value) => Cow::Owned(value.trim_ascii().to_owned()),
        };
        Some(value).filter(|value| !value.is_empty())
    }

    /// Whether it is a link of this relation (given in lower case), among others perhaps.
    pub(crate) fn has_relation(self, relation: &str) -> bool {
        document::has_relation(self.node(), relation)
    }

    /// Whether the attribute of this name gives an absolute URL that need be neither decoded nor parsed to see it.
    pub(crate) fn has_plain_url(self, attribute: &str) -> bool {
        let value = self.attribute(attribute).and_then(Attribute::value);
        value.is_some_and(|value| url::plain_host(value.of(self.node().text)).is_some())
    }

    /// Its `src`, if it is an image, a video, an audio, a `source` or an iframe and has one that is not empty.
    pub(crate) fn src(self) -> Option<&'t Src<'t>> {
        self.article.sources.get(self.facts().medium as usize)?.as_ref()
    }

    /// Where a finding about the attribute's value points: the value, else the name; the start tag if
    /// there is no such attribute.
    pub(crate) fn value_span(self, name: &str) -> Span {
        self.attribute(name).map_or(self.span(), Attribute::value_or_name)
    }

    /// Where a finding about the attribute's presence points: its name; the start tag if there is none.
    pub(crate) fn name_span_of(self, name: &str) -> Span {
        self.attribute(name).map_or(self.span(), |attribute| attribute.name)
    }

    /// Whether it is text of the article that readers see as such: none of an iframe, a script or an example of code.
    pub(crate) fn is_shown_text(self) -> bool {
        /// Nobody nests inline elements deeper.
        const MOST_AROUND: usize = 20;
        const NO_TEXT: &[Name] = &[
            Name::Script,
            Name::Style,
            Name::Textarea,
            Name::Title,
            Name::Code,
            Name::Pre,
            Name::Kbd,
            Name::Tt,
        ];
        self.node().kind() == NodeKind::Text
            && !self.node().is_in_iframe()
            && self.is_inside(Inside::ARTICLE)
            && std::iter::successors(self.parent(), |it| it.parent())
                .take(MOST_AROUND)
                .all(|around| !NO_TEXT.contains(&around.name()))
    }

    /// All that stands between its tags, as written.
    pub(crate) fn inner(self) -> Span {
        self.node().inner()
    }

    /// The byte behind its start tag; 0 at the end of the text.
    #[inline]
    pub(crate) fn byte_behind(self) -> u8 {
        self.article.text.as_bytes().get(self.span().end as usize).copied().unwrap_or(0)
    }

    /// Its text, white space folded.
    pub(crate) fn folded_text(self) -> String {
        let mut all = String::new();
        for node in self.node().descendants().filter(|node| !node.is_in_iframe()) {
            if node.kind() == NodeKind::Text {
                all.push_str(&node.decoded_text());
            } else if node.name() == Name::Br {
                all.push(' ');
            }
        }
        text::folded(&all)
    }
}
