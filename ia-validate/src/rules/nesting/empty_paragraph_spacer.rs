use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `p` holds nothing, or only ASCII white space and a line break. `<p>&nbsp;</p>` is the legal spacer and never
    /// reported.
    ///
    /// # Why
    ///
    /// Empty paragraphs may be added for spacing, for instance `<p>&nbsp;</p>` (FAQ L130); without the
    /// U+00A0 they show nothing, and the SDK drops them (SDK Paragraph).
    ///
    /// # Bad
    ///
    /// ```html
    /// <p></p>
    /// ```
    ///
    /// ```html
    /// <p>
    /// </p>
    /// ```
    ///
    /// ```html
    /// <p><br></p>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <p>&nbsp;</p>
    /// ```
    ///
    /// ```html
    /// <p> </p>
    /// ```
    ///
    /// # Fix
    ///
    /// None: the paragraph may have been meant as space.
    id: "empty-paragraph-spacer",
    severity: Info,
    points: StartTag,
    on: Lacking(Holds::TEXT, &[Name::P], check),
    evidence: Observed,
}

fn check(paragraph: Element<'_>, findings: &mut Findings<'_>) {
    let is_blank = paragraph.node().children().all(|node| match node.kind() {
        NodeKind::Text => node.decoded_text().trim_ascii().is_empty(),
        NodeKind::Comment => true,
        _ => node.name() == Name::Br,
    });
    if is_blank {
        let message = match paragraph.has_break() {
            true => "a paragraph of a line break alone: it is dropped",
            false => "an empty paragraph: nothing is shown",
        };
        findings.at(paragraph, message).help("for more space write `<p>&nbsp;</p>`, else take it out");
    }
}
