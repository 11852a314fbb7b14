//! Text between the tags of a feed, and the references in it.

use memchr::{memchr, memchr_iter, memmem};

use super::item::Item;
use super::reader::Reading;
use super::scan::xml_of;
use super::{Problem, ProblemKind, Reader, characters};
use crate::source::{Span, Writing};

impl<'t> Reader<'t> {
    /// Passes over the text that begins at `start`, up to the next `<`, if there is any. Of an escaped article,
    /// which is one long text, the library would make two events for each reference.
    pub(super) fn text_at(&mut self, start: usize) -> Option<Span> {
        let rest = &self.feed[start..self.limit];
        let len = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        // At the beginning of what it reads the library takes U+FEFF for no text.
        if len == 0 || rest.starts_with('\u{feff}') {
            return None;
        }
        let end = start + len;
        self.base = end;
        self.xml = xml_of(&self.feed[end..self.limit]);
        Some(Span::at(start, end))
    }

    /// Takes a text apart as the library does: what a reference is, and what only begins like one.
    pub(super) fn text_run(&self, run: Span, item: &mut Item<'t>, mut reading: Option<&mut Reading<'t>>) {
        let text = run.of(self.feed).as_bytes();
        if let Some(reading) = reading.as_deref_mut() {
            reading.builder.expect(text.len());
        }
        let may_end_section = memmem::find(text, b"]]>").is_some();
        let place = |from: usize, to: usize| Span::at(run.start as usize + from, run.start as usize + to);
        let plain = |from: usize, to: usize, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>| {
            match may_end_section {
                _ if from == to => {}
                true => self.text(place(from, to), item, reading),
                false => self.plain_text(place(from, to), item, reading),
            }
        };
        let mut done = 0;
        for ampersand in memchr_iter(b'&', text) {
            plain(done, ampersand, item, reading.as_deref_mut());
            // References are short.
            let name = &text[ampersand + 1..];
            let len = name.iter().position(|&byte| byte == b';' || byte == b'&').unwrap_or(name.len());
            done = ampersand + 1 + len;
            if name.get(len) == Some(&b';') {
                done += 1;
                self.reference(place(ampersand, done), item, reading.as_deref_mut());
            } else {
                plain(ampersand, done, item, reading.as_deref_mut());
            }
        }
        plain(done, text.len(), item, reading);
    }

    pub(super) fn text(&self, span: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        self.plain_text(span, item, reading);
        characters::section_end_in_text(self.feed, span, &mut item.problems);
    }

    /// Text without `]]>`, or where that is not looked for.
    fn plain_text(&self, span: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        if span.of(self.feed).starts_with('&') {
            let amp = Span::new(span.start, span.start + 1);
            item.problems.push(Problem { kind: ProblemKind::BareAmpersand, span: amp });
        }
        if let Some(reading) = reading.filter(|reading| reading.depth == self.open.depth()) {
            reading.builder.verbatim(span, Writing::Escaped);
        }
    }

    pub(super) fn reference(&self, span: Span, item: &mut Item<'t>, reading: Option<&mut Reading<'t>>) {
        let resolved = characters::resolve(span.of(self.feed));
        let reading = reading.filter(|reading| reading.depth == self.open.depth());
        match (resolved, reading) {
            (Ok(character), Some(reading)) => reading.builder.reference(span, character),
            (Ok(_), None) => {}
            (Err(kind), reading) => {
                let span_of_problem = match kind {
                    ProblemKind::BareAmpersand => Span::new(span.start, span.start + 1),
                    _ => span,
                };
                item.problems.push(Problem { kind, span: span_of_problem });
                // As the publisher meant it.
                if let Some(reading) = reading {
                    reading.builder.verbatim(span, Writing::Escaped);
                }
            }
        }
    }
}
