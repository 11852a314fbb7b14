//! Captions and attribution (rules.md F2).

crate::rules::declaration::family! {
    caption_class_conflict,
    caption_class_unknown,
    caption_element_not_allowed,
    caption_multiple,
    cite_outside_caption,
    cover_cite_hidden,
    slideshow_image_caption,
    slideshow_multiple_captions,
}

#[cfg(test)]
mod tests;
