//! Text, headings, lists and links (rules.md D4).

crate::rules::declaration::family! {
    body_element_unsupported,
    empty_text_element,
    heading_level_unsupported,
    link_url_invalid,
    links_as_final_element,
    list_empty,
    too_many_line_breaks,
}

#[cfg(test)]
mod tests;
