use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The credit in the caption of the cover (`header > figure figcaption > cite`) has none of the classes
    /// `op-vertical-top`, `op-vertical-center`, `op-vertical-bottom`. A class of the `figcaption` does not
    /// count, nor do `op-vertical-above` and `op-vertical-below`.
    ///
    /// # Why
    ///
    /// On a cover the credit is always visible only if the `cite` itself says where; otherwise it is not
    /// shown until the reader expands the image (FAQ L134).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <figure>
    ///     <img src="https://example.com/harbour.jpg">
    ///     <figcaption>The harbour <cite>Ann / AP</cite></figcaption>
    ///   </figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure>
    ///     <img src="https://example.com/harbour.jpg">
    ///     <figcaption>The harbour <cite class="op-vertical-bottom">Ann / AP</cite></figcaption>
    ///   </figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"><figcaption><cite>Ann / AP</cite></figcaption></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// Only on request, since it changes the look: add `op-vertical-bottom`.
    id: "cover-cite-hidden",
    severity: Info,
    points: StartTag,
    on: Inside(Inside::HEADER, &[Name::Cite], check),
    fix: Unsafe,
}

/// The classes that place a credit on its image.
const VISIBLE: Classes = Classes::VERTICAL_TOP.or(Classes::VERTICAL_CENTER).or(Classes::VERTICAL_BOTTOM);

fn check(cite: Element<'_>, findings: &mut Findings<'_>) {
    if cite.parent_name() != Name::Figcaption || cite.has_class(VISIBLE) {
        return;
    }
    let is_cover =
        |figure: Element<'_>| figure.parent_name() == Name::Header && !figure.has_class(Classes::NOT_CONTENT);
    if cite.figure().is_some_and(is_cover) {
        findings
            .at(cite, "the cover's credit stays hidden until the reader expands the cover")
            .help("to show it always, give the `cite` itself `op-vertical-top`, `op-vertical-center` or `op-vertical-bottom`, in place of one that says above or below")
            .fix(
                Safety::Unsafe,
                "show it at the bottom of the cover",
                Edits::default().add_class(cite, "op-vertical-bottom"),
            );
    }
}
