//! What is known of the feed around its items.

use super::{Characters, Problem};
use crate::source::Span;

/// What a channel must have (RSS 2.0).
pub(crate) const CHANNEL_FIELDS: [&str; 3] = ["title", "link", "description"];

/// What is known of the feed around its items, once all of it has been read.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The root element: its name as written, and its start tag.
    pub(crate) root: Option<(String, Span)>,
    /// Whether its `version` is 2.0 or the like.
    pub(crate) is_version_2: bool,
    /// The start tag of the first item that is in no channel.
    pub(crate) item_outside: Option<Span>,
    /// The start tag of the first `channel`.
    pub(crate) channel: Option<Span>,
    /// Which of [`CHANNEL_FIELDS`] have text.
    pub(crate) channel_fields: [bool; CHANNEL_FIELDS.len()],
    /// The encoding that the XML declaration names, and where.
    pub(crate) encoding: Option<(String, Span)>,
    /// How many items there are.
    pub(crate) items: usize,
    /// The comments between the elements of the feed, each with what the element behind it covers.
    pub(crate) comments: Vec<(Span, Span)>,
    /// The first `content:encoded` whose prefix is bound to another namespace, or to none.
    pub(crate) unbound_content: Option<Span>,
    /// The value that binds its prefix to another namespace, if one does, and how that is written.
    pub(crate) content_binding: Option<(Span, String)>,
    /// The ASCII white space in front of everything else.
    pub(crate) blanks: Span,
    /// What is not well-formed outside items.
    pub(crate) problems: Vec<Problem>,
    /// What begins a CDATA section between the items that does not end before the next one.
    pub(crate) open_section: Option<Span>,
    /// The first place where the feed is not well-formed, wherever it is told.
    pub(crate) first_problem: Option<Problem>,
    /// The first character or run that was garbled before it came into the feed, and how many more.
    pub(crate) garbled: Option<(Span, usize)>,
    /// How many more characters there are that XML does not allow, beside the first.
    pub(crate) more_bad_characters: usize,
}

impl Outline {
    /// Adds what is wrong with the characters of the whole feed.
    pub(crate) fn add(&mut self, Characters { forbidden, garbled }: Characters) {
        self.garbled = garbled;
        let Some((problem, more)) = forbidden else { return };
        self.more_bad_characters = more;
        let is_first = |first: &Problem| problem.span.start <= first.span.start;
        if self.first_problem.as_ref().is_none_or(is_first) {
            self.first_problem = Some(problem.clone());
        }
        self.problems.insert(0, problem);
    }

    /// What stands for the feed as a whole: the start tag of `channel`, else of the root, else the first
    /// byte.
    pub(crate) fn whole(&self) -> Span {
        self.channel.or(self.root.as_ref().map(|(_, span)| *span)).unwrap_or(Span::empty(0))
    }
}
