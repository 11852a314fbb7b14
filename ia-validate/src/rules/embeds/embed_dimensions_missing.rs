use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an interactive or social embed has a `src` and no content between its tags, and lacks a `height`.
    ///
    /// # Why
    ///
    /// Facebook recommended width and height for embeds without inner HTML (MSG 9): nothing else tells how much room they
    /// need. A width may be left out: then the embed has the full one (FAQ L174).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" width="560"></iframe></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://charts.example.com/17" width="560" height="315"></iframe>
    /// </figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe src="https://charts.example.com/17" height="315"></iframe></figure>
    /// ```
    ///
    /// ```html
    /// <figure class="op-interactive"><iframe><p>Departures</p></iframe></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the size.
    id: "embed-dimensions-missing",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
    evidence: Observed,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    let is_embed = iframe.figure().is_some_and(|figure| figure.has_class(Classes::EMBED));
    if !is_embed || iframe.src().is_none() {
        return;
    }
    if iframe.attribute("height").is_none() && !iframe.has_inline_content() {
        findings.at(iframe, "an embed without `height`: nothing says how much room it needs").help(
            "give its height in whole pixels, such as `height=\"315\"`; without `width` it has the full one",
        );
    }
}
