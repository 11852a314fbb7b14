use crate::article::shortcodes::is_captioned;
use crate::article::trackers::looks_like_tracker;
use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;
use crate::rules::shared::wording::{TRACKER, TRACKER_TAGS};

rule! {
    /// # What it checks
    ///
    /// An `img` does not stand in a `figure`. (In a paragraph, a list item or the header the rules for
    /// those speak.)
    ///
    /// # Why
    ///
    /// Images are added by a `figure` around an `img` (FAQ L3), directly under the article (FAQ L164).
    ///
    /// # Bad
    ///
    /// ```html
    /// <img src="https://example.com/harbour.jpg">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap an image directly in `article` or `header` in a `figure`; a tracker, as a suggestion, in one of class `op-tracker`
    /// with an `iframe`.
    id: "image-without-figure",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Img], check),
    fix: Safe,
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    let is_shortcodes = || image.paragraph().is_some() && is_captioned(image);
    // The image that waits beside it is told of.
    if image.is_in_noscript_twin() {
        return;
    }
    if image.figure().is_none() && !image.is_inside(Inside::HEAD) && !is_shortcodes() {
        let Some(why) = looks_like_tracker(image) else {
            findings
                .at(image, "`img` without a `figure` around it: the image is not shown")
                .help("wrap it: `<figure><img …></figure>`")
                .fix(Safety::Safe, "wrap it in a `figure`", in_figure(image, ""));
            return;
        };
        findings
            .at(image, "`img` without a `figure` around it, and it seems to be a tracker: it counts nobody")
            .help(TRACKER)
            .related(image.span(), format!("this looks like a tracker: {why}"))
            .fix(Safety::Unsafe, "make it a tracker", as_tracker(image));
    }
}

/// A picture in a figure is one to be seen, which a tracker is not.
fn as_tracker(image: Element<'_>) -> Option<Edits> {
    let is_open = image.article.has_open_iframe();
    let edits = Edits::default().wrap(image, TRACKER_TAGS.0, TRACKER_TAGS.1)?;
    Some(edits).filter(|_| image.parent_name() == Name::Article && !is_open)
}
