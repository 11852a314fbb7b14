use crate::article::miswritten::meant_url;
use crate::article::url::is_absolute;
use crate::rules::prelude::*;
use crate::rules::shared::quotes::{STRAIGHT, marked_value};

rule! {
    /// # What it checks
    ///
    /// The canonical URL is no absolute `http` or `https` URL with a host.
    ///
    /// # Why
    ///
    /// The canonical URL identifies the article (FAQ L80) and must be on the page's domain (FAQ L84).
    ///
    /// # Bad
    ///
    /// ```html
    /// <link rel="canonical" href="/ferry">
    /// ```
    ///
    /// ```html
    /// <link rel="canonical" href="//example.com/ferry">
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <link rel="canonical" href="https://example.com/ferry">
    /// ```
    ///
    /// # Fix
    ///
    /// None.
    id: "canonical-not-absolute",
    severity: Error,
    points: Value,
    on: Article(check),
    outcome: Rejects,
    evidence: Inferred,
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(link) = article.canonical() else { return };
    let Some(url) = link.value_if_any("href") else { return };
    if let Some(inner) = marked_value(link, "href").filter(|_| !is_absolute(&url)) {
        let message = format!("`{}`: these are no quotation marks of HTML, so this is no URL", short(&url));
        let edits = is_absolute(&inner).then(|| Edits::default().set(link, "href", &inner));
        findings.at_value(link, "href", message).help(STRAIGHT).fix(Safety::Safe, STRAIGHT, edits);
    } else if !is_absolute(&url) {
        let help = match meant_url(&url) {
            Some(meant) => format!("write it out in full, as `{}`, if that is meant", short(&meant)),
            None => "write it out in full, such as `https://example.com/article`".to_owned(),
        };
        findings
            .at_value(link, "href", format!("`{}` is no absolute `http` or `https` URL", short(&url)))
            .help(help);
    }
}
