//! Places that scripts fill: what stands there is not written in the document, so that nobody knows what goes with them.

use crate::markup::{Name, NodeRef};

/// Whether an element is there for a script to fill it: a `div` with an `id`, and nothing in it. A `p`, `span` or `a` with
/// one is a place that links lead to, as word processors leave behind.
pub(crate) fn is_place_of_script(node: NodeRef<'_>) -> bool {
    node.name() == Name::Div
        && node.inner().of(node.text).trim_ascii().is_empty()
        && node.value("id").is_some_and(|id| !id.trim_ascii().is_empty())
}
