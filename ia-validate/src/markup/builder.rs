//! From tokens to the tree as written.
//!
//! The policy is not HTML5's tree construction, which repairs what publishers must see, but close to what
//! Facebook's parser did: it is described in `docs/written-tree.md`. In short: nesting stays as written;
//! an end tag ends the nearest open element of its name unless something of a higher priority stands between; optional
//! end tags may be left out; a paragraph without end tag ends before its first HTML 4 block.

use super::element::{EndPriority, Name};
use super::open::{Open, OpenElements, Slot};
use super::token::{Token, TokenKind};
use super::tokenizer::{Tokenizer, is_blank};
use super::tree::{Ending, Node, NodeId, NodeKind, StrayEndTag, Tree};
use crate::source::Span;

/// Reads `text` into `tree`, replacing what was there.
pub(crate) fn build(text: &str, tree: &mut Tree) {
    tree.nodes.clear();
    tree.attributes.clear();
    tree.stray_end_tags.clear();
    let mut builder = Builder {
        bytes: text.as_bytes(),
        tokenizer: Tokenizer::new(text),
        open: OpenElements::new(),
        tree: std::mem::take(tree),
        outermost_iframe: None,
        escape: None,
    };
    builder.run();
    *tree = builder.tree;
}

/// Where an outermost iframe would end if its own end tag does not come: the first end tag in it that
/// ends nothing in it, but something around it.
#[derive(Clone, Copy)]
struct Escape {
    offset: u32,
    nodes: u32,
    attributes: usize,
}

struct Builder<'t> {
    bytes: &'t [u8],
    tokenizer: Tokenizer<'t>,
    open: OpenElements<'t>,
    /// Not borrowed: every node would be reached by one step more.
    tree: Tree,
    /// The place of the outermost open iframe among the open elements.
    outermost_iframe: Option<u32>,
    escape: Option<Escape>,
}

