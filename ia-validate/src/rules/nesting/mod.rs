//! Nesting and body text (rules.md F1).

crate::rules::declaration::family! {
    blockquote_in_paragraph,
    empty_paragraph_spacer,
    figure_in_paragraph,
    figure_not_child_of_article,
    image_without_figure,
    inline_styling_ignored,
    list_item_block_content,
    non_text_in_paragraph,
    repeated_line_breaks,
    text_outside_paragraph,
    video_without_figure,
}

#[cfg(test)]
mod tests;
