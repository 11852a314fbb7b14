//! Places that scripts fill: what stands there is not written in the document, so that nobody knows what goes with them.

use super::text::is_space_or_nbsp;
use crate::markup::{Name, NodeKind, NodeRef};

/// What scripts use as places.
const NAMES: &[Name] = &[Name::Div, Name::Span, Name::Section, Name::Aside, Name::P];

/// Whether an element is empty and has an `id`, by which a script finds it; or a class, and a script comes next.
pub(crate) fn is_place_of_script(node: NodeRef<'_>) -> bool {
    let is_set = |name| node.value(name).is_some_and(|value| !value.trim_ascii().is_empty());
    NAMES.contains(&node.name())
        && is_blank(node.inner().of(node.text))
        && (is_set("id") || is_set("class") && is_before_script(node))
}

/// By what a script would find such an element: its `id`, else its classes.
pub(crate) fn key_of_place(node: NodeRef<'_>) -> Option<String> {
    let value =
        |name| node.value(name).map(|value| value.trim_ascii().to_owned()).filter(|value| !value.is_empty());
    Some(node.name()).filter(|name| NAMES.contains(name)).and_then(|_| value("id").or_else(|| value("class")))
}

fn is_blank(inside: &str) -> bool {
    // How far a place has been filled with blanks.
    const MOST: usize = 100;
    inside.len() <= MOST && inside.replace("&nbsp;", "").trim_matches(is_space_or_nbsp).is_empty()
        || inside.trim_ascii().is_empty()
}

/// Whether the next element of the document is a script, and no text stands between.
fn is_before_script(node: NodeRef<'_>) -> bool {
    /// A comment or two with white space around them.
    const MOST: usize = 5;
    let behind = (node.end()..node.tree.len()).take(MOST).map(|id| node.tree.node(node.text, id));
    let mut others = behind.skip_while(|it| match it.kind() {
        NodeKind::Text => is_blank(it.span().of(it.text)),
        kind => kind == NodeKind::Comment,
    });
    others.next().is_some_and(|it| it.name() == Name::Script)
}
