//! Quotation marks of text around values of attributes, where markup has `"` and `'`.

use crate::article::Element;

/// The marks that editors put in the place of `"` and `'`.
const MARKS: [char; 12] = ['“', '”', '„', '‟', '″', '‘', '’', '‚', '′', '«', '»', '＂'];

/// What stands between such marks, if a value begins or ends with one.
pub(crate) fn between_marks(value: &str) -> Option<&str> {
    let value = value.trim_ascii();
    let inner = value.trim_matches(MARKS);
    (inner.len() < value.len()).then_some(inner.trim_ascii())
}

/// The attribute's value without such marks around it, if there are any.
pub(crate) fn marked_value(element: Element<'_>, attribute: &str) -> Option<String> {
    between_marks(&element.value(attribute)?).map(str::to_owned)
}

/// What to do about them.
pub(crate) const STRAIGHT: &str = "write straight quotation marks: `\"`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_text_are_no_part_of_a_value() {
        for (value, expected) in [
            ("“canonical”", Some("canonical")),
            ("„utf-8“", Some("utf-8")),
            ("«a»", Some("a")),
            ("″a″ ", Some("a")),
            ("’", Some("")),
            ("a", None),
            ("\"a\"", None),
            ("it’s", None),
            ("", None),
        ] {
            assert_eq!(between_marks(value), expected, "{value}");
        }
    }
}
