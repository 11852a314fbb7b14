//! Decoding slices of markup: HTML5's rules of character references, CR and NUL. Their oracle is html5ever, see
//! `references/tests.rs`.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::references;

/// Text outside raw text elements, where NUL stays as it is.
pub(crate) fn text(slice: &str) -> Cow<'_, str> {
    if memchr2(b'&', b'\r', slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(decoded(slice, '\0', |rest| references::at_start(rest, false)))
}

/// The content of `title` or `textarea`.
pub(crate) fn rcdata(slice: &str) -> Cow<'_, str> {
    if memchr3(b'&', b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(decoded(slice, char::REPLACEMENT_CHARACTER, |rest| references::at_start(rest, false)))
}

/// The content of `script` or `style`.
pub(crate) fn raw_text(slice: &str) -> Cow<'_, str> {
    if memchr2(b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(decoded(slice, char::REPLACEMENT_CHARACTER, |_| None))
}

/// An attribute's value, given without its quotes.
pub(crate) fn attribute_value(slice: &str) -> Cow<'_, str> {
    if memchr3(b'&', b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(decoded(slice, char::REPLACEMENT_CHARACTER, |rest| references::at_start(rest, true)))
}

/// A slice with `nul` for NUL, a line feed for CR and CR LF, and what the references stand for that `reference` finds at the
/// start of a text.
fn decoded(slice: &str, nul: char, reference: impl Fn(&str) -> Option<references::Reference>) -> String {
    let mut out = String::with_capacity(slice.len());
    let mut rest = slice;
    while let Some(at) = memchr3(b'&', b'\r', 0, rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let len = match from.as_bytes() {
            [b'&', ..] => match reference(from) {
                Some(reference) => {
                    out.push(reference.first);
                    out.extend(reference.second);
                    reference.len
                }
                None => {
                    out.push('&');
                    1
                }
            },
            [b'\r', b'\n', ..] => {
                out.push('\n');
                2
            }
            [b'\r', ..] => {
                out.push('\n');
                1
            }
            _ => {
                out.push(nul);
                1
            }
        };
        rest = &from[len..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_by_context() {
        assert_eq!(text("a&amp;b&nbsp;c\r\nd &notit; &#x41;"), "a&b\u{a0}c\nd \u{ac}it; A");
        assert_eq!(attribute_value("?a=1&amp;b=2&copy=3&notit;"), "?a=1&b=2&copy=3&notit;");
        assert_eq!(attribute_value("&quot;'"), "\"'");
        assert_eq!(attribute_value("a'b\"&amp;"), "a'b\"&");
        assert_eq!(rcdata("<b>&lt;</b>\r"), "<b><</b>\n");
        assert_eq!(raw_text("&lt;\r\n\0"), "&lt;\n\u{fffd}");
        assert!(matches!(text("plain <"), Cow::Borrowed(_)));
    }
}
