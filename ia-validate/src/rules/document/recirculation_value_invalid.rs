use super::settings::check_setting;
use crate::article::metas::Setting;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first `meta` of property `fb:op-recirculation-ads` does not say `placement_id=` and the id, two
    /// numbers with `_` between them; or `enable=true` or `enable=false` and a blank, and then that.
    ///
    /// # Why
    ///
    /// It names the ad that is shown among the related articles (SDK InstantArticle; VENDOR feeds). Without the id of
    /// a placement there is none.
    ///
    /// # Bad
    ///
    /// ```html
    /// <meta property="fb:op-recirculation-ads" content="123">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:op-recirculation-ads" content="enable=true">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta property="fb:op-recirculation-ads" content="placement_id=123456789_987654321">
    /// ```
    ///
    /// ```html
    /// <meta property="fb:op-recirculation-ads" content="enable=true placement_id=123456789_987654321">
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the placement.
    id: "recirculation-value-invalid",
    severity: Warning,
    points: Value,
    on: Article(check),
}

const HELP: &str =
    "write `placement_id=` and the id from Audience Network, such as `placement_id=123456789_987654321`";

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    check_setting(article, Setting::RecirculationAds, HELP, findings);
}
