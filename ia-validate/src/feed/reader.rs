//! Reads a feed item by item, around whatever is broken in it.

use std::collections::{BTreeMap, HashSet};

use memchr::{memchr_iter, memmem};
use quick_xml::events::{BytesStart, Event};

use super::characters::Characters;
use super::field::FieldBuilder;
use super::item::{FieldName, Item, Wrapping};
use super::open::Open;
use super::scan::{SECTION, end_tag_name, find_item, xml_of};
use super::{CONTENT_NAMESPACE, Outline, Problem, ProblemKind};
use crate::source::{Span, Writing};

/// Bytes of a byte order mark; a second one is text.
const BYTE_ORDER_MARK: usize = 3;

/// Reads a feed item by item, in one pass.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(super) feed: &'t str,
    pub(super) xml: quick_xml::Reader<&'t [u8]>,
    /// The part of the feed that `xml` reads.
    pub(super) base: usize,
    pub(super) limit: usize,
    /// Whether, after an error, each item is read for itself: what does not end in one of them cannot
    /// swallow the others, and nothing is read twice.
    pub(super) isolated: bool,
    pub(super) open: Open<'t>,
    pub(super) outline: Outline,
    /// The prefixes that are declared somewhere, with their latest namespaces.
    prefixes: BTreeMap<String, String>,
    /// The start tag of an item that began before the one in front of it had ended.
    next_item: Option<(Span, Option<Problem>)>,
    pub(super) ended: bool,
    /// Whether the end of the feed cut an item off.
    pub(super) is_cut: bool,
}

