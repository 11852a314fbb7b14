use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an interactive or social embed or of a tracker has no `src`, or an empty one, and nothing
    /// between its tags but white space and comments.
    ///
    /// # Why
    ///
    /// There is nothing to show or to run (SDK Interactive, SocialEmbed, Analytics).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe width="560" height="315"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-tracker"><iframe src="">
    ///   <!-- the counter -->
    /// </iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows what belongs there.
    id: "embed-empty",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
}

/// Figures of which this is asked; ads have a rule of their own.
const EMBEDS: Classes = Classes::EMBED.or(Classes::TRACKER);

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let is_embed = iframe.figure().is_some_and(|figure| figure.has_class(EMBEDS));
    if is_embed && iframe.src().is_none() && !iframe.has_inline_content() {
        findings
            .at(iframe, "this `iframe` is empty: it has neither a URL in `src` nor content")
            .help("give a URL in `src` or put the code between the tags; else remove the figure");
    }
}
