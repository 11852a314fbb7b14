//! Reading on behind what is broken.

use super::inside::{Reading, finish_field};
use super::item::{Item, Wrapping};
use super::scan::{SECTION, find_item, is_item};
use super::{Problem, Reader};
use crate::source::{Span, Writing};

impl<'t> Reader<'t> {
    /// After an error: goes on with the next item behind `from`, if there is any.
    pub(super) fn resume_at_item(&mut self, from: usize) {
        self.isolated = true;
        match find_item(self.feed, from) {
            Some(at) => self.resume_at(at),
            None => self.ended = true,
        }
    }

    /// The article stands in the feed as it is, from `from` on: takes all up to the end tag of its field.
    pub(super) fn skip_to_end_of_content(
        &mut self,
        item: &mut Item<'t>,
        reading: Option<&mut Reading<'t>>,
        from: usize,
    ) {
        let Some(reading) = reading else { return };
        let end = self.end_of_content(reading.written, from);
        // The last section end in front of the end tag is the one that was meant.
        let text = &self.feed[from..end];
        let kept = match item.wrapping {
            Wrapping::Broken(_) => text.trim_ascii_end().strip_suffix("]]>").map_or(text.len(), str::len),
            _ => text.len(),
        };
        reading.builder.verbatim(Span::at(from, from + kept), Writing::Plain);
        self.resume_at(end);
    }

    /// Where the end tag of a field stands, or else where the next item or the end of the feed cuts it off.
    pub(super) fn end_of_content(&self, written: &str, from: usize) -> usize {
        let bytes = self.feed.as_bytes();
        let is_end = |at: &usize| {
            let end_tag = bytes[at + 1..].strip_prefix(b"/");
            end_tag.is_some_and(|name| name.starts_with(written.as_bytes())) || is_item(&bytes[*at..])
        };
        memchr::memchr_iter(b'<', &bytes[from..]).map(|at| from + at).find(is_end).unwrap_or(self.feed.len())
    }

    /// Whether something else than the rest of a field follows: the next tag is neither its end tag nor
    /// the start of another section or comment.
    pub(super) fn breaks_off(&self, from: usize, written: &str) -> bool {
        let rest = &self.feed.as_bytes()[from..];
        let Some(at) = memchr::memchr(b'<', rest) else { return false };
        let next = &rest[at + 1..];
        !(next.starts_with(b"!") || next.starts_with(b"?") || is_item(&rest[at..]))
            && next
                .strip_prefix(b"/")
                .is_none_or(|name| !name.starts_with(written.as_bytes()) && !name.starts_with(b"item"))
    }

    /// The feed cannot be read on: keeps what the item has, and goes on with the next one.
    pub(super) fn recover(
        &mut self,
        problem: Problem,
        item: &mut Item<'t>,
        mut reading: Option<Reading<'t>>,
        depth: usize,
    ) {
        let at = problem.span.start as usize;
        let mut resume = at + 1;
        let was_lost = self.checker.is_lost();
        let mut is_open_section = false;
        if let Some(reading) = reading.as_mut().filter(|reading| reading.depth == self.open.depth()) {
            let is_section = self.feed[at..].starts_with(SECTION);
            let from = if is_section { at + SECTION.len() } else { at };
            let end = self.end_of_content(reading.written, from);
            reading.builder.verbatim(Span::at(from, end), Writing::Plain);
            resume = end;
            is_open_section = is_section && self.feed[end..].starts_with("</");
        }
        item.is_cut = true;
        if is_open_section {
            item.wrapping = Wrapping::Open(Span::at(at, at + SECTION.len()));
        }
        if !is_open_section || !was_lost {
            self.checker.lose(problem, &mut item.problems);
        }
        finish_field(item, reading);
        self.close_item(depth);
        self.resume_at_item(resume.min(self.feed.len()));
    }
}
