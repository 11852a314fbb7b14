use crate::article::{Classes, Element};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

const MARGINS: Classes = Classes::NO_MARGIN.or(Classes::COLUMN_WIDTH);

rule! {
    /// # What it checks
    ///
    /// The class `no-margin` or `column-width` is on something else than the iframe of a figure of class
    /// `op-interactive` or `op-social`; often it is on the figure itself.
    ///
    /// # Why
    ///
    /// To show an embed without margins, the class goes on the iframe that contains it (FAQ L176). Elsewhere
    /// it does nothing.
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive no-margin">
    ///   <iframe src="https://charts.example.com/17" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure><img class="column-width" src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe class="no-margin" src="https://charts.example.com/17" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Move the class from the figure to its iframe.
    "no-margin-misplaced", Warning, Value, At::Classes(MARGINS, check)
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let is_embed = |figure: Element<'_>| figure.has_class(Classes::EMBED);
    if element.name() == Name::Iframe && element.figure().is_some_and(is_embed) {
        return;
    }
    let class = if element.has_class(Classes::NO_MARGIN) { "no-margin" } else { "column-width" };
    let help = if element.name() == Name::Figure && is_embed(element) {
        "move the class to the figure's `iframe`"
    } else {
        "remove the class"
    };
    findings
        .at_value(
            element,
            "class",
            format!("`{class}` does nothing here: it belongs on the `iframe` of an embed"),
        )
        .help(help);
}
