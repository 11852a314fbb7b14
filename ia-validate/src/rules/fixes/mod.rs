//! Fixes: small verbs that rules build them from, and their way into the file.
//!
//! A verb gives nothing where its element is not written cleanly, such as one without the end tag that it
//! needs: then the finding has no fix.

mod attributes;
mod elements;
mod lines;
mod paragraphs;
#[cfg(test)]
mod tests;

pub(super) use elements::{
    MOST_CHILDREN, in_figure, put_in_head, split_figure, to_end_of_body, unwrap_wrapper, written,
};
pub(crate) use lines::with_lines;
pub(super) use paragraphs::{hoist, hoist_media, is_markup, split_at, wrap_run};

use memchr::memmem;

use crate::report::{Edit, Fix, Safety};
use crate::source::{OffsetMap, Span, Writing};

/// Edits that belong together, in the offsets of the article.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    list: Vec<Edit>,
}

impl Edits {
    pub(crate) fn replace(mut self, span: Span, text: impl Into<String>) -> Self {
        self.list.push(Edit { span, text: text.into() });
        self
    }

    /// Puts a text in, in front of byte `offset` and behind what was put in there before.
    pub(crate) fn insert(self, offset: u32, text: impl Into<String>) -> Self {
        self.replace(Span::empty(offset), text)
    }

    pub(crate) fn delete(self, span: Span) -> Self {
        self.replace(span, "")
    }

    /// The fix that they are; none if they do nothing, or get into each other's way.
    pub(super) fn into_fix(self, safety: Safety, message: String) -> Option<Fix> {
        let fix = Fix::new(safety, message, self.list);
        let is_apart = fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        (is_apart && !fix.edits.is_empty()).then_some(fix)
    }
}

/// A fix in the offsets of the file, written as the article is written there; none if a place cannot be
/// edited cleanly. `text` is the article.
pub(super) fn in_file(mut fix: Fix, map: &OffsetMap, text: &str) -> Option<Fix> {
    for edit in &mut fix.edits {
        let (span, writing) = map.replaceable(edit.span)?;
        match writing {
            Writing::Plain => {}
            Writing::Section if ends_section(edit, text) => return None,
            Writing::Section => {}
            Writing::Escaped => edit.text = escaped(&edit.text),
        }
        edit.span = span;
    }
    Some(fix)
}

/// Whether a `]]>` stands in the text of an edit, or arises at its ends.
fn ends_section(edit: &Edit, text: &str) -> bool {
    let bytes = text.as_bytes();
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let before = bytes.get(start.saturating_sub(2)..start).unwrap_or_default();
    let behind = bytes.get(end..bytes.len().min(end + 2)).unwrap_or_default();
    memmem::find(&[before, edit.text.as_bytes(), behind].concat(), b"]]>").is_some()
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
