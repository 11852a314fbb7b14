use crate::article::Element;
use crate::article::text::short;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

rule! {
    /// # What it checks
    ///
    /// An element that needs its end tag has none. Optional end tags, such as those of `p` and `li`, may be
    /// left out; crossing tags are reported at the end tag.
    ///
    /// # Why
    ///
    /// Where such an element ends is the parser's guess (rules.md, MSG 17).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The <b>ferry is back.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The <b>ferry</b> is back.
    /// <p>It sails at noon.
    /// ```
    ///
    /// # Fix
    ///
    /// End an inline element at the end of its block.
    "unclosed-element", Warning, StartTag, At::Unclosed(check)
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let name = short(element.name_as_written());
    findings.at(element, format!("`{name}` has no end tag")).help(format!("write `</{name}>` where it ends"));
}
