//! Figures and the media in them.

use super::declaration::family;

mod audio_misplaced;
mod data_mode_invalid;
mod emoji_image;
mod figure_class_unknown;
mod figure_empty;
mod figure_multiple_media;
mod figure_text_outside_caption;
mod image_in_link;
mod image_low_resolution;
mod image_repeated;
mod image_src_missing;
mod media_url_not_absolute;
mod single_media_in_cover;
mod slideshow_child_invalid;
mod slideshow_too_few_images;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;
mod video_source_missing;

family![
    audio_misplaced,
    data_mode_invalid,
    emoji_image,
    figure_class_unknown,
    figure_empty,
    figure_multiple_media,
    figure_text_outside_caption,
    image_in_link,
    image_low_resolution,
    image_repeated,
    image_src_missing,
    media_url_not_absolute,
    single_media_in_cover,
    slideshow_child_invalid,
    slideshow_too_few_images,
    video_source_missing,
];
