//! Text, headings, lists and links.

use super::declaration::family;

mod block_in_text_element;
mod blockquote_content_invalid;
mod body_element_unsupported;
mod body_escaped;
mod empty_text_element;
#[cfg(test)]
mod exporter_tests;
mod heading_level_unsupported;
#[cfg(test)]
mod leftover_tests;
mod link_url_invalid;
mod links_as_final_element;
mod list_empty;
mod markup_escaped_twice;
mod shortcode_leftover;
mod template_leftover;
#[cfg(test)]
mod tests;
mod text_garbled;
mod title_repeated;
mod too_many_line_breaks;

family![
    body_element_unsupported,
    block_in_text_element,
    blockquote_content_invalid,
    body_escaped,
    empty_text_element,
    heading_level_unsupported,
    link_url_invalid,
    links_as_final_element,
    list_empty,
    markup_escaped_twice,
    shortcode_leftover,
    template_leftover,
    text_garbled,
    title_repeated,
    too_many_line_breaks,
];
