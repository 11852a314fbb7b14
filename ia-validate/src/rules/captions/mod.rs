//! Captions and attribution.

use super::declaration::family;

mod caption_class_conflict;
mod caption_class_unknown;
mod caption_element_not_allowed;
mod caption_multiple;
mod cite_outside_caption;
mod cover_cite_hidden;
mod slideshow_image_caption;
mod slideshow_multiple_captions;
#[cfg(test)]
mod tests;

family![
    caption_class_conflict,
    caption_class_unknown,
    caption_element_not_allowed,
    caption_multiple,
    cite_outside_caption,
    cover_cite_hidden,
    slideshow_image_caption,
    slideshow_multiple_captions,
];
