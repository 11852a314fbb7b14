//! The open elements of a feed, answered without searching the stack.

use std::collections::HashMap;

use crate::source::Span;

/// The stack of open elements, each with its name and start tag.
#[derive(Debug, Default)]
pub(super) struct Open<'t> {
    stack: Vec<(&'t str, Span)>,
    /// How often each name is open.
    names: HashMap<&'t str, usize>,
    /// Comments in front of the next start tag.
    waiting: Vec<Span>,
    /// Comments in front of open elements: how deep the element stands, and the comment.
    covering: Vec<(usize, Span, u32)>,
}

impl<'t> Open<'t> {
    pub(super) fn push(&mut self, name: &'t str, tag: Span) {
        self.stack.push((name, tag));
        *self.names.entry(name).or_default() += 1;
    }

    /// Notes a comment, which speaks of the next element.
    pub(super) fn comment(&mut self, comment: Span) {
        self.waiting.push(comment);
    }

    /// An element begins at its start tag: the comments that wait speak of it. One without content is
    /// open until the next call of [`ended`](Self::ended).
    pub(super) fn begins(&mut self, tag: Span) {
        let depth = self.stack.len();
        self.covering.extend(self.waiting.drain(..).map(|comment| (depth, comment, tag.start)));
    }

    /// The comments whose elements have ended, at byte `end`, with what they cover.
    pub(super) fn ended(&mut self, end: u32) -> impl Iterator<Item = (Span, Span)> + '_ {
        let depth = self.stack.len();
        let first = self.covering.partition_point(|&(of, ..)| of < depth);
        self.covering
            .drain(first..)
            .map(move |(_, comment, start)| (comment, Span::new(start, end.max(start))))
    }

    /// The comments that no element comes behind.
    pub(super) fn left_waiting(&mut self) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.waiting.drain(..).map(|comment| (comment, Span::empty(comment.start)))
    }

    pub(super) fn pop(&mut self) -> Option<(&'t str, Span)> {
        let (name, tag) = self.stack.pop()?;
        if let Some(count) = self.names.get_mut(name) {
            *count -= 1;
        }
        Some((name, tag))
    }

    pub(super) fn top(&self) -> Option<&'t str> {
        self.stack.last().map(|&(name, _)| name)
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|&count| count > 0)
    }

    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }
}
