//! Figures and the media in them (rules.md D3).

#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    audio_misplaced,
    data_mode_invalid,
    figure_class_unknown,
    figure_empty,
    figure_multiple_media,
    image_in_link,
    image_low_resolution,
    image_repeated,
    image_src_missing,
    media_url_not_absolute,
    single_media_in_cover,
    slideshow_child_invalid,
    slideshow_too_few_images,
    video_source_missing,
}
