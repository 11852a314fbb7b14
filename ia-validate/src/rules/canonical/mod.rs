//! Canonical URL and domain.

use super::declaration::family;

mod canonical_domain_mismatch;
mod canonical_is_home_page;
mod canonical_query_or_fragment;
mod duplicate_article_different_canonical;
mod feed_mixed_domains;
mod feed_mixed_languages;
#[cfg(test)]
mod home_page_tests;
#[cfg(test)]
mod tests;

family![
    canonical_domain_mismatch,
    canonical_is_home_page,
    canonical_query_or_fragment,
    duplicate_article_different_canonical,
    feed_mixed_domains,
    feed_mixed_languages,
];
