//! Reads a feed item by item, around whatever is broken in it.

use std::collections::BTreeMap;

use super::item::{FieldName, Item};
use super::open::Open;
use super::scan::{find_item, name_of};
use super::token::{self, Token};
use super::wellformed::{Checker, Tag};
use super::{CONTENT_NAMESPACE, Outline, Problem, ProblemKind};
use crate::source::Span;

/// Reads a feed item by item, in one pass.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(super) feed: &'t str,
    /// Where the next token begins, and where reading ends for now.
    pub(super) at: usize,
    pub(super) limit: usize,
    /// Whether, after an error, each item is read for itself: what does not end in one of them cannot
    /// swallow the others, and nothing is read twice.
    pub(super) isolated: bool,
    /// Up to here a tag is taken to end in front of the next `<`, so that none is read again and again.
    pub(super) careful_until: usize,
    pub(super) checker: Checker<'t>,
    pub(super) open: Open<'t>,
    pub(super) outline: Outline,
    /// The prefixes that are declared somewhere, with their latest namespaces and where these stand.
    prefixes: BTreeMap<&'t str, Span>,
    /// The start tag of an item that began before the one in front of it had ended.
    pub(super) next_item: Option<(Span, Vec<Problem>)>,
    pub(super) ended: bool,
    /// Whether an element was told not to end, or to end wrongly.
    pub(super) is_structure_broken: bool,
    /// How much longer references have made the texts of fields.
    pub(super) expanded: usize,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(feed: &'t str) -> Self {
        let base = feed.len() - feed.trim_start_matches('\u{feff}').len();
        let blanks = Span::at(base, feed.len() - feed[base..].trim_ascii_start().len());
        let start = feed.len() - feed.strip_prefix('\u{feff}').unwrap_or(feed).len();
        Self {
            feed,
            at: start,
            limit: feed.len(),
            isolated: false,
            careful_until: 0,
            checker: Checker::new(feed, start),
            open: Open::default(),
            outline: Outline { blanks, ..Outline::default() },
            prefixes: BTreeMap::new(),
            next_item: None,
            ended: false,
            is_structure_broken: false,
            expanded: 0,
        }
    }

    /// The next item; none at the end of the feed.
    pub(crate) fn next_item(&mut self) -> Option<Item<'t>> {
        if let Some((span, problems)) = self.next_item.take() {
            return Some(self.item(span, problems));
        }
        while !self.ended {
            self.settle_comments(self.at);
            let mut problems = Vec::new();
            match self.next_token(&mut problems) {
                Ok(None) => self.end_of_input(),
                Ok(Some((token, span))) => {
                    self.at = span.end as usize;
                    if let Token::Start | Token::Empty = token {
                        let name = self.tag(token, span, &mut problems);
                        self.open.begins(span);
                        self.outline_element(name, span);
                        if name == "item" && token == Token::Start {
                            return Some(self.item(span, problems));
                        } else if name == "item" {
                            return Some(self.new_item(span, problems));
                        } else if token == Token::Start {
                            self.open.push(name, span);
                        }
                    } else {
                        self.outside(token, span, &mut problems);
                    }
                }
                Err(problem) => {
                    let from = problem.span.start as usize + 1;
                    self.checker.lose(problem, &mut problems);
                    self.resume_at_item(from);
                }
            }
            self.is_structure_broken |= problems.iter().any(|problem| problem.kind.may_hide());
            self.outline.problems.extend(problems);
        }
        None
    }

    /// How far the feed has been read, in bytes. It may go back where something is broken.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// What is known of the feed, after its last item, but for its characters.
    pub(crate) fn into_outline(self) -> Outline {
        Outline { first_problem: self.checker.into_first(), ..self.outline }
    }

    /// The next token. A tag that does not end is told, and taken for what is left of it.
    pub(super) fn next_token(
        &mut self,
        problems: &mut Vec<Problem>,
    ) -> Result<Option<(Token, Span)>, Problem> {
        let (feed, at) = (self.feed, self.at);
        let is_tag = |at: usize| !matches!(feed.as_bytes().get(at + 1), None | Some(b'!' | b'?'));
        let is_careful = at < self.careful_until && feed[at..].starts_with('<') && is_tag(at);
        let limit = if is_careful { self.next_less(at) } else { self.limit };
        let token = match token::next(feed, at, limit) {
            Err(problem) if problem.kind == ProblemKind::CutOff("a tag") => {
                let next = self.next_less(at);
                if next == feed.len() {
                    return Err(problem);
                }
                return Ok(Some(self.rest_of_tag(next, limit, problems)));
            }
            token => token?,
        };
        if let Some((token @ (Token::Start | Token::Empty | Token::End), span)) = token {
            let end = span.end as usize;
            let next = memchr::memchr(b'<', &feed.as_bytes()[at + 1..end]).map(|len| at + 1 + len);
            if let Some(next) = next
                && (token == Token::End || Tag::of(feed, span).fault.is_some())
            {
                return Ok(Some(self.rest_of_tag(next, end, problems)));
            }
        }
        Ok(token)
    }

    /// The next `<` behind the one at `at`, or else where reading ends.
    fn next_less(&self, at: usize) -> usize {
        let behind = (at + 1).min(self.limit);
        memchr::memchr(b'<', &self.feed.as_bytes()[behind..self.limit]).map_or(self.limit, |len| behind + len)
    }

    /// What to take a tag for that does not end in front of the next `<`, which stands at `next`: what it seems to be
    /// if its name is known, else text. The library read it up to `end`.
    fn rest_of_tag(&mut self, next: usize, end: usize, problems: &mut Vec<Problem>) -> (Token, Span) {
        self.careful_until = self.careful_until.max(end);
        let at = self.at;
        let text = &self.feed[at..next];
        let kind = ProblemKind::BadTag("it does not end in front of the next `<`".to_owned());
        self.checker.lose(Problem { kind, span: Span::at(at, at + text.trim_ascii_end().len()) }, problems);
        let close = text.find('>').map_or(next, |len| at + len + 1);
        let name = name_of(text);
        let token = match text.as_bytes().get(1) {
            Some(b'/') => Token::End,
            _ if !is_known(name) => return (Token::Less, Span::at(at, at + 1)),
            _ if self.feed[at..close].ends_with("/>") => Token::Empty,
            _ => Token::Start,
        };
        (token, Span::at(at, close))
    }

    /// Goes on reading at `offset`.
    pub(super) fn resume_at(&mut self, offset: usize) {
        if self.isolated {
            self.limit = find_item(self.feed, offset + 1).unwrap_or(self.feed.len());
        }
        self.at = offset;
    }

    /// What is read for now has ended.
    pub(super) fn end_of_input(&mut self) {
        if self.limit < self.feed.len() {
            self.resume_at(self.limit);
            return;
        }
        self.ended = true;
        let mut problems = Vec::new();
        self.checker.finish(&mut problems);
        self.outline.problems.extend(problems);
        while self.open.pop().is_some() {}
        self.settle_comments(self.feed.len());
        let waiting = self.open.left_waiting();
        self.outline.comments.extend(waiting);
    }

    /// Notes what comments cover whose elements have ended, at byte `end`.
    pub(super) fn settle_comments(&mut self, end: usize) {
        if !self.open.has_comments() {
            return;
        }
        let ended = self.open.ended(Span::at(end, end).end);
        self.outline.comments.extend(ended);
    }

    pub(super) fn end_outside(&mut self, span: Span, problems: &mut Vec<Problem>) {
        let was_lost = self.checker.is_lost();
        self.checker.end_tag(span, u32::MAX, problems);
        let name = name_of(span.of(self.feed));
        let kind = match self.open.top() {
            Some(top) if top == name => {
                self.open.pop();
                return;
            }
            Some(expected) if self.open.contains(name) => {
                let expected = expected.to_owned();
                while self.open.pop().is_some_and(|(popped, _)| popped != name) {}
                ProblemKind::MismatchedEndTag { expected, found: name.to_owned() }
            }
            _ => ProblemKind::StrayEndTag(name.to_owned()),
        };
        // What comes later is likely to follow from what came first.
        if was_lost && !self.is_structure_broken {
            problems.push(Problem { kind, span });
        }
    }

    /// The name of a start tag as written. Notes the prefixes that it declares.
    pub(super) fn tag(&mut self, token: Token, span: Span, problems: &mut Vec<Problem>) -> &'t str {
        let tag = Tag::of(self.feed, span);
        self.checker.start_tag(&tag, token == Token::Empty, problems);
        for attribute in &tag.attributes {
            let name = attribute.name.of(self.feed);
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.prefixes.insert(prefix, attribute.value);
            } else if name == "version" && self.outline.root.is_none() {
                let value = attribute.value.of(self.feed).trim_ascii();
                self.outline.is_version_2 = value == "2" || value.starts_with("2.");
            }
        }
        tag.name
    }

    /// The field that an element in an item is.
    pub(super) fn field_name(&mut self, name: &str, span: Span) -> Option<FieldName> {
        let Some((prefix, "encoded")) = name.split_once(':') else { return FieldName::of(name) };
        let namespace = self.prefixes.get(prefix).copied();
        let is_content = namespace.is_some_and(|value| value.of(self.feed) == CONTENT_NAMESPACE);
        if prefix == "content" && !is_content {
            self.outline.unbound_content.get_or_insert(span);
            if let Some(value) = namespace.filter(|_| self.outline.content_binding.is_none()) {
                self.outline.content_binding = Some((value, value.of(self.feed).to_owned()));
            }
        }
        (is_content || prefix == "content").then_some(FieldName::Content)
    }
}

/// Whether an element is one that a feed consists of.
fn is_known(name: &str) -> bool {
    is_content(name) || matches!(name, "rss" | "channel" | "item") || FieldName::of(name).is_some()
}

/// Whether an element is likely to hold an article.
pub(super) fn is_content(name: &str) -> bool {
    name.strip_suffix(":encoded").is_some_and(|prefix| !prefix.is_empty())
}
