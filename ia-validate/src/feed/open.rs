//! The open elements of a feed, answered without searching the stack.

use std::collections::HashMap;

use crate::source::Span;

/// So many open elements are looked through; no feed that people write has more. Names of deeper ones are counted.
const SHALLOW: usize = 16;

/// The stack of open elements, each with its name and start tag.
#[derive(Debug, Default)]
pub(super) struct Open<'t> {
    stack: Vec<(&'t str, Span)>,
    /// How often each name is open among those that are deep.
    deep: HashMap<&'t str, usize>,
    /// Comments in front of the next start tag.
    waiting: Vec<Span>,
    /// Comments in front of open elements: how deep the element stands, and the comment.
    covering: Vec<(usize, Span, u32)>,
}

impl<'t> Open<'t> {
    pub(super) fn push(&mut self, name: &'t str, tag: Span) {
        if self.stack.len() >= SHALLOW {
            *self.deep.entry(name).or_default() += 1;
        }
        self.stack.push((name, tag));
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

    /// Whether comments in front of open elements wait for these to end.
    pub(super) fn has_comments(&self) -> bool {
        !self.covering.is_empty()
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
        if self.stack.len() >= SHALLOW
            && let Some(count) = self.deep.get_mut(name)
        {
            *count -= 1;
        }
        Some((name, tag))
    }

    pub(super) fn top(&self) -> Option<&'t str> {
        self.stack.last().map(|&(name, _)| name)
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.stack.iter().take(SHALLOW).any(|&(open, _)| open == name)
            || self.deep.get(name).is_some_and(|&count| count > 0)
    }

    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_known_at_any_depth() {
        let mut open = Open::default();
        let names: Vec<String> = (0..3 * SHALLOW).map(|depth| format!("n{}", depth % 20)).collect();
        let is_right = |open: &Open<'_>, depth: usize| {
            let all = names.iter().map(String::as_str).chain(["other"]);
            all.clone().all(|name| open.contains(name) == all.clone().take(depth).any(|open| open == name))
        };
        for (depth, name) in names.iter().enumerate() {
            assert!(is_right(&open, depth), "{depth}");
            open.push(name, Span::empty(0));
        }
        for depth in (0..names.len()).rev() {
            assert_eq!(open.pop().map(|(name, _)| name), Some(&*names[depth]));
            assert!(is_right(&open, depth), "{depth}");
        }
    }
}
