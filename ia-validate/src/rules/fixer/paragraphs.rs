//! Verbs for paragraphs: ending one before something that is no text and beginning another one behind it.

use super::attributes::start_tag_again;
use super::elements::{is_mute, is_whole};
use super::lines::{lead, space_before, space_behind};
use super::{Edits, elements};
use crate::article::Element;
use crate::article::picture_links::leads_to_its_picture;
use crate::markup::{Name, NodeId, NodeKind};
use crate::report::Safety;
use crate::source::Span;

/// The most nodes of a paragraph that is mended: each of its findings looks at them.
const MOST_NODES: u32 = 400;

/// Room in bytes for the tags that end a paragraph or begin it again: mostly it takes no more.
const ROOM: usize = 64;

/// What paragraphs may be divided in: two of them are as good there as one.
const HOLDERS: &[Name] = &[Name::Article, Name::Blockquote, Name::Aside, Name::Div, Name::Section];

/// Takes an element out of a paragraph that stands directly in the article: ends the paragraph before it and
/// begins another one behind it, with the same inline formatting. Halves in which nothing stands go, of the formatting, too. What
/// comes out stands between `tags`. It is safe unless what began just in front of it said something, such as a link: that
/// would come to stand behind it, or go.
pub(crate) fn hoist(element: Element<'_>, tags: (&'static str, &'static str)) -> (Safety, Option<Edits>) {
    let paragraph = element.paragraph().filter(|it| it.parent_name() == Name::Article && is_whole(element));
    let ids = (element.id(), element.node().end());
    let split = paragraph.and_then(|paragraph| Split::new(paragraph, element.node().extent(), ids));
    let Some(split) = split else { return (Safety::Unsafe, None) };
    let says = |it: &Element<'_>| !is_mute(it.node()) && !leads_to_its_picture(it.node());
    let safety = if split.chain[..split.begun].iter().any(says) { Safety::Unsafe } else { Safety::Safe };
    (safety, Some(split.edits(None, tags)))
}

/// Makes two paragraphs out of one, in place of what stands in `between`, which holds the nodes of `ids`; at the
/// ends of the paragraph that goes without a trace.
pub(crate) fn split_at(paragraph: Element<'_>, between: Span, ids: (NodeId, NodeId)) -> Option<Edits> {
    if !HOLDERS.contains(&paragraph.parent_name()) {
        return None;
    }
    let split = Split::new(paragraph, between, ids)?;
    let text = paragraph.node().text;
    Some(match (split.is_first, split.is_last) {
        // The chain may begin or end here: what goes is the nodes alone.
        (true, _) => {
            let end = space_behind(between.end, split.end, text).end;
            Edits::default().delete(Span::new(between.start, end))
        }
        (_, true) => {
            let start = space_before(split.start, between.start, text).start;
            Edits::default().delete(Span::new(start, between.end))
        }
        _ => split.edits(Some(lead(paragraph.span().start, text)), ("", "")),
    })
}

/// Wraps the run of text and inline elements that begins with `first`, directly in the article, in a paragraph.
pub(crate) fn wrap_run(first: Element<'_>) -> Option<Edits> {
    let holder = first.parent().filter(|it| it.name() == Name::Article)?;
    let (mut last, mut id) = (first, first.id());
    while id < holder.node().end() {
        let child = holder.article.node(id);
        if child.node().is_element() && !child.name().is_inline_text() {
            break;
        }
        id = child.node().end();
        let is_text = child.descendants().all(|inside| inside.name().is_inline_text());
        if id - first.id() > MOST_NODES || !is_text || child.node().is_element() && !is_whole(child) {
            return None;
        }
        if child.has_text() || is_markup(child) {
            last = child;
        }
    }
    let (start, end) = (own_extent(first).start, own_extent(last).end);
    // A tag that was cut off would swallow the end tag.
    let written = Span::new(start, end).of(first.node().text);
    if written.ends_with('<') || written.ends_with("</") {
        return None;
    }
    Some(Edits::default().insert(start, "<p>").insert(end, "</p>"))
}

/// Whether it is an element other than a line break.
pub(crate) fn is_markup(node: Element<'_>) -> bool {
    node.node().is_element() && !matches!(node.name(), Name::Br | Name::Wbr)
}

/// The extent of a node; of text, without white space at its ends.
fn own_extent(node: Element<'_>) -> Span {
    if node.node().is_element() { node.node().extent() } else { node.span().trimmed(node.node().text) }
}

/// A paragraph, to be divided around something in it.
struct Split<'t> {
    paragraph: Element<'t>,
    /// The inline elements around the place, the innermost first.
    chain: Vec<Element<'t>>,
    /// What goes, or is taken out.
    middle: Span,
    /// Whether nothing stands in front of it, and nothing behind it.
    is_first: bool,
    is_last: bool,
    /// How many of the chain, the innermost first, begin just in front of it, and how many end just behind it.
    begun: usize,
    ended: usize,
    /// The innermost element's content around it.
    start: u32,
    end: u32,
}

