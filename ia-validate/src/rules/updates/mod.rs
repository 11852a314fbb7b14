//! Updates of stored articles (rules.md F4, F5 and F10).

crate::rules::declaration::family! {
    canonical_url_changed,
    feed_unchanged_item,
    modified_not_incremented,
    modified_outside_24h_window,
    update_without_modified,
}
