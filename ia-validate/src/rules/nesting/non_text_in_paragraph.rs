use crate::article::not_text::NOT_TEXT;
use crate::rules::fixer::{hoist, hoist_media};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `p` holds something that is no text: an image, iframe, video, script, table, list, heading, `div`
    /// and the like. Figures and block quotes have rules of their own; of things in one another only the
    /// outermost is reported.
    ///
    /// # Why
    ///
    /// Paragraphs should contain only body text (FAQ L106); a video must not stand in one either (FAQ
    /// L104). What stands there may not be shown.
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The harbour <img src="https://example.com/harbour.jpg"> at dawn.</p>
    /// ```
    ///
    /// ```html
    /// <p>Fares<ul><li>Adults: 4</li></ul></p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The harbour at <b>dawn</b>,<br>seen from <a href="https://example.com/pier">the pier</a>.</p>
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Move an image or video behind the paragraph and wrap it in a figure. As a suggestion: end the paragraph
    /// before a list, heading, `aside` or `iframe`, and begin another one behind it.
    id: "non-text-in-paragraph",
    severity: Error,
    points: StartTag,
    on: Elements(NOT_TEXT, check),
    fix: Safe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let Some(paragraph) = element.paragraph() else { return };
    let help = match element.name() {
        Name::Img | Name::Video => "move it behind the paragraph, into a `figure` of its own",
        Name::Iframe => "move it behind the paragraph, into a `figure` of class `op-interactive`",
        _ => "end the paragraph before it, and begin a new one behind it",
    };
    let name = element.name().text();
    let finding = findings
        .at(element, format!("`{name}` inside `p`: paragraphs hold text only, so it may not be shown"));
    finding.help(help).related(paragraph.span(), "the paragraph begins here");
    match element.name() {
        Name::Img | Name::Video => {
            finding.fix(Safety::Safe, "move it behind the paragraph", hoist_media(paragraph));
        }
        Name::Iframe => {
            let tags = ("<figure class=\"op-interactive\">", "</figure>");
            finding.fix(Safety::Unsafe, "end the paragraph before it", hoist(element, tags));
        }
        Name::Ul | Name::Ol | Name::H1 | Name::H2 | Name::Aside => {
            finding.fix(Safety::Unsafe, "end the paragraph before it", hoist(element, ("", "")));
        }
        _ => {}
    }
}
