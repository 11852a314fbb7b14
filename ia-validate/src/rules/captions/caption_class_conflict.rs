use crate::article::classes::{CaptionGroup, TABLE, Use};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figcaption`, `h1`, `h2` or `cite` has two classes of one group: size, horizontal alignment,
    /// vertical alignment or position. `op-vertical-center` belongs to the last two.
    ///
    /// # Why
    ///
    /// Each option has one value (SDK Caption, Cite).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption class="op-small op-large">The harbour</figcaption></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption class="op-vertical-above op-vertical-below">The harbour</figcaption></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption class="op-large op-left op-vertical-top">The harbour</figcaption></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "caption-class-conflict",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Figcaption, Name::H1, Name::H2, Name::Cite], check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    // Almost no element has two of them.
    if !element.classes().has_two() {
        return;
    }
    let has = |class: Classes| element.has_class(class);
    for group in CaptionGroup::ALL {
        let given: Vec<&str> = TABLE
            .iter()
            .filter(|(_, class, used)| {
                has(*class) && matches!(used, Use::Caption(groups) if groups.contains(&group))
            })
            .map(|&(name, ..)| name)
            .collect();
        if let [first, second, ..] = given[..] {
            findings
                .at_value(element, "class", format!("`{first}` and `{second}` exclude each other"))
                .help("keep one of the two");
            return;
        }
    }
}
