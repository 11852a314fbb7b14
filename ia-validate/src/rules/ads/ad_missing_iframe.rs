use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::expect_one_iframe;

rule! {
    /// # What it checks
    ///
    /// A figure of class `op-ad` holds no iframe, or more than one. Iframes inside the iframe, or in another
    /// figure, do not count.
    ///
    /// # Why
    ///
    /// An ad is a figure around an iframe, which contains the markup of the ad (FAQ L112).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><script src="https://ads.example.com/17.js"></script></figure>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad">
    ///     <iframe src="https://ads.example.com/1" width="320" height="50"></iframe>
    ///     <iframe src="https://ads.example.com/2" width="320" height="50"></iframe>
    ///   </figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe width="320" height="50"><script src="https://ads.example.com/17.js"></script></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Where the figure holds other HTML and no iframe, wrapping that HTML in one is suggested.
    id: "ad-missing-iframe",
    severity: Error,
    points: StartTag,
    on: Classes(Classes::AD, |figure, findings| expect_one_iframe(figure, "op-ad", findings)),
    fix: Unsafe,
}
