//! Canonical URL and domain (rules.md F5).

crate::rules::declaration::family! {
    duplicate_article_different_canonical,
    feed_mixed_domains,
    feed_mixed_languages,
}
