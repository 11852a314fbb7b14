//! Ads and analytics.

use super::declaration::family;

mod ad_default_multiple;
mod ad_missing_iframe;
mod ad_ratio_too_tall;
mod ad_src_and_inline;
mod ad_template_misplaced;
mod ad_template_needed;
mod ad_too_early;
mod ad_without_source;
mod ads_too_close;
mod embed_html_escaped;
#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod tests;
mod tracker_misplaced;
mod tracker_missing_class;
mod tracker_multiple_iframes;

family![
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
];
