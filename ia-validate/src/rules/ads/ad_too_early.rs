use crate::article::words::{BEFORE_FIRST_AD, MEDIA_WORDS};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Fewer than 50 words stand before the first ad in the body. An image, video, slideshow or embed counts
    /// as 70 words. In Chinese and Japanese, which leave no blanks between words, their number is estimated by the letters.
    ///
    /// # Why
    ///
    /// Facebook reported ads too early as "invalid ad spacing", and placed ads by itself instead
    /// (MSG 13, MSG 14).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The ferry is back after a week in the yard.</p>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows a better place.
    id: "ad-too-early",
    severity: Warning,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    if let Some(first) = article.early_ad(BEFORE_FIRST_AD) {
        let words = first.words_text();
        let message =
            format!("words before the first ad: {words}, where at least {BEFORE_FIRST_AD} are expected");
        findings.at(first.figure, message).help(format!(
            "move the ad further down; an image, video, slideshow or embed counts as {MEDIA_WORDS} words"
        ));
    }
}
