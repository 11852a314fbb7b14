//! Embeds and iframes.

use super::declaration::family;

mod bare_embed_url;
#[cfg(test)]
mod code_tests;
#[cfg(test)]
mod content_tests;
mod embed_code_in_text;
mod embed_dimensions_missing;
mod embed_empty;
mod google_maps_embed_not_nested;
mod iframe_height_not_integer;
mod iframe_height_too_large;
mod iframe_width_not_integer;
mod iframe_without_embed_figure;
mod interactive_missing_iframe;
mod map_as_interactive;
mod no_margin_misplaced;
mod op_social_deprecated;
mod script_outside_iframe;
mod sizes;
mod social_embed_unsupported;
mod social_missing_iframe;
mod svg_image;
#[cfg(test)]
mod tests;
mod third_party_video_as_video;

family![
    bare_embed_url,
    embed_code_in_text,
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
];
