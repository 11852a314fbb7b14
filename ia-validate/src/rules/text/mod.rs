//! Text, headings, lists and links.

use super::declaration::family;

mod body_element_unsupported;
mod empty_text_element;
mod heading_level_unsupported;
mod link_url_invalid;
mod links_as_final_element;
mod list_empty;
#[cfg(test)]
mod tests;
mod too_many_line_breaks;

family![
    body_element_unsupported,
    empty_text_element,
    heading_level_unsupported,
    link_url_invalid,
    links_as_final_element,
    list_empty,
    too_many_line_breaks,
];
