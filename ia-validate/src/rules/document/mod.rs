//! The document and its head.

use super::declaration::family;

mod article_empty;
mod article_multiple;
mod auto_ad_value_invalid;
mod auto_ad_without_header_ad;
mod canonical_missing;
mod canonical_multiple;
mod canonical_not_absolute;
mod charset_missing;
mod content_outside_article;
mod head_child_invalid;
mod likes_comments_value_invalid;
mod markup_in_attribute;
mod markup_unparsable;
mod markup_version_invalid;
mod meta_uses_name;
#[cfg(test)]
mod misplaced_tests;
mod recirculation_value_invalid;
mod settings;
#[cfg(test)]
mod structure_tests;
mod stylesheet_ignored;
#[cfg(test)]
mod tests;
mod unclosed_element;
mod unexpected_end_tag;

family![
    article_empty,
    article_multiple,
    auto_ad_value_invalid,
    auto_ad_without_header_ad,
    canonical_missing,
    canonical_multiple,
    canonical_not_absolute,
    charset_missing,
    content_outside_article,
    head_child_invalid,
    likes_comments_value_invalid,
    markup_in_attribute,
    markup_unparsable,
    markup_version_invalid,
    meta_uses_name,
    recirculation_value_invalid,
    stylesheet_ignored,
    unclosed_element,
    unexpected_end_tag,
];
