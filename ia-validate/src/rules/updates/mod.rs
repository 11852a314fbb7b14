//! Updates of stored articles.

use super::declaration::family;

mod canonical_url_changed;
mod feed_unchanged_item;
mod modified_not_incremented;
mod modified_outside_24h_window;
mod update_without_modified;

family![
    canonical_url_changed,
    feed_unchanged_item,
    modified_not_incremented,
    modified_outside_24h_window,
    update_without_modified,
];