impl Builder<'_> {
    fn run(&mut self) {
        self.push_node(NodeKind::Document, Name::Other, Span::empty(0), 0, 0);
        loop {
            let text = self.tokenizer.text();
            if !text.is_empty() {
                self.leaf(NodeKind::Text, text, self.open.top().node);
            }
            let first_attribute = self.tree.attributes.len();
            let open = self.open.top().name;
            let Some(token) = self.tokenizer.markup(open, &mut self.tree.attributes) else {
                if self.reread_behind_iframe() {
                    continue;
                }
                break;
            };
            match token.kind {
                TokenKind::Text => self.broken_tag(token.span),
                TokenKind::StartTag => self.start_tag(token, first_attribute),
                TokenKind::EndTag => self.end_tag(token),
                TokenKind::Comment => self.leaf(NodeKind::Comment, token.span, self.open.top().node),
                TokenKind::Doctype => self.leaf(NodeKind::Doctype, token.span, self.open.top().node),
            }
        }
        let end = Span::at(0, self.bytes.len()).end;
        self.close_above(0, end);
        self.tree.nodes[0].end = self.tree.len();
        self.tree.nodes[0].close = Span::empty(end);
        self.tree.has_percent_tag = self.tokenizer.has_percent_tag;
    }

    #[inline(always)]
    fn push_node(
        &mut self,
        kind: NodeKind,
        name: Name,
        span: Span,
        first_attribute: usize,
        parent: NodeId,
    ) -> NodeId {
        let id = self.tree.len();
        self.tree.nodes.push(Node {
            kind,
            name,
            ending: Ending::Implied,
            in_iframe: self.tokenizer.in_iframe,
            parent,
            end: id + 1,
            span,
            close: Span::empty(span.end),
            first_attribute: Span::at(0, first_attribute).end,
        });
        id
    }

    fn leaf(&mut self, kind: NodeKind, span: Span, parent: NodeId) {
        let first_attribute = self.tree.attributes.len();
        self.push_node(kind, Name::Other, span, first_attribute, parent);
    }

    /// A tag that is none, but text: one run with the text in front of it. Behind it there is no text.
    fn broken_tag(&mut self, span: Span) {
        let parent = self.open.top().node;
        if let Some(last) = self.tree.nodes.last_mut()
            && last.kind == NodeKind::Text
            && last.span.end == span.start
            && last.parent == parent
        {
            last.span.end = span.end;
            last.close = Span::empty(span.end);
        } else if !span.is_empty() {
            self.leaf(NodeKind::Text, span, parent);
        }
    }

    fn written_name(&self, token: Token, start: u32) -> Span {
        Span::new(start.min(token.name_end), token.name_end)
    }

    /// The slot of a tag's name, which is written from `start` on.
    #[inline(always)]
    fn slot(&mut self, token: Token, start: u32) -> Slot {
        match token.name {
            Name::Other => {
                let written = self.written_name(token, start).range();
                self.open.slot_of_unknown(&self.bytes[written])
            }
            name => name as Slot,
        }
    }

    fn start_tag(&mut self, token: Token, first_attribute: usize) {
        self.imply_end_tags(token.name, token.span.start);
        let parent = self.open.top().node;
        let id = self.push_node(NodeKind::Element, token.name, token.span, first_attribute, parent);
        if token.self_closing || token.name.is_void() {
            return;
        }
        let slot = self.slot(token, token.span.start + 1);
        if token.name == Name::Iframe && !self.open.in_iframe() {
            self.outermost_iframe = Some(self.open.len());
            self.escape = None;
        }
        self.open.push(id, token.name, slot);
        self.tokenizer.in_iframe |= token.name == Name::Iframe;
        if token.name.is_raw_text() {
            self.tokenizer.enter_raw_text(token.name);
        }
    }

    /// Ends what the start tag of `name` ends without an end tag.
    fn imply_end_tags(&mut self, name: Name, at: u32) {
        if !name.is_metadata() && self.open.top().name == Name::Head {
            let place = self.open.len() - 1;
            self.close_above(place, at);
        }
        // What ends others so may be left open itself.
        if name.end_tag_is_optional() {
            self.end_likes_of(name, at);
        }
    }

    /// The same but for `head`.
    fn end_likes_of(&mut self, name: Name, at: u32) {
        let (ends, within): (&[Name], EndPriority) = match name {
            Name::P => (&[Name::P], EndPriority::Line),
            Name::Li => (&[Name::Li], EndPriority::Block),
            Name::Dt | Name::Dd => (&[Name::Dt, Name::Dd], EndPriority::Block),
            Name::Option => (&[Name::Option], EndPriority::Block),
            Name::Optgroup => (&[Name::Option, Name::Optgroup], EndPriority::Block),
            Name::Rt | Name::Rp => (&[Name::Rt, Name::Rp], EndPriority::Line),
            Name::Tr => (&[Name::Tr, Name::Caption, Name::Colgroup], EndPriority::Block),
            Name::Td | Name::Th => (&[Name::Td, Name::Th], EndPriority::Block),
            Name::Colgroup => (&[Name::Caption, Name::Colgroup], EndPriority::Block),
            Name::Tbody | Name::Thead | Name::Tfoot => (
                &[Name::Tbody, Name::Thead, Name::Tfoot, Name::Tr, Name::Caption, Name::Colgroup],
                EndPriority::Block,
            ),
            _ => (&[], EndPriority::Block),
        };
        for &ended in ends {
            let Some(place) = self.open.innermost(ended as Slot) else { continue };
            if !self.open.is_blocked(place, within) {
                self.close_above(place, at);
            }
        }
    }

    fn end_tag(&mut self, token: Token) {
        // Mostly it ends what was opened last, and nothing can stand between.
        if token.name != Name::Other && self.open.top().name == token.name {
            self.close_by_end_tag(token.span);
        } else {
            self.other_end_tag(token);
        }
    }

    fn other_end_tag(&mut self, token: Token) {
        let written = self.written_name(token, token.span.start + 2);
        if token.name.is_void() {
            if !self.ends_last_void(token) {
                self.stray(token, written, None);
            }
            return;
        }
        let slot = self.slot(token, token.span.start + 2);
        let place = self.open.innermost(slot);
        match place {
            Some(place) if !self.open.is_blocked(place, stops(token.name)) => {
                self.close_above(place + 1, token.span.start);
                self.close_by_end_tag(token.span);
            }
            Some(place) => {
                if self.open.in_iframe() {
                    self.note_escape(token, place);
                    return;
                }
                let node = self.open.at(place).node;
                self.tree.nodes[node as usize].ending = Ending::Crossed;
                self.stray(token, written, Some(node));
            }
            None if self.open.in_iframe() => {}
            None => {
                let of = self.open.late_end_tag(slot);
                if let Some(node) = of {
                    self.tree.nodes[node as usize].ending = Ending::Crossed;
                }
                self.stray(token, written, of);
            }
        }
    }

    /// `<br></br>` is one `br`.
    fn ends_last_void(&self, token: Token) -> bool {
        let mut nodes = self.tree.nodes.iter().rev();
        let mut last = nodes.next();
        if last.is_some_and(|node| node.kind == NodeKind::Text && is_blank(&self.bytes[node.span.range()])) {
            last = nodes.next();
        }
        last.is_some_and(|node| node.kind == NodeKind::Element && node.name == token.name)
    }

    fn stray(&mut self, token: Token, name: Span, of: Option<NodeId>) {
        if !self.open.in_iframe() {
            let before = self.tree.len();
            self.tree.stray_end_tags.push(StrayEndTag { span: token.span, name, of, before });
        }
    }

    /// Ends the open elements from `place` on, which have no end tags; `at` is where.
    fn close_above(&mut self, place: u32, at: u32) {
        while self.open.len() > place {
            self.close(Span::empty(at));
        }
    }

    /// Ends the innermost open element, which has no end tag.
    fn close(&mut self, close: Span) {
        let Some(open) = self.close_top(close, None) else { return };
        let node = &mut self.tree.nodes[open.node as usize];
        if open.name == Name::P {
            self.end_paragraph_before_block(open.node);
        } else if !open.name.end_tag_is_optional() && node.ending != Ending::Crossed {
            node.ending = Ending::Missing;
            if !node.in_iframe {
                self.open.wait_for_end_tag(open.slot, open.node);
            }
        }
    }

    /// Ends the innermost open element by its end tag.
    #[inline(always)]
    fn close_by_end_tag(&mut self, end_tag: Span) {
        self.close_top(end_tag, Some(Ending::EndTag));
    }

    /// The innermost open element, which is open no more.
    #[inline(always)]
    fn close_top(&mut self, close: Span, ending: Option<Ending>) -> Option<Open> {
        let open = self.open.pop()?;
        let end = self.tree.len();
        let node = &mut self.tree.nodes[open.node as usize];
        node.end = end;
        node.close = close;
        node.ending = ending.unwrap_or(node.ending);
        if open.name == Name::Iframe {
            self.tokenizer.in_iframe = self.open.in_iframe();
        }
        Some(open)
    }

    /// A paragraph without end tag ended before its first HTML 4 block: that and all behind it become its
    /// siblings. Figures do not: Facebook's parser kept them inside.
    fn end_paragraph_before_block(&mut self, paragraph: NodeId) {
        let nodes = &mut self.tree.nodes;
        let (parent, end) = (nodes[paragraph as usize].parent, nodes[paragraph as usize].end);
        let mut child = paragraph + 1;
        while child < end && !nodes[child as usize].name.is_html4_block() {
            child = nodes[child as usize].end;
        }
        if child >= end {
            return;
        }
        nodes[paragraph as usize].end = child;
        nodes[paragraph as usize].close = Span::empty(nodes[child as usize].span.start);
        while child < end {
            nodes[child as usize].parent = parent;
            child = nodes[child as usize].end;
        }
    }

    /// Inside an iframe: remembers the first end tag of what directly holds the iframe, or of the article
    /// or something around it.
    fn note_escape(&mut self, token: Token, place: u32) {
        let Some(scope) = self.outermost_iframe.filter(|_| self.escape.is_none()) else { return };
        if place < scope && (place + 1 == scope || token.name.end_priority() >= EndPriority::Article) {
            self.escape = Some(Escape {
                offset: token.span.start,
                nodes: self.tree.len(),
                attributes: self.tree.attributes.len(),
            });
        }
    }

    /// At the end of the file: if an iframe is still open, and something in it looks like what comes
    /// behind it, ends it there and reads on from that place.
    fn reread_behind_iframe(&mut self) -> bool {
        let Some(escape) = self.escape.take() else { return false };
        let Some(place) = self.outermost_iframe else { return false };
        if !self.open.in_iframe() || !self.tokenizer.reread_from(escape.offset) {
            return false;
        }
        let iframe = self.open.at(place).node;
        self.tree.nodes.truncate(escape.nodes as usize);
        self.tree.attributes.truncate(escape.attributes);
        for node in &mut self.tree.nodes[iframe as usize + 1..] {
            node.end = node.end.min(escape.nodes);
            if node.close.end > escape.offset {
                node.ending = Ending::Missing;
                node.close = Span::empty(escape.offset);
            }
        }
        while self.open.len() > place {
            if self.open.top().node >= escape.nodes {
                self.open.pop();
            } else {
                self.close(Span::empty(escape.offset));
            }
        }
        true
    }
}

/// What stops an end tag on its way to its element: anything of at least this priority.
fn stops(name: Name) -> EndPriority {
    match name.end_priority() {
        EndPriority::Inline => EndPriority::Line,
        EndPriority::Line => EndPriority::Block,
        EndPriority::Block => EndPriority::Region,
        EndPriority::Region => EndPriority::Article,
        EndPriority::Article => EndPriority::Body,
        EndPriority::Body => EndPriority::Html,
        EndPriority::Html | EndPriority::Scope => EndPriority::Scope,
    }
}
