//! Media attributes.

use super::declaration::family;

mod attribute_value_without_name;
mod feedback_on_wrong_element;
mod feedback_value_invalid;
#[cfg(test)]
mod name_tests;
#[cfg(test)]
mod tests;
mod video_autoplay_disabled;
mod video_format_unsupported;
mod video_multiple_in_sequence;
mod video_muted_attribute;

family![
    attribute_value_without_name,
    feedback_on_wrong_element,
    feedback_value_invalid,
    video_autoplay_disabled,
    video_format_unsupported,
    video_multiple_in_sequence,
    video_muted_attribute,
];
