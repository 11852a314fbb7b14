//! Text in the columns of a terminal.

use std::borrow::Cow;

pub(crate) use ia_validate_render::wrapped;
use unicode_width::UnicodeWidthChar;

/// The start of a text that is wider than `columns` columns, or all of it.
pub(crate) fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let mut used = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return Cow::Owned(format!("{}…", &text[..end]));
        }
        if used < columns {
            end = at + c.len_utf8();
        }
    }
    Cow::Borrowed(text)
}
