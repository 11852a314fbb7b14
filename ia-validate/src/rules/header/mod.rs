//! Header and cover.

use super::declaration::family;

mod author_multiple_in_address;
mod author_name_missing;
mod author_outside_header;
mod author_rel_invalid;
mod cover_media_invalid;
mod cover_media_outside_figure;
mod cover_multiple_figures;
mod cover_video_not_direct_link;
mod feed_cover_multiple;
mod feed_cover_not_on_video;
mod header_child_invalid;
mod header_misplaced;
mod header_missing;
mod kicker_class_missing;
mod kicker_element_invalid;
#[cfg(test)]
mod part_tests;
mod sponsor_invalid;
#[cfg(test)]
mod tests;
mod title_missing;
mod title_multiple;

family![
    author_multiple_in_address,
    author_name_missing,
    author_outside_header,
    author_rel_invalid,
    cover_media_invalid,
    cover_media_outside_figure,
    cover_multiple_figures,
    cover_video_not_direct_link,
    feed_cover_multiple,
    feed_cover_not_on_video,
    header_child_invalid,
    header_misplaced,
    header_missing,
    kicker_class_missing,
    kicker_element_invalid,
    sponsor_invalid,
    title_missing,
    title_multiple,
];
