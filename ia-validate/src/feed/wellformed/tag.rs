//! A start tag, taken apart strictly (XML 1.0, productions 40 to 44).

use std::collections::HashSet;

use memchr::memchr;

use super::names::{self, is_blank};
use crate::feed::{Problem, ProblemKind};
use crate::source::Span;

/// An attribute: the places of its name and of its value, without quotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) struct Attribute {
    pub(in crate::feed) name: Span,
    pub(in crate::feed) value: Span,
}

/// A start tag.
#[derive(Debug)]
pub(in crate::feed) struct Tag<'t> {
    pub(in crate::feed) span: Span,
    /// As far as nothing stands in it that ends a name.
    pub(in crate::feed) name: &'t str,
    /// Up to the first place where they cannot be read on.
    pub(in crate::feed) attributes: Vec<Attribute>,
    /// Why they cannot be read on.
    pub(in crate::feed) fault: Option<String>,
}

impl<'t> Tag<'t> {
    /// Takes the tag at `span` apart.
    pub(in crate::feed) fn of(feed: &'t str, span: Span) -> Self {
        let text = span.of(feed);
        let inner = text.strip_suffix('>').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let name_end = inner[1..].bytes().position(ends_name).map_or(inner.len(), |at| at + 1);
        let mut tag = Self { span, name: &inner[1..name_end], attributes: Vec::new(), fault: None };
        if !names::is_name(tag.name) {
            tag.fault = Some(format!("`{}` is no name", tag.name));
        } else if name_end < inner.len() {
            tag.fault = tag.read_attributes(inner, name_end).err();
        }
        tag
    }

    fn read_attributes(&mut self, inner: &str, mut at: usize) -> Result<(), String> {
        let place =
            |from: usize, to: usize| Span::at(self.span.start as usize + from, self.span.start as usize + to);
        let blanks = |at: usize| at + inner[at..].bytes().take_while(|&byte| is_blank(byte)).count();
        loop {
            let start = blanks(at);
            let rest = &inner[start..];
            if rest.is_empty() {
                return Ok(());
            }
            let name_len = names::length(rest);
            let name = &rest[..name_len];
            if name.is_empty() {
                let other = rest.chars().next().unwrap_or_default();
                return Err(format!("`{other}` stands where an attribute should"));
            }
            if start == at {
                return Err(format!("a blank is missing in front of `{name}`"));
            }
            let equals = blanks(start + name_len);
            if inner.as_bytes().get(equals) != Some(&b'=') {
                return Err(format!("`{name}` has no value"));
            }
            let quote = blanks(equals + 1);
            let Some(&mark @ (b'"' | b'\'')) = inner.as_bytes().get(quote) else {
                return Err(format!("the value of `{name}` has no quotes"));
            };
            let Some(len) = memchr(mark, &inner.as_bytes()[quote + 1..]) else {
                return Err(format!("the value of `{name}` does not end"));
            };
            self.attributes.push(Attribute {
                name: place(start, start + name_len),
                value: place(quote + 1, quote + 1 + len),
            });
            at = quote + 2 + len;
        }
    }

    /// The problem that keeps it from being read to its end.
    pub(super) fn problem(&self) -> Option<Problem> {
        let kind = ProblemKind::BadTag(self.fault.clone()?);
        Some(Problem { kind, span: self.span })
    }

    /// The first attribute with a name that an earlier one has.
    pub(super) fn doubled(&self, feed: &str) -> Option<Attribute> {
        /// So few names are compared with each other.
        const FEW: usize = 8;
        let name = |attribute: &Attribute| attribute.name.of(feed);
        let all = &self.attributes;
        if all.len() <= FEW {
            let is_doubled = |&at: &usize| all[..at].iter().any(|other| name(other) == name(&all[at]));
            return (1..all.len()).find(is_doubled).map(|at| all[at]);
        }
        let mut seen = HashSet::with_capacity(all.len());
        all.iter().find(|attribute| !seen.insert(name(attribute))).copied()
    }
}

/// What a name ends at, whatever follows.
pub(super) fn ends_name(byte: u8) -> bool {
    is_blank(byte) || matches!(byte, b'>' | b'<' | b'=' | b'"' | b'\'')
}
