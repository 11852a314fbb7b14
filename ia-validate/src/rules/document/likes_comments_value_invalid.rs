use super::settings::check_setting;
use crate::article::metas::Setting;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The first `meta` of property `fb:likes_and_comments` says something else than `enable` or `disable`.
    ///
    /// # Why
    ///
    /// It turns likes and comments for the article as a whole on or off; these are the values that vendors
    /// write (VENDOR feeds).
    ///
    /// # Bad
    ///
    /// ```html
    /// <meta property="fb:likes_and_comments" content="true">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <meta property="fb:likes_and_comments" content="enable">
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what is meant.
    id: "likes-comments-value-invalid",
    severity: Warning,
    points: Value,
    on: Article(check),
}

const HELP: &str = "write `enable` or `disable`";

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    check_setting(article, Setting::LikesAndComments, HELP, findings);
}
