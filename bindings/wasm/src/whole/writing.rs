//! What helps while a text is written: completion, and what a word means. Places are offsets in
//! UTF-16 units, as JavaScript counts.

use ia_validate::Span;
use ia_validate_render::call::{Call, Text};
use ia_validate_render::writing::{self, Completion, Sort};
use serde_json::{Value, json};

use crate::error::Error;

/// What can be written at a place.
pub(crate) fn complete(options: &Call, text: &Text<'_>, at: u32) -> Result<String, Error> {
    let (source, kind) = options.decode(text)?;
    let text = source.text();
    let Some(found) = writing::complete(text, kind, byte(text, at)) else { return Ok("null".to_owned()) };
    let items = found.items.into_iter().map(|item| {
        let Completion { label, filter, snippet, sort, about, is_deprecated, .. } = item;
        let plain = writing::without_places(&snippet);
        let sort = match sort {
            Sort::Attribute => "attribute",
            Sort::Value => "value",
            _ => "element",
        };
        json!({
            "label": label, "filter": filter, "snippet": snippet, "text": plain, "sort": sort,
            "about": about, "deprecated": is_deprecated,
        })
    });
    let items: Value = items.collect();
    Ok(json!({ "start": units(text, found.replaces.start), "end": units(text, found.replaces.end), "items": items }).to_string())
}

/// What the word at a place means.
pub(crate) fn hover(options: &Call, text: &Text<'_>, at: u32) -> Result<String, Error> {
    let (source, kind) = options.decode(text)?;
    let text = source.text();
    let found = writing::hover(text, kind, byte(text, at));
    let shown = |(word, about): (Span, String)| json!({ "start": units(text, word.start), "end": units(text, word.end), "about": about });
    Ok(found.map_or(Value::Null, shown).to_string())
}

/// The byte at an offset in UTF-16 units; of one behind the end, the end.
fn byte(text: &str, at: u32) -> u32 {
    let mut left = at as usize;
    let mut byte = 0;
    for character in text.chars() {
        if left < character.len_utf16() {
            break;
        }
        left -= character.len_utf16();
        byte += character.len_utf8();
    }
    Span::at(0, byte).end
}

/// The offset in UTF-16 units of a byte.
fn units(text: &str, byte: u32) -> usize {
    Span::new(0, byte).of(text).encode_utf16().count()
}
