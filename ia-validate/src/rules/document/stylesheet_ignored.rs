use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `style` element, or a `link` of relation `stylesheet`, stands outside an iframe.
    ///
    /// # Why
    ///
    /// Stylesheets have no effect on an Instant Article: its looks come from a named style in the settings of
    /// the page (DOC guides/articlecreate; FAQ L142).
    ///
    /// # Bad
    ///
    /// ```html
    /// <style>p { color: navy }</style>
    /// ```
    ///
    /// ```html
    /// <link rel="stylesheet" href="https://example.com/site.css">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe><style>b { color: navy }</style><b>Force 7</b></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Take it away.
    id: "stylesheet-ignored",
    severity: Info,
    points: StartTag,
    on: Elements(&[Name::Style, Name::Link], check),
    fix: Safe,
    tag: Unnecessary,
    loses: NeverShown,
}

fn check(sheet: Element<'_>, findings: &mut Findings<'_>) {
    let is_sheet = match sheet.name() {
        // A drawing is reported as a whole.
        Name::Style => !sheet.is_inside(Inside::SVG),
        _ => sheet.has_relation("stylesheet"),
    };
    if is_sheet {
        findings
            .at(sheet, "stylesheets have no effect: the article's looks come from the page's styles")
            .help("take it away, and use the style editor of the page")
            .fix(Safety::Safe, "take it away", Edits::default().remove(sheet));
    }
}
