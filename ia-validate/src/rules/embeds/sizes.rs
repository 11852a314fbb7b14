//! Widths and heights of iframes.

use crate::article::pixels::pixels;
use crate::article::{Classes, Element, text};
use crate::rules::Findings;

/// Whether an iframe shows content of the article: it is no ad and no tracker.
pub(super) fn is_content(iframe: Element<'_>) -> bool {
    !iframe.figure().is_some_and(|figure| figure.has_class(Classes::NOT_CONTENT))
}

/// Reports the size with this name where it is given, but is not an integer above 0.
pub(super) fn expect_integer(iframe: Element<'_>, name: &str, help: &str, findings: &mut Findings<'_>) {
    let Some(value) = iframe.value(name) else { return };
    if pixels(&value).is_some_and(|pixels| pixels > 0) {
        return;
    }
    let message = match value.trim_ascii() {
        "" => format!("`{name}` is empty: it must be a whole number of pixels"),
        value => format!("`{name}` is `{}`: it must be a whole number of pixels", text::short(value)),
    };
    findings.at_value(iframe, name, message).help(help);
}
