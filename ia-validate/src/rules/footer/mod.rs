//! The footer and related articles.

use super::declaration::family;

mod footer_child_invalid;
mod footer_misplaced;
mod items;
mod related_articles_foreign_domain;
mod related_articles_invalid;
mod related_articles_too_many;
#[cfg(test)]
mod tests;

family![
    footer_child_invalid,
    footer_misplaced,
    related_articles_foreign_domain,
    related_articles_invalid,
    related_articles_too_many,
];
