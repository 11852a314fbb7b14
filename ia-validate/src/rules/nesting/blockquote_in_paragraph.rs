use crate::rules::fixer::hoist;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `blockquote` stands inside a `p`, in the markup as it is written.
    ///
    /// # Why
    ///
    /// Block quotes must be placed outside paragraphs (FAQ L148).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The captain said:<blockquote>We sail at noon.</blockquote></p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The captain said:</p>
    /// <blockquote>We sail at noon.</blockquote>
    /// ```
    ///
    /// # Fix
    ///
    /// End the paragraph before the quote and begin another one behind it; halves that are empty go. Where a link begins just
    /// in front of it, which would go or come to stand behind it, that is a suggestion.
    id: "blockquote-in-paragraph",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::PARAGRAPH, &[Name::Blockquote], check),
    fix: Safe,
}

fn check(quote: Element<'_>, findings: &mut Findings<'_>) {
    let Some(paragraph) = quote.paragraph() else { return };
    let (safety, edits) = hoist(quote, ("", ""));
    findings
        .at(quote, "`blockquote` inside `p`: block quotes stand beside paragraphs, not in them")
        .help("end the paragraph before the quote, and begin a new one behind it")
        .related(paragraph.span(), "the paragraph begins here")
        .fix(safety, "end the paragraph before the quote", edits);
}
