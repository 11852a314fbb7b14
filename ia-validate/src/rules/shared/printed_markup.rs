//! Markup that was printed into an attribute.

use crate::article::{Article, Attributes, Element};
use crate::markup::Attribute;

/// The attribute of an element whose value is markup or code.
pub(crate) fn attribute_of(element: Element<'_>) -> Option<&'static str> {
    let is_markup = |name: &&str| {
        let written = element.attribute(name).and_then(Attribute::value);
        // Nearly all values need not be decoded to see that they are none.
        let first = written.and_then(|value| value.of(element.node().text).trim_ascii_start().bytes().next());
        let may_be = matches!(first, Some(b'<' | b'&')) || *name == "src";
        let Some(value) = element.value(name).filter(|_| may_be) else { return false };
        begins_with_tag(&value) || *name == "src" && is_script(&value)
    };
    element.filled_attribute().filter(is_markup).or_else(|| {
        let has_class = element.known_attributes().has(Attributes::CLASS);
        Some("class").filter(|_| has_class).filter(is_markup)
    })
}

/// Whether a value begins with a tag.
fn begins_with_tag(value: &str) -> bool {
    match value.trim_ascii_start().as_bytes() {
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'),
        _ => false,
    }
}

/// Whether a value is JavaScript rather than a URL: it calls something, and ends a statement or holds a block.
fn is_script(value: &str) -> bool {
    let value = value.trim_ascii();
    let is_url =
        value.contains("://") && !value.contains('\'') && !value.contains('"') || value.starts_with("data:");
    let calls = value.find('(').is_some_and(|at| value[at..].contains(')'));
    !is_url
        && calls
        && (value.ends_with(';') || value.contains('{') && value.contains('}') || value.contains(");"))
}

/// The elements with markup in an attribute.
pub(crate) fn all<'t>(article: &'t Article<'t>) -> Vec<Element<'t>> {
    let mut ids = article.odd_values().to_vec();
    ids.extend(article.index.with_attributes(Attributes::ALL));
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(|id| article.node(id)).filter(|&element| attribute_of(element).is_some()).collect()
}

/// Whether a text is what is left of a tag whose attribute holds markup with quotes of its own, such as `">`.
pub(crate) fn is_rest_of_tag(text: Element<'_>) -> bool {
    let written = text.span().of(text.node().text).trim_ascii_start();
    let before = text.id().saturating_sub(3)..text.id();
    written.starts_with(['"', '\''])
        && before
            .map(|id| text.article.node(id))
            .any(|it| it.node().is_element() && attribute_of(it).is_some())
}

/// The name of the tag that a value begins with.
pub(crate) fn printed_name(element: Element<'_>) -> Option<String> {
    let value = element.value(attribute_of(element)?)?;
    let rest = value.trim_ascii_start().strip_prefix('<')?;
    Some(rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_no_url() {
        for code in [
            "ga('create', 'UA-1');",
            "function() { count() }",
            "(function(d){ d.x() })(document);",
            "count();",
        ] {
            assert!(is_script(code), "{code}");
        }
        for url in [
            "https://example.com/a(1).jpg",
            "https://example.com/a_(b);c",
            "/a_(1).jpg",
            "data:image/svg+xml;utf8,<svg>(a);</svg>",
            "",
            "a;b",
        ] {
            assert!(!is_script(url), "{url}");
        }
    }
}
