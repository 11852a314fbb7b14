//! The document and its head (rules.md D1).

crate::rules::declaration::family! {
    markup_unparsable,
}
