//! Ads and analytics (rules.md F7).

#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod tests;

crate::rules::declaration::family! {
    ad_default_multiple,
    ad_missing_iframe,
    ad_ratio_too_tall,
    ad_src_and_inline,
    ad_template_misplaced,
    ad_template_needed,
    ad_too_early,
    ad_without_source,
    ads_too_close,
    embed_html_escaped,
    tracker_misplaced,
    tracker_missing_class,
    tracker_multiple_iframes,
}
