//! Widths and heights of iframes.

use crate::article::pixels::{MAX_EMBED_HEIGHT, pixels};
use crate::rules::prelude::*;

/// Whether an iframe shows content of the article: it is no ad and no tracker.
pub(super) fn is_content(iframe: Element<'_>) -> bool {
    !iframe.figure().is_some_and(|figure| figure.has_class(Classes::NOT_CONTENT))
}

/// Reports the size with this name where it is given, but is not an integer above 0.
pub(super) fn expect_integer(
    iframe: Element<'_>,
    name: &str,
    help: &'static str,
    findings: &mut Findings<'_>,
) {
    let Some(value) = iframe.value(name) else { return };
    if pixels(&value).is_some_and(|pixels| pixels > 0) {
        return;
    }
    let message = match value.trim_ascii() {
        "" => format!("`{name}` is empty: it must be a whole number of pixels"),
        value => format!("`{name}` is `{}`: it must be a whole number of pixels", short(value)),
    };
    let finding = findings.at_value(iframe, name, message).help(help);
    if name == "width" && value.trim_ascii() == "100%" {
        finding.fix(
            Safety::Safe,
            "remove it: this is the default",
            Edits::default().drop_attribute(iframe, name),
        );
    } else if let Some(pixels) = in_pixels(&value) {
        let edits = Edits::default().set(iframe, name, &pixels.to_string());
        finding.fix(Safety::Safe, format!("write `{pixels}`"), edits);
    }
}

/// The whole number of pixels that a value means: without its unit, and rounded; no more than an embed may have.
fn in_pixels(value: &str) -> Option<u32> {
    let value = value.trim_ascii();
    let number = value
        .split_at_checked(value.len().saturating_sub(2))
        .filter(|(_, unit)| unit.eq_ignore_ascii_case("px"))
        .map_or(value, |(number, _)| number.trim_ascii_end());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rounded = pixels(whole)?.saturating_add(u32::from(fraction.as_bytes().first() >= Some(&b'5')));
    Some(rounded).filter(|pixels| is_digits(fraction) && (1..=MAX_EMBED_HEIGHT).contains(pixels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_pixels() {
        for (value, expected) in [
            ("60px", Some(60)),
            (" 60 PX ", Some(60)),
            ("281.25", Some(281)),
            ("281.5px", Some(282)),
            ("960.4", Some(960)),
            ("960.5", None),
            ("0px", None),
            ("0.5", Some(1)),
            ("-5", None),
            ("auto", None),
            ("px", None),
            ("1.", None),
            ("1.2.3", None),
            ("50%", None),
            ("é", None),
        ] {
            assert_eq!(in_pixels(value), expected, "{value}");
        }
    }
}
