use crate::article::url::WebUrl;
use crate::rules::prelude::*;
use crate::rules::shared::urls::mend_url;

rule! {
    /// # What it checks
    ///
    /// The `src` of an `img`, `video`, `audio`, `source` or `iframe` is not written out in full: `http://` or
    /// `https://`, host and path, each once. One that begins with `//` is a hint only.
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
    /// Complete the URL by the document's `base` or else by the canonical URL; as a suggestion only, where it does not
    /// begin at the root and no `base` says where it begins, or looks like a host, or has its scheme twice.
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
        let message = format!("`{url}` is no absolute URL of the web");
        let finding = findings.at_value(element, "src", message);
        mend_url(element, "src", src, finding.help("write the URL out in full, from `https://` on"));
    }
}
