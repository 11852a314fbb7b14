use crate::article::url::WebUrl;
use crate::rules::fixer::safety_of_completing;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `src` of an `img`, `video`, `audio`, `source` or `iframe` is not written out in full: `http://` or
    /// `https://`, host and path. One that begins with `//` is a hint only.
    ///
    /// # Why
    ///
    /// Facebook warned that such a URL "is incomplete" and had been completed by guess (MSG 8).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="/harbour.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video><source src="ferry.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="//cdn.example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Complete the URL with what the canonical URL says; as a suggestion only, where it does not begin at the root or the
    /// document has a `base`.
    id: "media-url-not-absolute",
    severity: Warning,
    points: Value,
    on: Elements(&[Name::Img, Name::Video, Name::Audio, Name::Source, Name::Iframe], check),
    fix: Safe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let Some(src) = element.src() else { return };
    if src.is_absolute() {
        return;
    }
    let src = &src.url;
    let url = short(src);
    if WebUrl::parse_lenient(src).is_some() {
        findings
            .at_value(element, "src", format!("`{url}` leaves out whether it is `https`"))
            .help("write `https:` in front of it")
            .severity(Severity::Info)
            .fix(
                Safety::Safe,
                "write `https:` in front of it",
                Edits::default().set(element, "src", &format!("https:{src}")),
            );
    } else {
        findings
            .at_value(element, "src", format!("`{url}` is no absolute URL of the web"))
            .help("write the URL out in full, from `https://` on")
            .fix(
                safety_of_completing(src, element.article),
                "complete it by the canonical URL",
                element.article.resolved(src).map(|url| Edits::default().set(element, "src", &url)),
            );
    }
}
