use crate::article::maps;
use crate::article::url::WebUrl;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The iframe of an interactive embed loads a map of Google (`maps.google.*`, or `google.*/maps…`) by its
    /// own `src`, instead of holding another iframe that does.
    ///
    /// # Why
    ///
    /// Because of the way that Google's embed works, such a map may stay empty. The way round is to enclose
    /// the iframe that loads it in another one (FAQ L120). The map element of the format is better still
    /// (FAQ L118).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe src="https://www.google.com/maps/embed?pb=!1m18" width="320" height="240"></iframe>
    /// </figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure class="op-interactive">
    ///   <iframe><iframe src="https://www.google.com/maps/embed?pb=!1m18" width="320" height="240"></iframe></iframe>
    /// </figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap the iframe in another one without attributes.
    id: "google-maps-embed-not-nested",
    severity: Warning,
    points: StartTag,
    on: Elements(&[Name::Iframe], check),
    fix: Safe,
}

fn check(iframe: Element<'_>, findings: &mut Findings<'_>) {
    if !iframe.figure().is_some_and(|figure| figure.has_class(Classes::INTERACTIVE)) {
        return;
    }
    let url = iframe.src().and_then(|src| WebUrl::parse_lenient(&src.url));
    if url.is_some_and(|url| maps::is_google_maps(&url)) {
        findings
            .at(iframe, "a map of Google may stay empty in an interactive embed")
            .help(
                "show the place with a `<figure class=\"op-map\">`, or enclose this `iframe` in another one",
            )
            .fix(Safety::Safe, "enclose it in another `iframe`", Edits::default().enclose(iframe));
    }
}
