use super::sizes::expect_integer;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `width` of an iframe is given, but is something else than digits, or 0. Blanks around the digits
    /// do not matter. Trackers and what is inside an iframe are not looked at.
    ///
    /// # Why
    ///
    /// A width is an integer, in pixels; without one, an embed has the full width (FAQ L174). Facebook asked
    /// for a "valid integer" (MSG 9).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="100%" height="240"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe width="100%" height="240"><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="320" height="240"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe height="240"><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Drop the unit `px`; round a decimal number; remove `width="100%"`, which is the default. None for other values.
    id: "iframe-width-not-integer",
    severity: Error,
    points: Value,
    on: Elements(&[Name::Iframe], |iframe, findings| {
        if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::TRACKER)) {
            let help = "write digits alone, such as `width=\"320\"`; leave `width` out for the full width";
            expect_integer(iframe, "width", help, findings);
        }
    }),
    fix: Safe,
}
