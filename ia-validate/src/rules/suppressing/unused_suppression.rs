use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A comment `<!-- ia-validate: allow(…) -->` hides no finding, or one of the rules that it names has none
    /// there.
    ///
    /// # Why
    ///
    /// It would hide the next defect of this kind, which nobody has looked at.
    ///
    /// # Bad
    ///
    /// ```html
    /// <!-- ia-validate: allow(figure-in-paragraph) until the CMS is mended -->
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
    /// Take the comment out.
    id: "unused-suppression",
    severity: Warning,
    points: Bytes,
    on: Suppressions,
    fix: Safe,
    tag: Unnecessary,
    loses: Comments,
}
