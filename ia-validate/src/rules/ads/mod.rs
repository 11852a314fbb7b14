//! Ads and analytics (rules.md F7).

#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    ad_missing_iframe,
    ad_src_and_inline,
    ad_without_source,
    embed_html_escaped,
    tracker_missing_class,
}
