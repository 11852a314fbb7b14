use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::expect_one_iframe;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-tracker` holds no iframe, or more than one. Iframes inside the iframe, or in
    /// another figure, do not count.
    ///
    /// # Why
    ///
    /// A tracker is a figure around an iframe; of several, each has a figure of its own, or all are in one
    /// iframe (DOC analytics).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-tracker">
    ///   <iframe src="https://stats.example.com/17"></iframe>
    ///   <iframe src="https://stats.example.com/18"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><script src="https://stats.example.com/17.js"></script></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe src="https://stats.example.com/17"></iframe></figure>
    /// <figure class="op-tracker"><iframe><script src="https://stats.example.com/18.js"></script></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Give each iframe a figure of its own. None where there is no iframe.
    id: "tracker-multiple-iframes",
    severity: Error,
    points: StartTag,
    on: Classes(Classes::TRACKER, |figure, findings| expect_one_iframe(figure, "op-tracker", findings)),
    fix: Safe,
}
