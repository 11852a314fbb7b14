use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::expect_one_iframe;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-social` holds no iframe, or more than one. Iframes inside the iframe, or in
    /// another figure, do not count.
    ///
    /// # Why
    ///
    /// Social content is embedded by a figure with an iframe that contains it (FAQ L136). The code that a
    /// network offers for web pages is not enough by itself.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-social">
    ///   <blockquote class="twitter-tweet"><a href="https://twitter.com/ferries/status/17">Ferries</a></blockquote>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-social">
    ///   <iframe>
    ///     <blockquote class="twitter-tweet"><a href="https://twitter.com/ferries/status/17">Ferries</a></blockquote>
    ///     <script src="https://platform.twitter.com/widgets.js"></script>
    ///   </iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Where the figure holds other HTML and no iframe, wrap that HTML in one. None where there are several
    /// iframes.
    id: "social-missing-iframe",
    severity: Error,
    points: StartTag,
    on: Classes(Classes::SOCIAL, |figure, findings| expect_one_iframe(figure, "op-social", findings)),
    fix: Safe,
}
