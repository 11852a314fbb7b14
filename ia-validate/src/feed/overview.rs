//! What is kept of a feed when its items have been read: enough to judge it as a whole.

use super::{FieldName, Item, Outline, Problem, Wrapping};
use crate::source::Span;

/// What an item carries as its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Carries {
    /// A document with `html` or `article`.
    Document,
    /// Something else, or something escaped twice; the span is the text of the field.
    Fragment {
        /// Where it stands in the feed.
        span: Span,
        /// Whether it would be a document if it were unescaped once more.
        escaped_twice: bool,
    },
    /// Nothing.
    Nothing,
}

/// What is kept of one item.
#[derive(Debug)]
pub(crate) struct ItemSummary {
    pub(crate) index: usize,
    /// Its start tag.
    pub(crate) span: Span,
    pub(crate) carries: Carries,
    pub(crate) wrapping: Wrapping,
    /// The fields without text that it should have (format.md §8).
    pub(crate) missing: Vec<FieldName>,
    /// What is not well-formed in it: the first place, and how many more there are.
    pub(crate) problem: Option<(Problem, usize)>,
}

impl ItemSummary {
    /// Sums up an item; `carries` is what its article turned out to be.
    pub(crate) fn new(item: &Item<'_>, carries: Carries) -> Self {
        let missing = [FieldName::Title, FieldName::Link, FieldName::Content]
            .into_iter()
            .filter(|&name| item.value(name).is_none())
            .collect();
        let problem = item.problems.first().map(|first| (first.clone(), item.problems.len() - 1));
        Self { index: item.index, span: item.span, carries, wrapping: item.wrapping, missing, problem }
    }
}

/// A feed as a whole.
#[derive(Debug)]
pub(crate) struct Overview {
    pub(crate) outline: Outline,
    pub(crate) items: Vec<ItemSummary>,
}

impl Overview {
    /// Whether it is RSS: `rss` with a `channel`.
    pub(crate) fn is_rss(&self) -> bool {
        self.outline.channel.is_some()
            && self.outline.root.as_ref().is_some_and(|(name, _)| name.eq_ignore_ascii_case("rss"))
    }

    /// Whether this is an ordinary feed: it has several items, and none carries a document.
    pub(crate) fn is_ordinary(&self) -> bool {
        self.items.len() > 1 && !self.items.iter().any(|item| item.carries == Carries::Document)
    }
}
