//! Embeds and iframes (rules.md F6).

pub(super) mod one_iframe;
mod sizes;
#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    google_maps_embed_not_nested,
    iframe_height_not_integer,
    iframe_height_too_large,
    iframe_width_not_integer,
    iframe_without_embed_figure,
    interactive_missing_iframe,
    map_as_interactive,
    no_margin_misplaced,
    social_missing_iframe,
    svg_image,
    third_party_video_as_video,
}
