//! Feeds.

use super::declaration::family;

mod feed_cdata_broken;
mod feed_content_not_document;
mod feed_download_timeout;
mod feed_duplicate_canonical;
mod feed_duplicate_guid;
mod feed_empty;
mod feed_encoding_mismatch;
mod feed_item_field_missing;
mod feed_item_field_multiple;
mod feed_item_recommended_missing;
mod feed_link_canonical_mismatch;
mod feed_namespace_missing;
mod feed_not_wellformed;
mod feed_parse_timeout;
mod feed_pubdate_format;
mod feed_pubdate_mismatch;
mod feed_root_invalid;
mod feed_stale_item;
mod feed_too_many_items;
#[cfg(test)]
mod multiple_tests;
mod repeated;

family![
    feed_cdata_broken,
    feed_content_not_document,
    feed_download_timeout,
    feed_duplicate_canonical,
    feed_duplicate_guid,
    feed_empty,
    feed_encoding_mismatch,
    feed_item_field_multiple,
    feed_item_field_missing,
    feed_item_recommended_missing,
    feed_link_canonical_mismatch,
    feed_namespace_missing,
    feed_not_wellformed,
    feed_parse_timeout,
    feed_pubdate_format,
    feed_pubdate_mismatch,
    feed_root_invalid,
    feed_stale_item,
    feed_too_many_items,
];
