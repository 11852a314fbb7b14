//! The document and its head (rules.md D1).

crate::rules::declaration::family! {
    article_empty,
    article_multiple,
    canonical_missing,
    canonical_not_absolute,
    markup_unparsable,
    unclosed_element,
    unexpected_end_tag,
}
