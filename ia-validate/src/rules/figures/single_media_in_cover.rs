use crate::rules::prelude::*;

/// A body with fewer words than this is almost without text.
const FEW_WORDS: usize = 10;

rule! {
    /// # What it checks
    ///
    /// The body has no media and fewer than ten words, and the cover is the only thing to see. Ads and
    /// trackers do not count.
    ///
    /// # Why
    ///
    /// Facebook's reviewers wanted a lone image or video in the body, and no cover (MSG 24).
    ///
    /// # Bad
    ///
    /// ```html
    /// <article>
    ///   <header>
    ///     <figure><img src="https://example.com/harbour.jpg"></figure>
    ///     <h1>Ferry resumes</h1>
    ///     <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   </header>
    ///   <p>Picture of the day</p>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <article>
    ///   <header>
    ///     <h1>Ferry resumes</h1>
    ///     <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   </header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <p>Picture of the day</p>
    /// </article>
    /// ```
    ///
    /// # Fix
    ///
    /// None: a story around a cover may be still to be written.
    id: "single-media-in-cover",
    severity: Info,
    points: StartTag,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let (Some(root), Some(header)) = (article.root(), article.header()) else { return };
    let Some(cover) = header.children().find(is_cover) else { return };
    let is_body = |child: &Element<'_>| !matches!(child.name(), Name::Header | Name::Footer);
    let shows_media = |child: Element<'_>| child.has_media() && !child.has_class(Classes::NOT_CONTENT);
    if !root.children().filter(is_body).any(shows_media) && article.body_is_shorter_than(FEW_WORDS) {
        findings
            .at(cover, "the cover is the only image or video, and there is hardly any text")
            .help("move it into the body, and leave the header without a cover");
    }
}

/// Whether it is an image, a video or a slideshow.
fn is_cover(child: &Element<'_>) -> bool {
    const NO_COVER: Classes = Classes::HOLDS_IFRAME.or(Classes::MAP);
    child.name() == Name::Figure && child.has_media() && !child.has_class(NO_COVER)
}
