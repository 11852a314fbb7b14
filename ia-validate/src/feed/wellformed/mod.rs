//! Whether a feed is well-formed: XML 1.0 (fifth edition) with namespaces, as libxml2 decides it.
//!
//! The checker is told each token that the reader reads, in the order of the text. What the reader passes over, because
//! it reads a broken feed as it was meant, the checker reads by itself: it sees all of the document. It goes on where a
//! parser could go on, too. Once nobody knows what the rest of the document is, only single tokens are looked at.
//!
//! Not judged are names of encodings that nobody knows, and what a document type holds beside entities of plain text.

pub(super) mod declaration;
mod document_type;
pub(super) mod names;
mod namespaces;
mod references;
mod tag;
mod uri;

use std::collections::HashSet;

use memchr::{memchr, memmem};
use names::is_blank;
use namespaces::Namespaces;
pub(super) use references::{Denoted, Piece, Pieces, usual};
pub(super) use tag::Tag;

use super::token::{self, Token};
use super::{Problem, ProblemKind};
use crate::source::Span;

/// How far a document has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    BeforeDocumentType,
    BeforeRoot,
    InRoot,
    BehindRoot,
}

/// Decides, token by token, whether a feed is well-formed.
#[derive(Debug)]
pub(super) struct Checker<'t> {
    feed: &'t str,
    stage: Stage,
    /// The open elements: their names and start tags.
    open: Vec<(&'t str, Span)>,
    namespaces: Namespaces<'t>,
    /// The prefixes that were told to be undeclared: one finding each is enough.
    undeclared: HashSet<&'t str>,
    entities: references::Entities<'t>,
    /// All in front of it has been checked.
    checked: usize,
    /// Whether it is not known any more what the rest of the document is.
    is_lost: bool,
    /// Where something begins that was told to be broken, and is not told again.
    told_at: Option<u32>,
    /// The first place where the feed is not well-formed, and what stands there.
    first: Option<Problem>,
}

impl<'t> Checker<'t> {
    /// A checker of a feed that begins at byte `start`, behind its byte order mark.
    pub(super) fn new(feed: &'t str, start: usize) -> Self {
        Self {
            feed,
            stage: Stage::BeforeDocumentType,
            open: Vec::new(),
            namespaces: Namespaces::default(),
            undeclared: HashSet::new(),
            entities: references::Entities::default(),
            checked: start,
            is_lost: false,
            told_at: None,
            first: None,
        }
    }

    /// Whether it is not known any more what the rest of the document is.
    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// The first place where the feed is not well-formed, and what stands there.
    pub(super) fn into_first(self) -> Option<Problem> {
        self.first
    }

    /// Something cannot be read on, as it seems to a reader that may have read less than all of it.
    pub(super) fn lose(&mut self, problem: Problem, problems: &mut Vec<Problem>) {
        let start = problem.span.start;
        if self.is_lost {
            self.told_at = Some(start);
            problems.push(problem);
            return;
        }
        self.catch_up(start as usize + 1, problems);
        self.told_at = Some(start);
        // What it is called there is how it looks from the feed's end.
        if let Some(last) = problems.last_mut().filter(|last| last.span.start == start)
            && matches!(last.kind, ProblemKind::CutOff(_))
        {
            if self.first.as_ref() == Some(last) {
                self.first = Some(problem.clone());
            }
            *last = problem;
        }
    }

    /// What was read last was not meant so: nothing is known of the document any more.
    pub(super) fn give_up(&mut self, problem: Problem, problems: &mut Vec<Problem>) {
        self.is_lost = true;
        self.note(&problem);
        problems.push(problem);
    }

    /// The feed ends inside of something.
    pub(super) fn lose_at_end(&mut self, problem: Problem, problems: &mut Vec<Problem>) {
        let was_lost = self.is_lost;
        self.catch_up(self.feed.len(), problems);
        if was_lost || !self.is_lost {
            self.is_lost = true;
            self.note(&problem);
            problems.push(problem);
        }
    }

    /// Checks what is no tag and no text.
    pub(super) fn other(&mut self, token: Token, span: Span, problems: &mut Vec<Problem>) {
        let before = problems.len();
        if !self.begin(span, problems) {
            return;
        }
        let problem = match token {
            _ if self.told_at == Some(span.start) => None,
            Token::Section { .. } if self.stage != Stage::InRoot => {
                self.outside_root(span, problems);
                None
            }
            Token::Less => Some(Problem { kind: ProblemKind::BareLess, span }),
            Token::Comment => self.comment(span),
            Token::Instruction => self.instruction(span),
            Token::DocumentType => self.document_type(span),
            _ => None,
        };
        problems.extend(problem);
        self.end(span, before, problems);
    }

