//! Reads a feed item by item, around whatever is broken in it.

use std::collections::BTreeMap;

use memchr::memmem;

use super::characters::Characters;
use super::field::FieldBuilder;
use super::item::{FieldName, Item, Wrapping};
use super::open::Open;
use super::scan::{end_of_item, find_item, is_item, name_of};
use super::token::{self, Token};
use super::wellformed::{Checker, Denoted, Piece, Tag};
use super::{CONTENT_NAMESPACE, Outline, Problem, ProblemKind};
use crate::source::{Span, Writing};

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
    next_item: Option<(Span, Vec<Problem>)>,
    pub(super) ended: bool,
    /// Whether an element was told not to end, or to end wrongly.
    pub(super) is_structure_broken: bool,
    /// How much longer references have made the texts of fields.
    expanded: usize,
}

/// A field being read: what it is, how deep it stands, and its text so far.
pub(super) struct Reading<'t> {
    /// None for elements that do not matter.
    pub(super) name: Option<FieldName>,
    pub(super) written: &'t str,
    pub(super) depth: usize,
    pub(super) builder: FieldBuilder<'t>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(feed: &'t str) -> Self {
        let base = feed.len() - feed.trim_start_matches('\u{feff}').len();
        let blanks = Span::at(base, feed.len() - feed[base..].trim_ascii_start().len());
        let Characters { forbidden, garbled } = Characters::of(feed);
        let mut outline = Outline { blanks, garbled, ..Outline::default() };
        if let Some((problem, more)) = forbidden {
            outline.problems.push(problem);
            outline.more_bad_characters = more;
        }
        let start = feed.len() - feed.strip_prefix('\u{feff}').unwrap_or(feed).len();
        Self {
            feed,
            at: start,
            limit: feed.len(),
            isolated: false,
            careful_until: 0,
            checker: Checker::new(feed, start),
            open: Open::default(),
            outline,
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

    /// What is known of the feed, after its last item.
    pub(crate) fn into_outline(self) -> Outline {
        let forbidden =
            self.outline.problems.iter().find(|problem| matches!(problem.kind, ProblemKind::BadCharacter(_)));
        let first_problem = forbidden.cloned().into_iter().chain(self.checker.into_first());
        Outline { first_problem: first_problem.min_by_key(|problem| problem.span.start), ..self.outline }
    }

    /// The next token. A tag that does not end is told, and taken for what is left of it.
    fn next_token(&mut self, problems: &mut Vec<Problem>) -> Result<Option<(Token, Span)>, Problem> {
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
            let next = self.next_less(at);
            let is_whole =
                next >= span.end as usize || token != Token::End && Tag::of(feed, span).fault.is_none();
            if !is_whole {
                return Ok(Some(self.rest_of_tag(next, span.end as usize, problems)));
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
    fn end_of_input(&mut self) {
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
    fn settle_comments(&mut self, end: usize) {
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
    fn tag(&mut self, token: Token, span: Span, problems: &mut Vec<Problem>) -> &'t str {
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
    fn field_name(&mut self, name: &str, span: Span) -> Option<FieldName> {
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

    fn new_item(&mut self, span: Span, problems: Vec<Problem>) -> Item<'t> {
        let mut item = Item::new(self.outline.items, span);
        item.problems = problems;
        self.outline.items += 1;
        item
    }

    /// Reads an item whose start tag was just read.
    fn item(&mut self, span: Span, problems: Vec<Problem>) -> Item<'t> {
        let mut item = self.new_item(span, problems);
        self.open.push("item", span);
        let depth = self.open.depth();
        let mut reading: Option<Reading<'t>> = None;
        while self.open.depth() >= depth {
            self.settle_comments(self.at);
            let (token, span) = match self.next_token(&mut item.problems) {
                Ok(Some(token)) => token,
                Ok(None) => {
                    self.unclosed(&mut item, reading.take(), depth, true);
                    item.is_cut = true;
                    self.end_of_input();
                    break;
                }
                Err(problem) => {
                    self.recover(problem, &mut item, reading.take(), depth);
                    break;
                }
            };
            self.at = span.end as usize;
            match token {
                Token::Start | Token::Empty => {
                    if token == Token::Start && is_item(span.of(self.feed).as_bytes()) {
                        let mut problems = Vec::new();
                        self.tag(token, span, &mut problems);
                        self.unclosed(&mut item, reading.take(), depth, false);
                        self.next_item = Some((span, problems));
                        break;
                    }
                    if token == Token::Start && self.is_markup_in_content(reading.as_ref()) {
                        item.wrapping = Wrapping::Markup(span);
                        self.skip_to_end_of_content(&mut item, reading.as_mut(), span.start as usize);
                        continue;
                    }
                    let name = self.tag(token, span, &mut item.problems);
                    self.open.begins(span);
                    if token == Token::Start {
                        self.open.push(name, span);
                    }
                    if reading.is_some() {
                        continue;
                    }
                    let field = self.field_name(name, span);
                    let builder = FieldBuilder::new(self.feed, span);
                    match (token, field) {
                        (Token::Start, name) => {
                            let depth = self.open.depth();
                            reading =
                                Some(Reading { name, written: name_of(span.of(self.feed)), depth, builder });
                        }
                        (_, Some(field)) => item.set(field, builder.finish()),
                        (_, None) => {}
                    }
                }
                Token::End => self.end_inside(span, &mut item, &mut reading),
                Token::Text => self.text(span, &mut item, reading.as_mut()),
                Token::Section => {
                    self.checker.other(token, span, &mut item.problems);
                    self.section(span, &mut item, reading.as_mut());
                }
                Token::Less => {
                    self.checker.other(token, span, &mut item.problems);
                    if let Some(reading) =
                        reading.as_mut().filter(|reading| reading.depth == self.open.depth())
                    {
                        reading.builder.verbatim(span, Writing::Escaped);
                    }
                }
                Token::Comment | Token::Instruction | Token::DocumentType => {
                    if self.swallows_item(token, span, &mut item.problems) {
                        item.is_cut = true;
                        finish_field(&mut item, reading.take());
                        self.close_item(depth);
                        self.resume_at_item(span.start as usize);
                        break;
                    }
                    if token == Token::Comment {
                        self.open.comment(span);
                    }
                }
            }
        }
        self.is_structure_broken |= item.problems.iter().any(|problem| problem.kind.may_hide());
        self.take_unbound_content(&mut item.problems);
        item
    }

    /// That the prefix of `content:encoded` is not declared is told once, with what to do.
    fn take_unbound_content(&self, problems: &mut Vec<Problem>) {
        let Some(field) = self.outline.unbound_content else { return };
        problems.retain(|problem| {
            problem.span != field || !matches!(problem.kind, ProblemKind::UndeclaredPrefix(_))
        });
    }

    /// Text and references in an item.
    fn text(&mut self, run: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        let mut builder =
            reading.filter(|reading| reading.depth == self.open.depth()).map(|reading| &mut reading.builder);
        if let Some(builder) = builder.as_deref_mut() {
            builder.expect(run.len() as usize);
        }
        let (expanded, most) = (&mut self.expanded, self.feed.len());
        self.checker.text(run, &mut item.problems, |Piece { plain, reference }| {
            let Some(builder) = builder.as_deref_mut() else { return };
            let Some((place, denoted)) = reference else {
                builder.verbatim(plain, Writing::Escaped);
                return;
            };
            if let Denoted::Text(text) = denoted {
                // As the map of offsets can have it, and never very much longer than the feed.
                if text.len() == place.len() as usize || *expanded + text.len() > most {
                    builder.verbatim(Span::new(plain.start, place.end), Writing::Escaped);
                    return;
                }
                *expanded += text.len();
            }
            builder.reference(plain, place, denoted);
        });
    }

    /// Whether the position is directly in `content:encoded`, where no element belongs.
    fn is_markup_in_content(&self, reading: Option<&Reading<'t>>) -> bool {
        reading.is_some_and(|reading| {
            reading.name == Some(FieldName::Content) && reading.depth == self.open.depth()
        })
    }

    /// A CDATA section, delimiters included.
    fn section(&mut self, span: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        let content = Span::new(span.start + 9, span.end - 3);
        let Some(reading) = reading.filter(|reading| reading.depth == self.open.depth()) else {
            // Nobody reads it; the next item may stand in it all the same.
            if let Some(end) = self.end_of_field_in(content, "item") {
                item.wrapping = Wrapping::Open(Span::new(span.start, content.start));
                self.isolated = true;
                self.resume_at(end);
            }
            return;
        };
        // A section that runs over the end of its field into the next item was never ended; `]]>` belongs to a
        // later one. Any other end tag in it is text.
        if let Some(end) = self.end_of_field_in(content, reading.written) {
            reading.builder.verbatim(Span::at(content.start as usize, end), Writing::Section);
            item.wrapping = Wrapping::Open(Span::new(span.start, content.start));
            self.isolated = true;
            self.resume_at(end);
            return;
        }
        reading.builder.verbatim(content, Writing::Section);
        if reading.name == Some(FieldName::Content) && self.breaks_off(span.end as usize, reading.written) {
            item.wrapping = Wrapping::Broken(Span::new(content.end, span.end));
            self.skip_to_end_of_content(item, Some(reading), content.end as usize);
        }
    }

    /// Checks a comment or the like. Whether it is broken and an item begins in it: then it was never ended where it
    /// should. What is commented out on purpose is no item.
    pub(super) fn swallows_item(&mut self, token: Token, span: Span, problems: &mut Vec<Problem>) -> bool {
        let before = problems.len();
        self.checker.other(token, span, problems);
        let text = span.of(self.feed);
        let (what, end) = match token {
            // A `--` behind the item is its own matter.
            Token::Comment => {
                ("the comment", memmem::rfind(&text.as_bytes()[..text.len() - 2], b"--").unwrap_or(0))
            }
            Token::Instruction => ("the processing instruction", text.len()),
            _ => ("the document type", text.len()),
        };
        if problems.len() == before || find_item(&text[..end], 0).is_none() {
            return false;
        }
        problems.truncate(before);
        let opening = Span::new(span.start, span.start + 2);
        self.checker.give_up(Problem { kind: ProblemKind::Unended(what), span: opening }, problems);
        true
    }

    /// Where a field ends inside of a section that should be its content, if an item begins behind that.
    pub(super) fn end_of_field_in(&self, content: Span, written: &str) -> Option<usize> {
        let text = content.of(self.feed);
        let first_item = find_item(text, 0)?;
        let end_tag = memmem::find(text.as_bytes(), ["</", written].concat().as_bytes());
        let end = match end_tag.filter(|&end| find_item(text, end).is_some()) {
            // Only in an article an item may be text.
            None if is_content(written) => end_of_item(text)?,
            None => end_of_item(text).unwrap_or(first_item),
            Some(end) => end_of_item(&text[..end]).unwrap_or(end),
        };
        Some(content.start as usize + end)
    }

    fn end_inside(&mut self, span: Span, item: &mut Item<'t>, reading: &mut Option<Reading<'t>>) {
        let was_lost = self.checker.is_lost();
        self.checker.end_tag(span, item.span.start, &mut item.problems);
        let name = name_of(span.of(self.feed));
        let Some(top) = self.open.top() else { return };
        if top != name {
            let is_open = self.open.contains(name);
            if was_lost {
                let (expected, found) = (top.to_owned(), name.to_owned());
                let kind = match is_open {
                    true => ProblemKind::MismatchedEndTag { expected, found },
                    false => ProblemKind::StrayEndTag(found),
                };
                item.problems.push(Problem { kind, span });
            }
            if !is_open {
                return;
            }
        }
        while let Some((popped, _)) = self.open.pop() {
            if reading.as_ref().is_some_and(|reading| reading.depth > self.open.depth()) {
                finish_field(item, reading.take());
            }
            if popped == name {
                break;
            }
        }
    }

    /// The item has no end tag; for all that is known so far it may hold the next one, if the feed does not end here.
    fn unclosed(&mut self, item: &mut Item<'t>, reading: Option<Reading<'t>>, depth: usize, is_end: bool) {
        let missing = match &reading {
            Some(reading) => ProblemKind::MissingEndTag(reading.written.to_owned()),
            None => ProblemKind::MissingEndTag("item".to_owned()),
        };
        let span = reading.as_ref().map_or(item.span, |reading| reading.builder.tag());
        let problem = Problem { kind: missing, span };
        if is_end && self.limit == self.feed.len() {
            self.checker.lose_at_end(problem, &mut item.problems);
        } else if self.checker.is_lost() {
            item.problems.push(problem);
        }
        finish_field(item, reading);
        self.close_item(depth);
    }

    pub(super) fn close_item(&mut self, depth: usize) {
        while self.open.depth() >= depth {
            self.open.pop();
        }
    }
}

pub(super) fn finish_field<'t>(item: &mut Item<'t>, reading: Option<Reading<'t>>) {
    if let Some(Reading { name: Some(name), builder, .. }) = reading {
        item.set(name, builder.finish());
    }
}

/// Whether an element is one that a feed consists of.
fn is_known(name: &str) -> bool {
    is_content(name) || matches!(name, "rss" | "channel" | "item") || FieldName::of(name).is_some()
}

/// Whether an element is likely to hold an article.
fn is_content(name: &str) -> bool {
    name.strip_suffix(":encoded").is_some_and(|prefix| !prefix.is_empty())
}
