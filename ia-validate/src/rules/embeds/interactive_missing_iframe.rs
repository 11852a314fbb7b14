use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::expect_one_iframe;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-interactive` holds no iframe, or more than one. Iframes inside the iframe, or in
    /// another figure, do not count.
    ///
    /// # Why
    ///
    /// An interactive embed is a figure that contains an iframe, which contains the content (FAQ L13, L122).
    /// Without it nothing is shown.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <div class="fb-post" data-href="https://www.facebook.com/ferries/posts/17"></div>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><figcaption>Departures</figcaption></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://charts.example.com/1" width="320" height="240"></iframe>
    ///   <iframe src="https://charts.example.com/2" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe>
    ///     <div class="fb-post" data-href="https://www.facebook.com/ferries/posts/17"></div>
    ///   </iframe>
    ///   <figcaption>Departures</figcaption>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe><iframe src="https://charts.example.com/1"></iframe><iframe src="https://charts.example.com/2"></iframe></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Where the figure holds other HTML and no iframe, wrap that HTML in one. None where there are several
    /// iframes.
    id: "interactive-missing-iframe",
    severity: Error,
    points: StartTag,
    on: Classes(Classes::INTERACTIVE, |figure, findings| expect_one_iframe(figure, "op-interactive", findings)),
    fix: Safe,
}
