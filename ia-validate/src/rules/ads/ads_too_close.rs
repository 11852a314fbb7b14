use crate::article::words::{BETWEEN_ADS, MEDIA_WORDS};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// Fewer than 200 words stand between two ads in the body. An image, video, slideshow or embed counts as
    /// 70 words. In Chinese and Japanese, which leave no blanks between words, their number is estimated by the letters. The second ad is reported.
    ///
    /// # Why
    ///
    /// Facebook warned that such "ads are too close" (MSG 14).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// <p>The ferry is back after a week in the yard.</p>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    /// <figure><img src="https://example.com/1.jpg"></figure>
    /// <figure><img src="https://example.com/2.jpg"></figure>
    /// <figure><img src="https://example.com/3.jpg"></figure>
    /// <figure class="op-ad"><iframe src="https://ads.example.com/2" width="300" height="250"></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows which ad to move or to drop.
    id: "ads-too-close",
    severity: Warning,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let mut ads = article.body_ads(BETWEEN_ADS);
    let Some(mut before) = ads.next() else { return };
    for ad in ads {
        if ad.words < BETWEEN_ADS {
            let message = format!(
                "words since the ad before: {}, where at least {BETWEEN_ADS} are expected",
                ad.words_text()
            );
            let help = format!(
                "move one of the two ads, or drop it; \
                 an image, video, slideshow or embed counts as {MEDIA_WORDS} words"
            );
            findings.at(ad.figure, message).help(help).related(before.figure.span(), "the ad before");
        }
        before = ad;
    }
}
