use crate::rules::prelude::*;
use crate::vocabulary::Class;

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
    on: Classes(Classes::CAPTION, check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let is_of_caption = matches!(element.name(), Name::Figcaption | Name::H1 | Name::H2 | Name::Cite);
    // Almost no element has two of them.
    if !is_of_caption || !element.classes().has_two() {
        return;
    }
    let given: Vec<&Class> = element.classes().known().collect();
    for (number, first) in given.iter().enumerate() {
        let is_rival = |other: &&&Class| other.groups.iter().any(|group| first.groups.contains(group));
        if let Some(second) = given[number + 1..].iter().find(is_rival) {
            findings
                .at_value(
                    element,
                    "class",
                    format!("`{}` and `{}` exclude each other", first.name, second.name),
                )
                .help("keep one of the two");
            return;
        }
    }
}
