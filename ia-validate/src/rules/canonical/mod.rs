//! Canonical URL and domain (rules.md F5).

crate::rules::declaration::family! {
    canonical_domain_mismatch,
    canonical_query_or_fragment,
    duplicate_article_different_canonical,
    feed_mixed_domains,
    feed_mixed_languages,
}

#[cfg(test)]
mod tests;
