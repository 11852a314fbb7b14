//! Feeds (rules.md D5 and F10).

crate::rules::declaration::family! {
    feed_cdata_broken,
    feed_content_not_document,
    feed_empty,
    feed_item_field_missing,
    feed_not_wellformed,
    feed_root_invalid,
}
