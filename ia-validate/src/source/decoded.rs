//! A text that was bytes, and what of them did not fit.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::Span;

/// A text decoded from bytes, and how.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) encoding: &'static Encoding,
    pub(super) malformed: Vec<Span>,
    /// Whether the file names another encoding, while its bytes are UTF-8.
    pub(super) is_utf8_after_all: bool,
}

/// How many malformed places are remembered with their spans.
pub(super) const MALFORMED_KEPT: usize = 1000;

/// Bytes as UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8,
            malformed: Vec::new(),
            is_utf8_after_all: false,
        };
    }
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut malformed = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            push_replacement(&mut text, &mut malformed);
        }
    }
    Decoded { text: Cow::Owned(text), encoding: UTF_8, malformed, is_utf8_after_all: false }
}

/// Puts a letter for what does not fit.
pub(super) fn push_replacement(text: &mut String, malformed: &mut Vec<Span>) {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    if malformed.len() < MALFORMED_KEPT {
        malformed.push(Span::at(start, text.len()));
    }
}
