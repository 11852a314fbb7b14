//! Embeds and iframes (rules.md F6).

#[cfg(test)]
mod content_tests;
pub(super) mod one_iframe;
mod sizes;
#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    embed_dimensions_missing,
    embed_empty,
    google_maps_embed_not_nested,
    iframe_height_not_integer,
    iframe_height_too_large,
    iframe_width_not_integer,
    iframe_without_embed_figure,
    interactive_missing_iframe,
    map_as_interactive,
    no_margin_misplaced,
    op_social_deprecated,
    script_outside_iframe,
    social_embed_unsupported,
    social_missing_iframe,
    svg_image,
    third_party_video_as_video,
}
