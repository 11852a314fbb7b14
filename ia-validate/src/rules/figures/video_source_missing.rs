use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A `video` or `audio` has neither a `src` nor a `source` with one in it; empty ones do not count.
    ///
    /// # Why
    ///
    /// There is nothing to play (SDK Video, Audio).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><video></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><audio><source type="audio/mpeg"></audio></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><video><source src="https://cdn.example.com/ferry.mp4" type="video/mp4"></video></figure>
    /// ```
    ///
    /// ```html
    /// <figure><video src="https://cdn.example.com/ferry.mp4"></video></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher knows the URL.
    id: "video-source-missing",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Video, Name::Audio], check),
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    let has_src = |element: Element<'_>| element.src().is_some();
    if has_src(element) || element.children().any(|child| child.name() == Name::Source && has_src(child)) {
        return;
    }
    let name = element.name().text();
    findings
        .at(element, format!("`{name}` without a source: there is nothing to play"))
        .help(format!("put `<source src=\"…\">` with the URL of the file into the `{name}`"));
}
