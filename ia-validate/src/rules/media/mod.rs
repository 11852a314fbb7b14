//! Media attributes (rules.md F8).

crate::rules::declaration::family! {
    feedback_on_wrong_element,
    feedback_value_invalid,
    video_autoplay_disabled,
    video_format_unsupported,
    video_multiple_in_sequence,
    video_muted_attribute,
}

#[cfg(test)]
mod tests;
