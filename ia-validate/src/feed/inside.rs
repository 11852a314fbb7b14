//! What stands in an item: its fields, and where they end although nobody says so.

use memchr::memmem;

use super::field::FieldBuilder;
use super::item::{FieldName, Item, Wrapping};
use super::reader::is_content;
use super::scan::{end_of_item, find_item, is_item, name_of};
use super::token::Token;
use super::wellformed::{Denoted, Piece, Pieces};
use super::{Problem, ProblemKind, Reader};
use crate::source::{Span, Writing};

/// A field being read: what it is, how deep it stands, and its text so far.
pub(super) struct Reading<'t> {
    /// None for elements that do not matter.
    pub(super) name: Option<FieldName>,
    pub(super) written: &'t str,
    pub(super) depth: usize,
    pub(super) builder: FieldBuilder<'t>,
}

/// Puts the pieces of a text into a field.
struct FieldPieces<'b, 't> {
    builder: &'b mut FieldBuilder<'t>,
    /// How much longer entities have made the texts of fields, and may make them.
    expanded: &'b mut usize,
    most: usize,
}

impl Pieces for FieldPieces<'_, '_> {
    fn piece(&mut self, Piece { plain, reference }: Piece<'_>) {
        let Some((place, denoted)) = reference else {
            self.builder.verbatim(plain, Writing::Escaped);
            return;
        };
        if let Denoted::Text(text) = denoted {
            // As the map of offsets can have it, and never very much longer than the feed.
            if text.len() == place.len() as usize || *self.expanded + text.len() > self.most {
                self.builder.verbatim(Span::new(plain.start, place.end), Writing::Escaped);
                return;
            }
            *self.expanded += text.len();
        }
        self.builder.reference(plain, place, denoted);
    }

    fn usual(&mut self, rest: Span) -> Span {
        self.builder.usual_references(rest)
    }
}

impl<'t> Reader<'t> {
    pub(super) fn new_item(&mut self, span: Span, problems: Vec<Problem>) -> Item<'t> {
        let mut item = Item::new(self.outline.items, span);
        item.problems = problems;
        self.outline.items += 1;
        item
    }

    /// Reads an item whose start tag was just read.
    pub(super) fn item(&mut self, span: Span, problems: Vec<Problem>) -> Item<'t> {
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
                Token::Section { holds_item } => {
                    self.checker.other(token, span, &mut item.problems);
                    self.section(span, holds_item, &mut item, reading.as_mut());
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
        let Some(reading) = reading.filter(|reading| reading.depth == self.open.depth()) else {
            self.checker.text(run, &mut item.problems, &mut |_: Piece<'_>| ());
            return;
        };
        reading.builder.expect(run.len() as usize);
        let (builder, most) = (&mut reading.builder, self.feed.len());
        let mut pieces = FieldPieces { builder, expanded: &mut self.expanded, most };
        self.checker.text(run, &mut item.problems, &mut pieces);
    }

    /// Whether the position is directly in `content:encoded`, where no element belongs.
    fn is_markup_in_content(&self, reading: Option<&Reading<'t>>) -> bool {
        reading.is_some_and(|reading| {
            reading.name == Some(FieldName::Content) && reading.depth == self.open.depth()
        })
    }

    /// A CDATA section, delimiters included.
    fn section(
        &mut self,
        span: Span,
        holds_item: bool,
        item: &mut Item<'t>,
        reading: Option<&mut Reading<'t>>,
    ) {
        let content = Span::new(span.start + 9, span.end - 3);
        let end_of_field = |reader: &Self, written: &str| match holds_item {
            true => reader.end_of_field_in(content, written),
            false => None,
        };
        let Some(reading) = reading.filter(|reading| reading.depth == self.open.depth()) else {
            // Nobody reads it; the next item may stand in it all the same.
            if let Some(end) = end_of_field(self, "item") {
                item.wrapping = Wrapping::Open(Span::new(span.start, content.start));
                self.isolated = true;
                self.resume_at(end);
            }
            return;
        };
        // A section that runs over the end of its field into the next item was never ended; `]]>` belongs to a
        // later one. Any other end tag in it is text.
        if let Some(end) = end_of_field(self, reading.written) {
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
