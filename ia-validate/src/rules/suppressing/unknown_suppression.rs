use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A comment `<!-- ia-validate: allow(…) -->` names no rule, or is not written like that. One that names a
    /// rule by an id that it had before hides its findings all the same, but should be brought up to date.
    ///
    /// # Why
    ///
    /// It would silently hide nothing.
    ///
    /// # Bad
    ///
    /// ```html
    /// <!-- ia-validate: allow(figure-in-para) -->
    /// <p>The harbour</p>
    /// ```
    ///
    /// ```html
    /// <!-- ia-validate: ignore(figure-in-paragraph) -->
    /// <p>The harbour</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <!-- ia-validate: allow(figure-in-paragraph) until the CMS is mended -->
    /// <p>The harbour <figure><img src="https://example.com/harbour.jpg"></figure> at dawn.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Write the id that is most like it.
    id: "unknown-suppression",
    severity: Warning,
    points: Bytes,
    on: Suppressions,
    fix: Unsafe,
}
