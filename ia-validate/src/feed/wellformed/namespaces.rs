//! The namespaces that prefixes are bound to.

use std::collections::HashMap;

use super::uri;
use crate::feed::ProblemKind;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The namespaces of the open elements.
#[derive(Debug, Default)]
pub(super) struct Namespaces<'t> {
    /// All that were declared, by number.
    numbers: HashMap<String, usize>,
    /// By prefix, the innermost last.
    bound: HashMap<&'t str, Vec<usize>>,
    /// The prefixes that open elements bind, each with how deep the element stands.
    by_depth: Vec<(usize, &'t str)>,
}

impl<'t> Namespaces<'t> {
    /// The number of the namespace of a prefix.
    pub(super) fn of(&self, prefix: &str) -> Option<usize> {
        if prefix == "xml" {
            return Some(usize::MAX);
        }
        self.bound.get(prefix)?.last().copied()
    }

    /// Binds a prefix for the element that stands so deep.
    pub(super) fn bind(&mut self, prefix: &'t str, namespace: String, depth: usize) {
        let next = self.numbers.len();
        let number = *self.numbers.entry(namespace).or_insert(next);
        self.bound.entry(prefix).or_default().push(number);
        self.by_depth.push((depth, prefix));
    }

    /// Forgets what elements at `depth` and below it bind.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.by_depth.pop_if(|&mut (of, _)| of >= depth) {
            if let Some(all) = self.bound.get_mut(prefix) {
                all.pop();
            }
        }
    }
}

/// What is wrong with declaring `namespace` for a prefix, which is empty for the namespace of names without one.
pub(super) fn fault(prefix: &str, namespace: &str) -> Option<ProblemKind> {
    let why = match (prefix, namespace) {
        ("xml", XML) => return None,
        ("xml" | "xmlns", _) => format!("`{prefix}` cannot be declared"),
        (_, XML | XMLNS) => format!("`{namespace}` has a prefix of its own"),
        ("", "") => return None,
        (_, "") => format!("`{prefix}` is bound to nothing"),
        _ if !uri::is_reference(namespace) => format!("`{namespace}` is no URL"),
        _ => return None,
    };
    Some(ProblemKind::BadNamespace(why))
}