/// For how many attributes of a tag memory is asked for at once.
const MOST_EXPECTED: usize = 1 << 20;

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
        if base > BYTE_ORDER_MARK {
            let span = Span::at(BYTE_ORDER_MARK, base);
            outline.problems.push(Problem { kind: ProblemKind::TextBeforeRoot, span });
        }
        Self {
            feed,
            xml: xml_of(&feed[base..]),
            base,
            limit: feed.len(),
            isolated: false,
            open: Open::default(),
            outline,
            prefixes: BTreeMap::new(),
            next_item: None,
            ended: false,
            is_cut: false,
        }
    }

    /// The next item; none at the end of the feed.
    pub(crate) fn next_item(&mut self) -> Option<Item<'t>> {
        if let Some((span, problem)) = self.next_item.take() {
            return Some(self.item(span, problem));
        }
        while !self.ended {
            let start = self.position();
            self.settle_comments(start);
            match self.xml.read_event() {
                Ok(event) => {
                    let span = Span::at(start, self.position());
                    match event {
                        Event::Start(tag) => {
                            let (name, problem) = self.tag(&tag, span);
                            self.open.begins(span);
                            self.outline_element(name, span);
                            if name == "item" {
                                return Some(self.item(span, problem));
                            }
                            self.outline.problems.extend(problem);
                            self.open.push(name, span);
                        }
                        Event::Empty(tag) => {
                            let (name, problem) = self.tag(&tag, span);
                            self.open.begins(span);
                            self.outline_element(name, span);
                            if name == "item" {
                                return Some(self.new_item(span, problem));
                            }
                            self.outline.problems.extend(problem);
                        }
                        Event::End(_) => self.end_outside(span),
                        Event::Eof => self.end_of_input(),
                        event => self.outside(&event, span),
                    }
                }
                Err(error) => {
                    let problem = self.syntax_problem(&error);
                    self.resume_at_item(problem.span.start as usize + 1);
                    self.outline.problems.push(problem);
                }
            }
        }
        None
    }

    /// What is known of the feed, after its last item.
    pub(crate) fn into_outline(self) -> Outline {
        self.outline
    }

    fn position(&self) -> usize {
        self.base + usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Goes on reading at `offset`.
    pub(super) fn resume_at(&mut self, offset: usize) {
        if self.isolated {
            self.limit = find_item(self.feed, offset + 1).unwrap_or(self.feed.len());
        }
        self.base = offset;
        self.xml = xml_of(&self.feed[offset..self.limit]);
    }

    /// What `xml` reads has ended.
    fn end_of_input(&mut self) {
        if self.limit < self.feed.len() {
            self.resume_at(self.limit);
            return;
        }
        self.ended = true;
        while let Some((name, tag)) = self.open.pop() {
            // The outermost one says it; what is open inside it is the same defect.
            if self.open.depth() == 0 {
                self.outline
                    .problems
                    .push(Problem { kind: ProblemKind::MissingEndTag(name.to_owned()), span: tag });
            }
        }
        self.settle_comments(self.feed.len());
        let waiting = self.open.left_waiting();
        self.outline.comments.extend(waiting);
    }

    /// Notes what comments cover whose elements have ended, at byte `end`.
    fn settle_comments(&mut self, end: usize) {
        let ended = self.open.ended(Span::at(end, end).end);
        self.outline.comments.extend(ended);
    }

    fn end_outside(&mut self, span: Span) {
        let name = end_tag_name(span.of(self.feed));
        if self.open.top() == Some(name) {
            self.open.pop();
            return;
        }
        let kind = match self.open.top() {
            Some(expected) if self.open.contains(name) => {
                let expected = expected.to_owned();
                while self.open.pop().is_some_and(|(popped, _)| popped != name) {}
                ProblemKind::MismatchedEndTag { expected, found: name.to_owned() }
            }
            _ => ProblemKind::StrayEndTag(name.to_owned()),
        };
        self.outline.problems.push(Problem { kind, span });
    }

    /// The name of a start tag as written, and the first thing that is wrong with the tag. Notes the
    /// prefixes that it declares.
    fn tag(&mut self, tag: &BytesStart<'_>, span: Span) -> (&'t str, Option<Problem>) {
        let mut problem = None;
        let text = span.of(self.feed);
        let name_len = tag.name().as_ref().len();
        let name = &self.feed[span.start as usize + 1..][..name_len];
        if text.len() > name_len + 2 {
            let likely = memchr_iter(b'=', text.as_bytes()).take(MOST_EXPECTED).count();
            let mut seen = HashSet::with_capacity(likely);
            // Duplicates are looked for here: the library would compare each name with all others.
            for attribute in tag.attributes().with_checks(false) {
                let attribute = match attribute {
                    Ok(attribute) => attribute,
                    Err(error) => {
                        problem = Some(ProblemKind::BadTag(error.to_string()));
                        break;
                    }
                };
                let key: &str = attribute.key.into_inner();
                if !seen.insert(key) {
                    problem = Some(ProblemKind::BadTag(format!("`{key}` is given twice")));
                    break;
                }
                if attribute.value.contains('<') {
                    problem = Some(ProblemKind::BadTag(format!("a bare `<` stands in `{key}`")));
                }
                if let Some(prefix) = key.strip_prefix("xmlns:") {
                    self.prefixes.insert(prefix.to_owned(), attribute.value.trim_ascii().to_owned());
                }
            }
        }
        (name, problem.map(|kind| Problem { kind, span }))
    }

    /// The field that an element in an item is.
    fn field_name(&mut self, name: &str, span: Span) -> Option<FieldName> {
        let Some((prefix, "encoded")) = name.split_once(':') else { return FieldName::of(name) };
        let is_content = self.prefixes.get(prefix).is_some_and(|namespace| namespace == CONTENT_NAMESPACE);
        if prefix == "content" && !is_content {
            self.outline.unbound_content.get_or_insert(span);
            self.outline.binds_content |= self.prefixes.contains_key(prefix);
        }
        (is_content || prefix == "content").then_some(FieldName::Content)
    }

    fn new_item(&mut self, span: Span, problem: Option<Problem>) -> Item<'t> {
        let mut item = Item::new(self.outline.items, span);
        item.problems.extend(problem);
        self.outline.items += 1;
        item
    }

    /// Reads an item whose start tag was just read.
    fn item(&mut self, span: Span, problem: Option<Problem>) -> Item<'t> {
        let mut item = self.new_item(span, problem);
        self.open.push("item", span);
        let depth = self.open.depth();
        let mut reading: Option<Reading<'t>> = None;
        while self.open.depth() >= depth {
            let start = self.position();
            self.settle_comments(start);
            if let Some(span) = self.section_at(start) {
                self.section(span, &mut item, reading.as_mut());
                continue;
            }
            if let Some(run) = self.text_at(start) {
                self.text_run(run, &mut item, reading.as_mut());
                continue;
            }
            let event = match self.xml.read_event() {
                Ok(event) => event,
                Err(error) => {
                    self.recover(&error, &mut item, reading.take(), depth);
                    return item;
                }
            };
            let span = Span::at(start, self.position());
            match event {
                Event::Start(tag) => {
                    let (name, problem) = self.tag(&tag, span);
                    if name == "item" {
                        self.unclosed(&mut item, reading.take(), depth);
                        self.next_item = Some((span, problem));
                        return item;
                    }
                    if self.is_markup_in_content(reading.as_ref()) {
                        item.wrapping = Wrapping::Markup(span);
                        self.skip_to_end_of_content(&mut item, reading.as_mut(), span.start as usize);
                        continue;
                    }
                    item.problems.extend(problem);
                    self.open.begins(span);
                    self.open.push(name, span);
                    if reading.is_none() {
                        reading = Some(Reading {
                            name: self.field_name(name, span),
                            written: name,
                            depth: self.open.depth(),
                            builder: FieldBuilder::new(self.feed, span),
                        });
                    }
                }
                Event::Empty(tag) => {
                    let (name, problem) = self.tag(&tag, span);
                    self.open.begins(span);
                    item.problems.extend(problem);
                    if reading.is_none()
                        && let Some(field) = self.field_name(name, span)
                    {
                        item.set(field, FieldBuilder::new(self.feed, span).finish());
                    }
                }
                Event::End(_) => self.end_inside(span, &mut item, &mut reading),
                Event::Text(_) => self.text(span, &mut item, reading.as_mut()),
                Event::GeneralRef(_) => self.reference(span, &mut item, reading.as_mut()),
                Event::Decl(_) => item.problems.push(Problem { kind: ProblemKind::LateDeclaration, span }),
                Event::Eof => {
                    self.unclosed(&mut item, reading.take(), depth);
                    item.is_cut = true;
                    // That the elements around it do not end either is the same defect.
                    self.is_cut |= self.limit == self.feed.len();
                    self.end_of_input();
                }
                Event::Comment(_) => self.open.comment(span),
                Event::CData(_) => self.section(span, &mut item, reading.as_mut()),
                Event::PI(_) | Event::DocType(_) => {}
            }
        }
        item
    }

    /// Passes over the CDATA section that begins at `start`, if one does and ends. The library would stop at
    /// every `>` of the article in it.
    fn section_at(&mut self, start: usize) -> Option<Span> {
        let rest = &self.feed.as_bytes()[start..self.limit];
        let content = rest.strip_prefix(SECTION.as_bytes())?;
        let end = start + (rest.len() - content.len()) + memmem::find(content, b"]]>")? + 3;
        // At the beginning of what it reads the library would take U+FEFF for no text.
        if self.feed[end..].starts_with('\u{feff}') {
            return None;
        }
        self.base = end;
        self.xml = xml_of(&self.feed[end..self.limit]);
        Some(Span::at(start, end))
    }

    /// Whether the position is directly in `content:encoded`, where no element belongs.
    fn is_markup_in_content(&self, reading: Option<&Reading<'t>>) -> bool {
        reading.is_some_and(|reading| {
            reading.name == Some(FieldName::Content) && reading.depth == self.open.depth()
        })
    }

    /// A CDATA section, delimiters included.
    fn section(&mut self, span: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        let Some(reading) = reading.filter(|reading| reading.depth == self.open.depth()) else { return };
        let content = Span::new(span.start + 9, span.end - 3);
        if reading.name != Some(FieldName::Content) {
            reading.builder.verbatim(content, Writing::Section);
            return;
        }
        // A section that runs over the end of its field was never ended; `]]>` belongs to a later one.
        let end_tag = ["</", reading.written].concat();
        if let Some(at) = memmem::find(content.of(self.feed).as_bytes(), end_tag.as_bytes()) {
            let end = content.start as usize + at;
            reading.builder.verbatim(Span::at(content.start as usize, end), Writing::Section);
            let opening = Span::new(span.start, content.start);
            item.problems.push(Problem { kind: ProblemKind::OpenSection(end_tag + ">"), span: opening });
            self.isolated = true;
            self.resume_at(end);
            return;
        }
        reading.builder.verbatim(content, Writing::Section);
        if self.breaks_off(span.end as usize, reading.written) {
            item.wrapping = Wrapping::Broken(Span::new(content.end, span.end));
            self.skip_to_end_of_content(item, Some(reading), content.end as usize);
        }
    }

    fn end_inside(&mut self, span: Span, item: &mut Item<'t>, reading: &mut Option<Reading<'t>>) {
        let name = end_tag_name(span.of(self.feed));
        let Some(top) = self.open.top() else { return };
        if top != name {
            if !self.open.contains(name) {
                let kind = ProblemKind::StrayEndTag(name.to_owned());
                item.problems.push(Problem { kind, span });
                return;
            }
            let kind = ProblemKind::MismatchedEndTag { expected: top.to_owned(), found: name.to_owned() };
            item.problems.push(Problem { kind, span });
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

    /// The item has no end tag.
    fn unclosed(&mut self, item: &mut Item<'t>, reading: Option<Reading<'t>>, depth: usize) {
        let missing = match &reading {
            Some(reading) => ProblemKind::MissingEndTag(reading.written.to_owned()),
            None => ProblemKind::MissingEndTag("item".to_owned()),
        };
        let span = reading.as_ref().map_or(item.span, |reading| reading.builder.tag());
        item.problems.push(Problem { kind: missing, span });
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