    /// Checks a text, and tells its pieces.
    pub(super) fn text(&mut self, run: Span, problems: &mut Vec<Problem>, pieces: &mut impl Pieces) {
        let before = problems.len();
        let is_new = self.begin(run, problems);
        let is_content = self.stage == Stage::InRoot || self.is_lost;
        if is_new && !is_content {
            let text = run.trimmed(self.feed);
            if !text.is_empty() {
                self.outside_root(text, problems);
                // What stands in front of a document is no part of it.
                self.is_lost = self.stage == Stage::BehindRoot;
            }
        }
        let from = problems.len();
        self.entities.walk(self.feed, run, problems, pieces);
        match is_new && is_content {
            true => self.section_ends(run, before, problems),
            false => problems.truncate(from),
        }
        if is_new {
            self.end(run, before, problems);
        }
    }

    /// Adds the `]]>`s of a text to its problems, which are those behind the first `before`.
    fn section_ends(&self, run: Span, before: usize, problems: &mut Vec<Problem>) {
        // In an escaped article `>` is as rare as it is.
        let text = run.of(self.feed).as_bytes();
        if memchr(b'>', text).is_some() && memmem::find(text, b"]]>").is_some() {
            references::section_ends(self.feed, run, problems);
            problems[before..].sort_by_key(|problem| problem.span);
        }
    }

    /// Checks a start tag.
    pub(super) fn start_tag(&mut self, tag: &Tag<'t>, is_empty: bool, problems: &mut Vec<Problem>) {
        let before = problems.len();
        if !self.begin(tag.span, problems) || self.told_at == Some(tag.span.start) {
            return;
        }
        self.begin_element(tag.span, problems);
        if let Some(problem) = tag.problem() {
            problems.push(problem);
            self.is_lost = true;
        }
        self.values(tag, problems);
        if let Some(doubled) = tag.doubled(self.feed) {
            let kind = ProblemKind::DoubledAttribute(doubled.name.of(self.feed).to_owned());
            problems.push(Problem { kind, span: doubled.name });
        }
        if !self.is_lost {
            self.names(tag, problems);
            if is_empty {
                self.namespaces.leave(self.open.len());
                self.end_element();
            } else {
                self.open.push((tag.name, tag.span));
            }
        }
        problems[before..].sort_by_key(|problem| problem.span.start);
        self.end(tag.span, before, problems);
    }

    /// Checks an end tag. An element that began in front of `since` is the one that lacks its end tag.
    pub(super) fn end_tag(&mut self, span: Span, since: u32, problems: &mut Vec<Problem>) {
        let before = problems.len();
        if !self.begin(span, problems) || self.told_at == Some(span.start) {
            return;
        }
        let name = self.end_tag_name(span, problems);
        if !self.is_lost {
            match self.open.last() {
                Some(&(top, _)) if top == name => {
                    self.open.pop();
                    self.namespaces.leave(self.open.len());
                    self.end_element();
                }
                Some(&(top, tag)) => {
                    let is_open = self.open.iter().any(|&(open, _)| open == name);
                    let (kind, span) = match is_open {
                        true if tag.start < since => (ProblemKind::MissingEndTag(top.to_owned()), tag),
                        true => {
                            let (expected, found) = (top.to_owned(), name.to_owned());
                            (ProblemKind::MismatchedEndTag { expected, found }, span)
                        }
                        false => (ProblemKind::StrayEndTag(name.to_owned()), span),
                    };
                    problems.push(Problem { kind, span });
                    self.is_lost = true;
                }
                None => self.outside_root(span, problems),
            }
        }
        self.end(span, before, problems);
    }

    /// The end of the feed: what is still open, and whether there was anything.
    pub(super) fn finish(&mut self, problems: &mut Vec<Problem>) {
        self.catch_up(self.feed.len(), problems);
        if self.is_lost {
            return;
        }
        let before = problems.len();
        if let Some(&(name, tag)) = self.open.first() {
            // The outermost one says it; what is open inside it is the same defect.
            problems.push(Problem { kind: ProblemKind::MissingEndTag(name.to_owned()), span: tag });
        } else if self.stage != Stage::BehindRoot {
            problems.push(Problem { kind: ProblemKind::NoRoot, span: Span::empty(0) });
        }
        self.is_lost = true;
        self.note_since(before, problems);
    }

