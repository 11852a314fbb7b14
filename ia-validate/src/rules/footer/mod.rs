//! The footer and related articles (rules.md D4).

mod items;

crate::rules::declaration::family! {
    footer_child_invalid,
    footer_misplaced,
    related_articles_foreign_domain,
    related_articles_invalid,
    related_articles_too_many,
}

#[cfg(test)]
mod tests;
