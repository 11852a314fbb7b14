//! Verbs for attributes.

use super::Edits;
use crate::article::{Element, classes};
use crate::markup::Attribute;
use crate::source::Span;

impl Edits {
    /// Gives an attribute (named in lower case) a value, given as it reads; adds it where there is none.
    pub(crate) fn set(self, element: Element<'_>, name: &str, value: &str) -> Self {
        let value = value.replace('&', "&amp;");
        let Some(attribute) = element.attribute(name) else {
            let place = element.node().attributes().last().map(|&last| end_of(last, element));
            let place = place.unwrap_or(element.node().name_span().end);
            return self.insert(place, format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
        };
        match (attribute.value(), attribute.value().and_then(|span| quote(span, element))) {
            (Some(span), Some(b'\'')) => self.replace(span, value.replace('\'', "&#39;")),
            (Some(span), Some(_)) => self.replace(span, value.replace('"', "&quot;")),
            (Some(span), None) if is_plain(&value) => self.replace(span, value),
            (Some(span), None) => self.replace(span, format!("\"{}\"", value.replace('"', "&quot;"))),
            (None, _) => self.insert(attribute.name.end, format!("=\"{}\"", value.replace('"', "&quot;"))),
        }
    }

    /// Takes an attribute (named in lower case) away, with those of the same name behind it.
    pub(crate) fn drop_attribute(mut self, element: Element<'_>, name: &str) -> Self {
        for &attribute in element.node().attributes() {
            if attribute.name.of(element.node().text).eq_ignore_ascii_case(name) {
                self = self.delete(with_space(attribute, element));
            }
        }
        self
    }

    /// Gives an attribute (named in lower case) another name.
    pub(crate) fn rename_attribute(self, element: Element<'_>, name: &str, new: &str) -> Self {
        match element.attribute(name) {
            Some(attribute) => self.replace(attribute.name, new.to_owned()),
            None => self,
        }
    }

    /// Gives an element one more class.
    pub(crate) fn add_class(self, element: Element<'_>, class: &str) -> Self {
        self.set_classes(element, |given| given.push(class.to_owned()))
    }

    /// Takes classes from an element, and the attribute with them if there are no others.
    pub(crate) fn drop_classes(self, element: Element<'_>, classes: &[&str]) -> Self {
        self.set_classes(element, |given| given.retain(|other| !classes.contains(&other.as_str())))
    }

    /// Gives an element another class in the place of one.
    pub(crate) fn replace_class(self, element: Element<'_>, class: &str, by: &str) -> Self {
        self.set_classes(element, |given| {
            let had = given.iter().any(|other| other == by);
            given.iter_mut().filter(|other| *other == class).for_each(|other| by.clone_into(other));
            if had {
                let mut seen = false;
                given.retain(|other| other != by || !std::mem::replace(&mut seen, true));
            }
        })
    }

    fn set_classes(self, element: Element<'_>, change: impl FnOnce(&mut Vec<String>)) -> Self {
        let value = element.value("class").unwrap_or_default();
        let mut given = classes::tokens(&value).map(str::to_owned).collect();
        change(&mut given);
        if given.is_empty() {
            return self.drop_attribute(element, "class");
        }
        self.set(element, "class", &given.join(" "))
    }
}

/// Whether a value needs no quotation marks.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte))
}

/// The quotation mark around a value, if there is one.
fn quote(value: Span, element: Element<'_>) -> Option<u8> {
    let before = element.node().text.as_bytes().get((value.start as usize).checked_sub(1)?)?;
    Some(*before).filter(|byte| matches!(byte, b'"' | b'\''))
}

/// Where an attribute ends, with the quotation mark of its value.
fn end_of(attribute: Attribute, element: Element<'_>) -> u32 {
    match attribute.value() {
        Some(value) => value.end + u32::from(quote(value, element).is_some()),
        None => attribute.name.end,
    }
}

/// An attribute with the white space in front of it.
fn with_space(attribute: Attribute, element: Element<'_>) -> Span {
    let start = super::lines::space_before(element.span().start, attribute.name.start, element.node().text);
    Span::new(start.start, end_of(attribute, element))
}

/// Writes the start tag of an element once more, for a second one like it: without its `id`.
pub(super) fn start_tag_again(element: Element<'_>, out: &mut String) {
    let tag = element.span();
    let id = element.attribute("id").map_or(Span::empty(tag.end), |id| with_space(id, element));
    let text = element.node().text;
    out.push_str(Span::new(tag.start, id.start).of(text));
    out.push_str(Span::new(id.end, tag.end).of(text));
}