    /// Reads by itself what stands in front of `to`.
    fn catch_up(&mut self, to: usize, problems: &mut Vec<Problem>) {
        while self.checked < to && !self.is_lost {
            match token::next(self.feed, self.checked, self.feed.len()) {
                Ok(None) => return,
                Ok(Some((token, span))) => match token {
                    Token::Start | Token::Empty => {
                        let tag = Tag::of(self.feed, span);
                        self.start_tag(&tag, token == Token::Empty, problems);
                    }
                    Token::End => self.end_tag(span, 0, problems),
                    Token::Text => self.text(span, problems, &mut |_: Piece<'_>| ()),
                    _ => self.other(token, span, problems),
                },
                Err(problem) => {
                    self.is_lost = true;
                    self.note(&problem);
                    problems.push(problem);
                }
            }
        }
    }

    /// Before a token is checked: whether it is to be checked at all.
    fn begin(&mut self, span: Span, problems: &mut Vec<Problem>) -> bool {
        if self.is_lost {
            return true;
        }
        let start = span.start as usize;
        if start > self.checked {
            self.catch_up(start, problems);
        }
        self.is_lost || start == self.checked
    }

    /// A token has been checked, and brought the problems behind the first `before`.
    fn end(&mut self, span: Span, before: usize, problems: &[Problem]) {
        self.checked = span.end as usize;
        self.note_since(before, problems);
    }

    fn note_since(&mut self, before: usize, problems: &[Problem]) {
        let counts = |problem: &&Problem| problem.kind != ProblemKind::Doctype;
        if self.first.is_none() {
            self.first = problems[before..].iter().find(counts).cloned();
        }
    }

    fn note(&mut self, problem: &Problem) {
        self.first.get_or_insert_with(|| problem.clone());
    }

    fn begin_element(&mut self, span: Span, problems: &mut Vec<Problem>) {
        match self.stage {
            Stage::BehindRoot => self.outside_root(span, problems),
            _ => self.stage = Stage::InRoot,
        }
    }

    fn end_element(&mut self) {
        if self.open.is_empty() {
            self.stage = Stage::BehindRoot;
        }
    }

    /// Something stands outside of the root element that may not stand there.
    fn outside_root(&mut self, span: Span, problems: &mut Vec<Problem>) {
        if self.is_lost {
            return;
        }
        let kind = match self.stage {
            Stage::BehindRoot => ProblemKind::ContentAfterRoot,
            _ => ProblemKind::TextBeforeRoot,
        };
        problems.push(Problem { kind, span });
        self.is_lost = true;
    }

    fn comment(&self, span: Span) -> Option<Problem> {
        // In `--->` the first two hyphens are the defect.
        let inner = span.of(self.feed).strip_prefix("<!--")?.strip_suffix("->")?;
        let at = memmem::find(inner.as_bytes(), b"--")?;
        let start = span.start as usize + 4 + at;
        Some(Problem { kind: ProblemKind::DoubleHyphen, span: Span::at(start, start + 2) })
    }

    fn instruction(&mut self, span: Span) -> Option<Problem> {
        let inner = span.of(self.feed).strip_prefix("<?")?.strip_suffix("?>")?;
        let target = &inner[..names::length(inner)];
        let behind = inner.as_bytes().get(target.len());
        let is_divided = behind.is_none_or(|&byte| is_blank(byte));
        let why = if target == "xml" && is_divided {
            let is_first = span.start == 0 || span.start == 3 && self.feed.starts_with('\u{feff}');
            if !is_first {
                // What stands in front of it is the defect, if anything but white space does.
                let is_told = |first: &Problem| first.kind == ProblemKind::TextBeforeRoot;
                let is_late = !self.first.as_ref().is_some_and(is_told) || self.stage == Stage::InRoot;
                return is_late.then_some(Problem { kind: ProblemKind::LateDeclaration, span });
            }
            let why = declaration::fault(span.of(self.feed))?;
            return Some(Problem { kind: ProblemKind::BadDeclaration(why), span });
        } else if target.is_empty() {
            "it has no name".to_owned()
        } else if target.eq_ignore_ascii_case("xml") {
            format!("`{target}` is a name that is taken")
        } else if target.contains(':') {
            format!("a colon stands in `{target}`")
        } else if !is_divided {
            format!("no blank stands behind `{target}`")
        } else {
            return None;
        };
        Some(Problem { kind: ProblemKind::BadInstruction(why), span })
    }

    fn document_type(&mut self, span: Span) -> Option<Problem> {
        let text = span.of(self.feed);
        if self.stage != Stage::BeforeDocumentType || !text.starts_with("<!DOCTYPE") {
            self.is_lost = true;
            let why = "a document type may stand only once, in front of the root, as `<!DOCTYPE`";
            return Some(Problem { kind: ProblemKind::BadTag(why.to_owned()), span });
        }
        self.stage = Stage::BeforeRoot;
        match document_type::entities(text) {
            Some(entities) => {
                for (name, text) in entities {
                    self.entities.texts.entry(name).or_insert(text);
                }
                None
            }
            None => Some(Problem { kind: ProblemKind::Doctype, span }),
        }
    }

    /// `<` and references in the values of attributes.
    fn values(&self, tag: &Tag<'t>, problems: &mut Vec<Problem>) {
        for attribute in &tag.attributes {
            let value = attribute.value.of(self.feed);
            if let Some(at) = value.find('<') {
                let start = attribute.value.start as usize + at;
                let kind = ProblemKind::LessInValue(attribute.name.of(self.feed).to_owned());
                problems.push(Problem { kind, span: Span::at(start, start + 1) });
            }
            if value.contains('&') {
                self.entities.walk(self.feed, attribute.value, problems, &mut |_: Piece<'_>| ());
            }
        }
    }

    /// The names of a tag, and the namespaces that they stand in.
    fn names(&mut self, tag: &Tag<'t>, problems: &mut Vec<Problem>) {
        let (feed, depth) = (self.feed, self.open.len());
        if tag.attributes.is_empty() && !tag.name.contains(':') {
            return;
        }
        for attribute in &tag.attributes {
            let prefix = match attribute.name.of(feed) {
                "xmlns" => "",
                name => match name.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let namespace = self.decoded(attribute.value);
            if let Some(kind) = namespaces::fault(prefix, &namespace) {
                problems.push(Problem { kind, span: attribute.value });
            }
            self.namespaces.bind(prefix, namespace, depth);
        }
        let mut namespaced = HashSet::new();
        let attributes = tag.attributes.iter().map(|attribute| (attribute.name.of(feed), attribute.name));
        for (name, span) in std::iter::once((tag.name, tag.span)).chain(attributes) {
            let is_attribute = span != tag.span;
            let Some((prefix, local)) = names::divided(name) else {
                let why = format!("`{}` is no name with one prefix", name);
                problems.push(Problem { kind: ProblemKind::BadNamespace(why), span });
                continue;
            };
            if prefix.is_empty() || is_attribute && prefix == "xmlns" {
                continue;
            }
            match self.namespaces.of(prefix) {
                None if self.undeclared.insert(prefix) => {
                    let kind = ProblemKind::UndeclaredPrefix(prefix.to_owned());
                    problems.push(Problem { kind, span });
                }
                None => {}
                // Names that are written alike are doubled already.
                Some(namespace) if is_attribute && !namespaced.insert((namespace, local)) => {
                    let kind = ProblemKind::DoubledAttribute(name.to_owned());
                    problems.push(Problem { kind, span });
                }
                Some(_) => {}
            }
        }
    }

    /// The value of an attribute.
    fn decoded(&self, value: Span) -> String {
        let mut text = String::new();
        let feed = self.feed;
        self.entities.walk(feed, value, &mut Vec::new(), &mut |Piece { plain, reference }: Piece<'_>| {
            text.push_str(plain.of(feed));
            match reference {
                Some((_, Denoted::Character(character))) => text.push(character),
                Some((_, Denoted::Text(entity))) => text.push_str(entity),
                None => {}
            }
        });
        text
    }

    /// The name of an end tag, which must be `</`, a name and blanks.
    fn end_tag_name(&mut self, span: Span, problems: &mut Vec<Problem>) -> &'t str {
        let inner = span.of(self.feed).strip_prefix("</").unwrap_or_default();
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let name = &inner[..names::length(inner)];
        if name.is_empty() || !inner[name.len()..].bytes().all(is_blank) {
            let kind = ProblemKind::BadTag("only a name stands in an end tag".to_owned());
            problems.push(Problem { kind, span });
            self.is_lost = true;
        }
        name
    }
}
