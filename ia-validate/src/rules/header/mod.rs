//! Header and cover (rules.md F3 and D2).

crate::rules::declaration::family! {
    author_name_missing,
    author_outside_header,
    author_rel_invalid,
    cover_media_invalid,
    cover_media_outside_figure,
    cover_multiple_figures,
    cover_video_not_direct_link,
    feed_cover_multiple,
    feed_cover_not_on_video,
    header_missing,
    kicker_class_missing,
    sponsor_invalid,
    title_missing,
    title_multiple,
}

#[cfg(test)]
mod tests;
