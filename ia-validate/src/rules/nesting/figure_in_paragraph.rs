use crate::rules::fixer::hoist;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `figure` of any kind stands inside a `p`, in the markup as it is written. A browser would close
    /// the paragraph by itself; Facebook's parser did not.
    ///
    /// # Why
    ///
    /// Images and embeds must be in figures directly under the article, not in paragraphs (FAQ L164, L104).
    /// A paragraph holds body text only; the content of this one could vanish (FAQ L106).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p>The harbour <figure><img src="https://example.com/harbour.jpg"></figure> at dawn.</p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>The harbour</p>
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <p>at dawn.</p>
    /// ```
    ///
    /// # Fix
    ///
    /// End the paragraph before the figure and begin another one behind it; halves that are empty go. Where a link begins just
    /// in front of it, which would go or come to stand behind it, that is a suggestion.
    id: "figure-in-paragraph",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::PARAGRAPH, &[Name::Figure], check),
    fix: Safe,
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    let Some(paragraph) = figure.paragraph() else { return };
    let (safety, edits) = hoist(figure, ("", ""));
    findings
        .at(figure, "`figure` inside `p`: paragraphs hold text only, so the figure is lost")
        .help("end the paragraph before the figure, and begin a new one behind it")
        .related(paragraph.span(), "the paragraph begins here")
        .fix(safety, "end the paragraph before the figure", edits);
}
