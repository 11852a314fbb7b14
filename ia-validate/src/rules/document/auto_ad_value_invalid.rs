use super::settings::check_setting;
use crate::article::metas::Setting;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first `meta` of property `fb:use_automatic_ad_placement` does not say `true`, `false`,
    /// `enable=true` or `enable=false`. The last two may be followed by `ad_density=default`,
    /// `ad_density=medium` or `ad_density=low`.
    ///
    /// # Why
    ///
    /// These are the values that exist (DOC monetization/ad-placement; SDK InstantArticle). Without one of them no ads
    /// are placed automatically.
    ///
    /// # Bad
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="yes">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="enable=true ad_density=high">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="false">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:use_automatic_ad_placement" content="enable=false ad_density=low">
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what is meant.
    id: "auto-ad-value-invalid",
    severity: Warning,
    points: Value,
    on: Article(check),
}

const HELP: &str = "write `true`, `false`, or `enable=true ad_density=` and `default`, `medium` or `low`";

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    check_setting(article, Setting::AdPlacement, HELP, findings);
}