impl<'t> Split<'t> {
    /// Nothing if that would not be clean.
    fn new(paragraph: Element<'t>, middle: Span, (first, behind): (NodeId, NodeId)) -> Option<Self> {
        if !is_small(paragraph) {
            return None;
        }
        let chain = chain(paragraph.article.node(first), paragraph)?;
        let is_around = |id: NodeId| chain.iter().any(|it| it.id() == id);
        let says = |id: &NodeId| !is_blank(paragraph.article.node(*id));
        let before = (paragraph.id() + 1..first).rfind(|id| !is_around(*id) && says(id));
        let after = (behind..paragraph.node().end()).find(says);
        let begun = chain.iter().take_while(|it| before.is_none_or(|id| id < it.id())).count();
        let ended = chain.iter().take_while(|it| after.is_none_or(|id| id >= it.node().end())).count();
        let Span { start, end } = chain.first().copied().unwrap_or(paragraph).inner();
        let (is_first, is_last) = (before.is_none(), after.is_none());
        Some(Self { paragraph, chain, middle, is_first, is_last, begun, ended, start, end })
    }

    /// The edits, with what comes to stand at the line breaks around the middle. Without `between`, the middle
    /// stays, between `tags`.
    fn edits(&self, between: Option<&str>, (start_tag, end_tag): (&'static str, &'static str)) -> Edits {
        let Self { paragraph, middle, .. } = self;
        let text = paragraph.node().text;
        let lead = lead(paragraph.span().start, text);
        let space = |space: Span| if lead.is_empty() { space.of(text) } else { lead };
        if let Some(between) = between {
            let before = space_before(self.start, middle.start, text);
            let behind = space_behind(middle.end, self.end, text);
            let place = Span::new(before.start, behind.end);
            return Edits::default().replace(place, self.opened_again(0, self.closed(0, between)));
        }
        let mut edits = Edits::default();
        edits = match self.is_first {
            true => edits.replace(Span::new(paragraph.span().start, middle.start), start_tag),
            false => {
                let (outermost, around) = self.at_edge(self.begun);
                let start = outermost.map_or(middle.start, |it| it.span().start);
                let before = space_before(around.start, start, text);
                let place = Span::new(before.start, middle.start);
                edits.replace(place, self.closed(self.begun, space(before)) + start_tag)
            }
        };
        match (self.is_last, paragraph.node().end_tag(), self.chain.last()) {
            (false, ..) => {
                let (outermost, around) = self.at_edge(self.ended);
                let end = outermost.map_or(middle.end, |it| it.node().extent().end);
                let behind = space_behind(end, around.end, text);
                let place = Span::new(middle.end, behind.end);
                edits.replace(place, self.opened_again(self.ended, [end_tag, space(behind)].concat()))
            }
            (true, Some(close), _) => edits.replace(Span::new(middle.end, close.end), end_tag),
            (true, None, Some(outermost)) => {
                edits.replace(Span::new(middle.end, outermost.node().extent().end), end_tag)
            }
            (true, None, None) => edits.insert(middle.end, end_tag),
        }
    }

    /// The outermost of so many of the chain that are left out at an edge of the place, and the content of what is around them.
    fn at_edge(&self, left_out: usize) -> (Option<Element<'t>>, Span) {
        let outermost = left_out.checked_sub(1).and_then(|last| self.chain.get(last)).copied();
        (outermost, self.chain.get(left_out).copied().unwrap_or(self.paragraph).inner())
    }

    /// What ends the paragraph, and what is in it around the place but for the innermost ones, and what comes behind that.
    fn closed(&self, left_out: usize, behind: &str) -> String {
        let mut tags = String::with_capacity(ROOM);
        for inline in &self.chain[left_out..] {
            tags.extend(["</", inline.name_as_written(), ">"]);
        }
        tags.extend(["</p>", behind]);
        tags
    }

    /// `before`, and what begins the paragraph again, and what is in it around the place but for the innermost ones.
    fn opened_again(&self, left_out: usize, mut before: String) -> String {
        before.reserve(ROOM);
        start_tag_again(self.paragraph, &mut before);
        self.chain[left_out..].iter().rev().for_each(|&inline| start_tag_again(inline, &mut before));
        before
    }
}

fn is_small(paragraph: Element<'_>) -> bool {
    paragraph.node().end() - paragraph.id() <= MOST_NODES
}

/// The elements between a node and the paragraph around it, the innermost first; nothing if one of them is no
/// inline text, or lacks its end tag.
fn chain<'t>(inside: Element<'t>, paragraph: Element<'t>) -> Option<Vec<Element<'t>>> {
    let mut chain = Vec::new();
    let mut around = inside.parent()?;
    while around.id() != paragraph.id() {
        if !around.name().is_inline_text() || !elements::is_whole(around) {
            return None;
        }
        chain.push(around);
        around = around.parent()?;
    }
    Some(chain)
}

/// Whether a node shows and says nothing by itself: white space, a line break, or inline markup around nothing.
fn is_blank(node: Element<'_>) -> bool {
    match node.node().kind() {
        NodeKind::Text => node.node().decoded_text().trim_ascii().is_empty(),
        NodeKind::Element => node.name().is_inline_text() && is_mute(node.node()),
        _ => false,
    }
}
