use crate::rules::prelude::*;

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
    id: "no-margin-misplaced",
    severity: Warning,
    points: Value,
    on: Classes(MARGINS, check),
    fix: Safe,
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
        .help(help)
        .fix(Safety::Safe, help, moved(element));
}

/// Moves the classes from the figure of an embed to its only iframe; takes them away where they mean nothing.
fn moved(element: Element<'_>) -> Option<Edits> {
    let is_embed = element.name() == Name::Figure && element.has_class(Classes::EMBED);
    let mut iframes = element.own_iframes();
    let iframe = if is_embed { Some(iframes.next().filter(|_| iframes.next().is_none())?) } else { None };
    let given = [("no-margin", Classes::NO_MARGIN), ("column-width", Classes::COLUMN_WIDTH)]
        .into_iter()
        .filter(|(_, class)| element.has_class(*class));
    let (names, classes): (Vec<_>, Vec<_>) = given.unzip();
    let lacking = names
        .iter()
        .zip(classes)
        .filter(|(_, class)| iframe.is_some_and(|iframe| !iframe.has_class(*class)))
        .map(|(&name, _)| name)
        .collect::<Vec<_>>();
    let edits = Edits::default().drop_classes(element, &names);
    Some(match iframe {
        Some(iframe) if !lacking.is_empty() => edits.add_class(iframe, &lacking.join(" ")),
        _ => edits,
    })
}
