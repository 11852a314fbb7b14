use crate::rules::prelude::*;
use crate::rules::shared::one_iframe::as_interactive;

rule! {
    /// # What it checks
    ///
    /// A figure has the class `op-social`.
    ///
    /// # Why
    ///
    /// The class works (FAQ L136), but its successor is `op-interactive`: Facebook's console warned of it
    /// from 2016 on (MSG 11), and the SDK calls it deprecated (SDK SocialEmbed; OQ 7).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-social">
    ///   <iframe src="https://www.youtube.com/embed/abcdefghijk" width="560" height="315"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://www.youtube.com/embed/abcdefghijk" width="560" height="315"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Rename the class.
    id: "op-social-deprecated",
    severity: Info,
    points: Value,
    on: Classes(Classes::SOCIAL, check),
    fix: Safe,
    tag: Deprecated,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    if figure.name() == Name::Figure {
        findings
            .at_value(figure, "class", "`op-social` is out of use: embeds of all kinds are `op-interactive`")
            .help("write `op-interactive` instead")
            .fix(Safety::Safe, "write `op-interactive` instead", as_interactive(figure));
    }
}
