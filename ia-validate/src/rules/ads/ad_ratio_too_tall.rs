use crate::article::pixels::pixels;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an ad has a whole width and height, and is more than one and a half times as high as it
    /// is wide: 320 by 480 is fine, 300 by 600 is not.
    ///
    /// # Why
    ///
    /// The ratio of an ad's width to its height may be 2:3 at the least; what is beyond is cut off at the
    /// bottom (DOC reference/ad; OQ 9).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="600"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="320" height="480"></iframe></figure>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the ad itself must fit.
    id: "ad-ratio-too-tall",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Iframe], check),
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::AD)) {
        return;
    }
    let size = |name| iframe.value(name).and_then(|value| pixels(&value)).map(u64::from);
    let (Some(width), Some(height)) = (size("width"), size("height")) else { return };
    // A width of 0 is no width, which is a finding of its own.
    if width > 0 && 2 * height > 3 * width {
        let message =
            format!("an ad of {width} by {height} pixels is too high for its width: its bottom is cut off");
        findings
            .at_value(iframe, "height", message)
            .help(format!("use an ad that is at most {} pixels high at this width", 3 * width / 2));
    }
}
