//! Where the content of an iframe ends although it is broken inside.
//!
//! What publishers put into embeds is other people's HTML: a `<script>` or a comment without its end, a
//! quote that is never closed. Read by the letter, it would swallow the article behind it. So inside an
//! iframe such a construct ends at the iframe's own end tag, if nothing else ends it, or if what seems to
//! end it plainly belongs to a later embed. A `"</iframe>"` in a script that does have its end is only a
//! string.

use memchr::memmem;

use super::bytes::{find_tag, is_tag, skip_space};
use super::element::Name;
use super::raw_text::tags_of;
use super::tokenizer::comment_end;

const IFRAME_END: &[u8] = b"</iframe";

/// A search result that stays valid while reading moves on: nothing is searched twice.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    from: usize,
    found: Option<usize>,
    known: bool,
}

impl Seen {
    /// The first result of `search` at or behind `from`.
    fn at_or_behind(&mut self, from: usize, search: impl FnOnce(usize) -> Option<usize>) -> Option<usize> {
        let holds = self.known && from >= self.from && self.found.is_none_or(|found| found >= from);
        if !holds {
            *self = Self { from, found: search(from), known: true };
        }
        self.found
    }
}

/// Answers where foreign constructs end, remembering what it has seen.
#[derive(Debug, Default)]
pub(super) struct ForeignEnds {
    script: Seen,
    style: Seen,
    title: Seen,
    textarea: Seen,
    comment: Seen,
    iframe: Seen,
}

impl ForeignEnds {
    /// Where raw text beginning at `from` ends, if that is not at its own end tag.
    pub(super) fn of_raw_text(&mut self, bytes: &[u8], from: usize, name: Name) -> Option<usize> {
        let (start_tag, end_tag) = tags_of(name);
        let seen = match name {
            Name::Script => &mut self.script,
            Name::Style => &mut self.style,
            Name::Title => &mut self.title,
            _ => &mut self.textarea,
        };
        let own = seen.at_or_behind(from, |from| find_tag(bytes, from, end_tag));
        self.ends_early(bytes, from, own, |between| find_tag(between, 0, start_tag).is_some())
    }

    /// Where the comment that starts at `start` ends, if that is not at its own `-->`.
    pub(super) fn of_comment(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        let own = self.comment.at_or_behind(start, |start| comment_end(bytes, start));
        self.ends_early(bytes, start, own, |between| memmem::find(between, b"<!--").is_some())
    }

    /// Where a tag that starts at `start` and is cut off ends: at the iframe's end tag.
    pub(super) fn of_tag(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        // Behind the `<`, so that a cut-off `</iframe` does not end at itself.
        self.iframe_end(bytes, start + 1)
    }

    /// Whether the quote at `end` opens another value rather than closing the one begun at `start`: the
    /// iframe ends in between, and a `=` stands before the quote.
    pub(super) fn quote_is_misplaced(&mut self, bytes: &[u8], start: usize, end: usize) -> bool {
        bytes[start..end].trim_ascii_end().ends_with(b"=")
            && self.iframe_end(bytes, start).is_some_and(|iframe| iframe < end)
    }

    fn iframe_end(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        self.iframe.at_or_behind(from, |from| find_tag(bytes, from, IFRAME_END))
    }

    /// The iframe's end tag, if a construct from `from` to `own` ends there rather than at `own`: there
    /// is no `own` end, or the iframe is the last thing in its figure and another construct of the kind
    /// starts between (as `starts_again` tells).
    fn ends_early(
        &mut self,
        bytes: &[u8],
        from: usize,
        own: Option<usize>,
        starts_again: impl FnOnce(&[u8]) -> bool,
    ) -> Option<usize> {
        let iframe = self.iframe_end(bytes, from)?;
        let Some(own) = own else { return Some(iframe) };
        let early = iframe < own && ends_figure(bytes, iframe) && starts_again(&bytes[iframe..own]);
        early.then_some(iframe)
    }
}

/// Whether the iframe end tag at `at` is followed by the end of a figure or by its caption.
fn ends_figure(bytes: &[u8], at: usize) -> bool {
    let after = skip_space(bytes, at + IFRAME_END.len());
    if bytes.get(after) != Some(&b'>') {
        return false;
    }
    let next = skip_space(bytes, after + 1);
    is_tag(bytes, next, b"</figure") || is_tag(bytes, next, b"<figcaption")
}
