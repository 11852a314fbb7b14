//! Nesting and body text.

use super::declaration::family;

mod blockquote_in_paragraph;
mod empty_paragraph_spacer;
mod figure_in_paragraph;
mod figure_not_child_of_article;
mod image_without_figure;
mod inline_styling_ignored;
mod list_item_block_content;
mod non_text_in_paragraph;
mod repeated_line_breaks;
#[cfg(test)]
mod tests;
mod text_outside_paragraph;
mod video_without_figure;

family![
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
];
