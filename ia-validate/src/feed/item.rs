//! One item and its fields.

use super::{Field, Problem};
use crate::source::Span;

/// The fields of an item that the format speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FieldName {
    Title,
    Link,
    /// `content:encoded`: the article.
    Content,
    Guid,
    PubDate,
    Author,
    Description,
}

/// Number of fields.
const FIELDS: usize = FieldName::Description as usize + 1;

const NAMES: [(&str, FieldName); FIELDS] = [
    ("title", FieldName::Title),
    ("link", FieldName::Link),
    ("content:encoded", FieldName::Content),
    ("guid", FieldName::Guid),
    ("pubDate", FieldName::PubDate),
    ("author", FieldName::Author),
    ("description", FieldName::Description),
];

impl FieldName {
    /// What every item must have (docs, setup-rss-feed).
    pub(crate) const REQUIRED: [Self; 3] = [Self::Title, Self::Link, Self::Content];

    /// What every item should have (docs, setup-rss-feed).
    pub(crate) const RECOMMENDED: [Self; 4] = [Self::Guid, Self::PubDate, Self::Author, Self::Description];

    /// What an item has once, as far as it counts (w3c/feedvalidator).
    pub(crate) const SINGLE: [Self; 5] = [Self::Title, Self::Link, Self::Content, Self::Guid, Self::PubDate];

    /// The field with this qualified name, `content` standing for the prefix of its namespace.
    pub(super) fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(text, _)| *text == name).map(|&(_, field)| field)
    }

    /// The element's name.
    pub(crate) fn text(self) -> &'static str {
        NAMES[self as usize].0
    }
}

/// How an item carries its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wrapping {
    /// As text: in CDATA sections, escaped, or both.
    Text,
    /// As text, but the CDATA section ends too early, at this `]]>`; the article is read as it was meant.
    Broken(Span),
    /// In a CDATA section, begun by these bytes, that does not end before the next item: all of that is in it for a parser.
    /// The article is read as it was meant.
    Open(Span),
    /// As markup of the feed itself, neither in CDATA nor escaped: this is its first tag.
    Markup(Span),
}

/// One item of a feed, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Item<'t> {
    /// Its place among the items, counted from 0.
    pub(crate) index: usize,
    /// Its start tag.
    pub(crate) span: Span,
    /// The first of each of its fields.
    fields: [Option<Field<'t>>; FIELDS],
    /// How its article is wrapped.
    pub(crate) wrapping: Wrapping,
    /// Whether the feed ends, or cannot be read on, before the item does.
    pub(crate) is_cut: bool,
    /// What is not well-formed in it, in the order of the text.
    pub(crate) problems: Vec<Problem>,
    /// Fields that it has once more: which, and the start tag.
    pub(crate) repeated: Vec<(FieldName, Span)>,
}

impl<'t> Item<'t> {
    pub(super) fn new(index: usize, span: Span) -> Self {
        Self {
            index,
            span,
            fields: [const { None }; FIELDS],
            wrapping: Wrapping::Text,
            is_cut: false,
            problems: Vec::new(),
            repeated: Vec::new(),
        }
    }

    pub(crate) fn field(&self, name: FieldName) -> Option<&Field<'t>> {
        self.fields[name as usize].as_ref()
    }

    /// The text of a field without white space around it, if there is any.
    pub(crate) fn value(&self, name: FieldName) -> Option<&str> {
        self.field(name).map(Field::trimmed).filter(|text| !text.is_empty())
    }

    pub(super) fn set(&mut self, name: FieldName, field: Field<'t>) {
        let first = &mut self.fields[name as usize];
        if first.is_some() {
            self.repeated.push((name, field.tag));
        }
        first.get_or_insert(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_their_order() {
        for (text, field) in NAMES {
            assert_eq!((field.text(), FieldName::of(text)), (text, Some(field)));
        }
    }
}
