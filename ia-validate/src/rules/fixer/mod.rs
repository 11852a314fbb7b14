//! Fixes: small verbs that rules build them from, and their way into the file.
//!
//! A verb gives nothing where its element is not written cleanly, such as one without the end tag that it
//! needs: then the finding has no fix.

mod attributes;
mod elements;
mod lines;
mod paragraphs;

pub(super) use elements::{
    MOST_CHILDREN, address_again, carries_content, holds_only_text, in_figure, is_mute, put_in_head,
    split_figure, to_end_of_body, unwrap_wrapper, written,
};
pub(crate) use lines::{lead, with_lines};
pub(super) use paragraphs::{hoist, is_markup, split_at, wrap_run};

use std::borrow::Cow;

use memchr::memmem;

use crate::report::{Edit, Fix, Safety};
use crate::source::{OffsetMap, Span, Writing};

/// Edits that belong together, in the offsets of the article.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    list: Vec<Edit>,
}

impl Edits {
    #[cold]
    #[inline(never)]
    pub(crate) fn replace(mut self, span: Span, text: impl Into<Cow<'static, str>>) -> Self {
        self.list.push(Edit { span, text: text.into() });
        self
    }

    /// Puts a text in, in front of byte `offset` and behind what was put in there before.
    pub(crate) fn insert(self, offset: u32, text: impl Into<Cow<'static, str>>) -> Self {
        self.replace(Span::empty(offset), text)
    }

    pub(crate) fn delete(self, span: Span) -> Self {
        self.replace(span, "")
    }

    /// The fix that they are; none if they do nothing, or get into each other's way.
    pub(super) fn into_fix(self, safety: Safety, message: Cow<'static, str>) -> Option<Fix> {
        let fix = Fix::new(safety, message, self.list);
        let is_apart = fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        (is_apart && !fix.edits.is_empty()).then_some(fix)
    }
}

/// A fix in the offsets of the file, written as the article is written there; none if a place cannot be
/// edited cleanly. `text` is the article.
pub(crate) fn in_file(mut fix: Fix, map: &OffsetMap, text: &str) -> Option<Fix> {
    let is_deletion = |edit: &Edit| edit.text.is_empty();
    let is_next = |one: &Edit, next: &Edit| one.span.end == next.span.start;
    // What goes side by side goes as one.
    let stretches =
        fix.edits.chunk_by(|one, next| is_next(one, next) && is_deletion(one) && is_deletion(next));
    let mut gone = stretches
        .filter(|stretch| stretch.iter().all(is_deletion))
        .filter_map(|stretch| Some(Span::new(stretch.first()?.span.start, stretch.last()?.span.end)));
    if gone.any(|gone| makes_markup(gone, text)) {
        return None;
    }
    let is_in_section = |edit: &Edit| matches!(map.replaceable(edit.span), Some((_, Writing::Section)));
    if fix.edits.iter().any(is_in_section) && memmem::find(&seams(&fix, text), b"]]>").is_some() {
        return None;
    }
    for edit in &mut fix.edits {
        let (span, writing) = map.replaceable(edit.span)?;
        if writing == Writing::Escaped {
            edit.text = escaped(&edit.text).into();
        }
        edit.span = span;
    }
    Some(fix)
}

/// Whether what goes stood between the parts of something: of a tag, such as `<</p>p>`, or of a reference, such
/// as `&<b></b>amp;`.
fn makes_markup(gone: Span, text: &str) -> bool {
    /// No reference is longer.
    const LONGEST: usize = 40;
    let (before, behind) = text.as_bytes().split_at(text.len().min(gone.start as usize));
    let behind = behind.get(gone.len() as usize..).unwrap_or_default();
    let next = behind.first().copied().unwrap_or_default();
    let opens = before.ends_with(b"<") && (next.is_ascii_alphabetic() || b"/!?".contains(&next));
    let name = before.iter().rev().take(LONGEST).take_while(|it| it.is_ascii_alphanumeric() || **it == b'#');
    let begins_reference = before.len().checked_sub(name.count() + 1).is_some_and(|at| before[at] == b'&');
    opens || begins_reference && (next.is_ascii_alphanumeric() || b"#;".contains(&next))
}

/// The texts of the edits of a fix with what will stand next to them, as far as a `]]>` could arise.
fn seams(fix: &Fix, text: &str) -> Vec<u8> {
    const BESIDE: usize = 2;
    let bytes = text.as_bytes();
    let part = |start: usize, end: usize| bytes.get(start..end.min(bytes.len())).unwrap_or_default();
    // Room for all of it at once.
    let texts: usize = fix.edits.iter().map(|edit| edit.text.len()).sum();
    let mut seams = Vec::with_capacity(texts + fix.edits.len() * (2 * BESIDE + 1) + BESIDE);
    let mut done = 0;
    for edit in &fix.edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if start > done + 2 * BESIDE {
            seams.extend_from_slice(part(done, done + BESIDE));
            seams.push(b'\n');
            seams.extend_from_slice(part(start - BESIDE, start));
        } else {
            seams.extend_from_slice(part(done, start));
        }
        seams.extend_from_slice(edit.text.as_bytes());
        done = end;
    }
    seams.extend_from_slice(part(done, done + BESIDE));
    seams
}

/// A text as it is written in XML, outside CDATA sections.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}
