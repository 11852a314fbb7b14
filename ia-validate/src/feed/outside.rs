//! Reads the feed around its items.

use quick_xml::events::{BytesDecl, Event};

use super::outline::CHANNEL_FIELDS;
use super::{Problem, ProblemKind, Reader, characters};
use crate::source::Span;

impl<'t> Reader<'t> {
    /// Root and channel.
    pub(super) fn outline_element(&mut self, name: &'t str, span: Span) {
        if self.open.depth() == 0 {
            if self.outline.root.is_none() {
                self.outline.root = Some((name.to_owned(), span));
            } else if name != "item" {
                self.outside_root(span);
            }
        }
        if name == "channel" {
            self.outline.channel.get_or_insert(span);
        }
    }

    pub(super) fn outside_root(&mut self, span: Span) {
        let kind = match self.outline.root {
            None => ProblemKind::TextBeforeRoot,
            Some(_) => ProblemKind::ContentAfterRoot,
        };
        if !self.outline.problems.iter().any(|problem| problem.kind == kind) {
            self.outline.problems.push(Problem { kind, span });
        }
    }

    /// What stands between the elements around the items.
    pub(super) fn outside(&mut self, event: &Event<'_>, span: Span) {
        self.channel_field(event, span);
        match event {
            Event::Comment(_) => self.open.comment(span),
            Event::Text(_) if self.open.depth() == 0 => {
                let text = span.trimmed(self.feed);
                if !text.is_empty() {
                    self.outside_root(text);
                }
            }
            Event::Text(_) => characters::section_end_in_text(self.feed, span, &mut self.outline.problems),
            Event::CData(_) if self.open.depth() == 0 => self.outside_root(span),
            Event::GeneralRef(_) => {
                if let Err(kind) = characters::resolve(span.of(self.feed)) {
                    self.outline.problems.push(Problem { kind, span });
                }
            }
            Event::Decl(declaration) if self.outline.encoding.is_none() && self.outline.root.is_none() => {
                self.outline.encoding = encoding_of(declaration, span, self.feed);
                // What stands in front of it is the defect, if anything but white space does.
                let is_told = |problem: &Problem| problem.kind == ProblemKind::TextBeforeRoot;
                if !is_first(span, self.feed) && !self.outline.problems.iter().any(is_told) {
                    self.outline.problems.push(Problem { kind: ProblemKind::LateDeclaration, span });
                }
            }
            Event::Decl(_) => {
                self.outline.problems.push(Problem { kind: ProblemKind::LateDeclaration, span });
            }
            Event::DocType(_) => {
                self.outline.problems.push(Problem { kind: ProblemKind::Doctype, span });
            }
            _ => {}
        }
    }

    /// Notes the text of a field of the channel.
    pub(super) fn channel_field(&mut self, event: &Event<'_>, span: Span) {
        let is_text = match event {
            Event::Text(_) => !span.of(self.feed).trim_ascii().is_empty(),
            Event::CData(section) => !section.trim_ascii().is_empty(),
            _ => false,
        };
        if is_text && self.open.depth() == 3 {
            let field = CHANNEL_FIELDS.iter().position(|name| self.open.top() == Some(name));
            if let Some(seen) = field.and_then(|field| self.outline.channel_fields.get_mut(field)) {
                *seen = true;
            }
        }
    }
}

/// Whether a declaration stands at the very beginning.
fn is_first(span: Span, feed: &str) -> bool {
    span.start == 0 || span.start == 3 && feed.starts_with('\u{feff}')
}

/// The encoding that a declaration names, and where.
fn encoding_of(declaration: &BytesDecl<'_>, span: Span, feed: &str) -> Option<(String, Span)> {
    let name = declaration.encoding()?.ok()?;
    let at = span.of(feed).find(&*name)?;
    let start = span.start as usize + at;
    Some((name.to_string(), Span::at(start, start + name.len())))
}
