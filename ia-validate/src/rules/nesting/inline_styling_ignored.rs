use crate::article::hidden::hides;
use crate::article::style_pictures::pictures_of_style;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An element has an attribute for colour or font (`style`, `color`, `face`, `size`, `align`,
    /// `bgcolor`), or is a `font`. A `font` with such attributes is reported at these.
    ///
    /// # Why
    ///
    /// Colours and fonts come from the style editor of the page (FAQ L142); styles in the markup have no
    /// effect (DOC guides/articlecreate).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p style="color: red">The ferry is back.</p>
    /// ```
    ///
    /// ```html
    /// <p>The <font>ferry</font> is back.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The ferry is back.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// Take the attribute away, and unwrap the `font`. A suggestion only, where a `style` names a picture, which
    /// would be lost; where it hides the element on the web page, the suggestion is to take that out.
    id: "inline-styling-ignored",
    severity: Info,
    points: AttributeName,
    on: Attributes(STYLING, attributes) | Elements(&[Name::Font], font),
    fix: Safe,
}

/// Attributes that look like styling.
const STYLING: Attributes = Attributes::STYLE
    .or(Attributes::COLOR)
    .or(Attributes::FACE)
    .or(Attributes::SIZE)
    .or(Attributes::ALIGN)
    .or(Attributes::BGCOLOR);

fn attributes(element: Element<'_>, findings: &mut Findings<'_>) {
    let mut seen = Attributes::NONE;
    for attribute in element.node().attributes() {
        let name = Attributes::of(attribute, element.node().text);
        // HTML drops a second attribute of the same name.
        if name.has(STYLING) && !seen.has(name) {
            seen = seen.or(name);
            let written = attribute.name.of(element.node().text).to_ascii_lowercase();
            let has_picture = !pictures_of_style(element.node(), *attribute).is_empty();
            if shows_something(element) && hides(element.node(), *attribute) {
                findings
                    .in_place(
                        element,
                        attribute.name,
                        "`style` hides nothing here: readers see what the web page hides",
                    )
                    .help("take the element out if they are not to see it, else the `style`")
                    .fix(Safety::Unsafe, "take the element out", Edits::default().remove(element));
                continue;
            }
            let (why, help, safety) = match has_picture {
                true => (
                    "has no effect, and its picture is not shown",
                    "show the picture in a `figure` if it says something, and take the attribute away",
                    Safety::Unsafe,
                ),
                false => (
                    "has no effect: how articles look is a matter of the page's styles",
                    "take it away, and use the style editor of the page",
                    Safety::Safe,
                ),
            };
            findings.in_place(element, attribute.name, format!("`{written}` {why}")).help(help).fix(
                safety,
                format!("remove `{written}`"),
                Edits::default().drop_attribute(element, &written),
            );
        }
    }
}

/// Whether readers would see it: not so what only counts them, or is shown by another page.
fn shows_something(element: Element<'_>) -> bool {
    let is_picture = element.name() == Name::Figure && element.has_media();
    element.has_text() || is_picture && !element.has_class(Classes::HOLDS_IFRAME)
}

fn font(element: Element<'_>, findings: &mut Findings<'_>) {
    if !element.known_attributes().has(STYLING) {
        findings
            .at(element, "`font` has no effect: how articles look is a matter of the page's styles")
            .help("take it away, and use the style editor of the page")
            .fix(Safety::Safe, "take the `font` away", Edits::default().unwrap(element));
    }
}
