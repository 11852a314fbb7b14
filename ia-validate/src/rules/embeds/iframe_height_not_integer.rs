use super::sizes::{expect_integer, is_content};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `height` of an iframe is given, but is something else than digits, or 0. Blanks around the digits
    /// do not matter. Ads, trackers and what is inside an iframe are not looked at.
    ///
    /// # Why
    ///
    /// The height of embedded content is an integer, in pixels (FAQ L124). Facebook asked for a "valid
    /// integer" (MSG 9).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="60px"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe height="281.25"><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="60"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><iframe src="https://charts.example.com/17" height="100%"></iframe></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop the unit `px`; round a decimal number. None for other values.
    id: "iframe-height-not-integer",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Iframe], |iframe, findings| {
        if is_content(iframe) {
            expect_integer(iframe, "height", "write digits alone, such as `height=\"60\"`", findings);
        }
    }),
    fix: Safe,
}
