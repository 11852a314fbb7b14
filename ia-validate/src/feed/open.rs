//! The open elements of a feed, answered without searching the stack.

use std::collections::HashMap;

use crate::source::Span;

/// The stack of open elements, each with its name and start tag.
#[derive(Debug, Default)]
pub(super) struct Open<'t> {
    stack: Vec<(&'t str, Span)>,
    /// How often each name is open.
    names: HashMap<&'t str, usize>,
}

impl<'t> Open<'t> {
    pub(super) fn push(&mut self, name: &'t str, tag: Span) {
        self.stack.push((name, tag));
        *self.names.entry(name).or_default() += 1;
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
