use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// A figure in the header, which is no ad and no tracker, shows neither an image, nor a video, nor a
    /// slideshow; or it is an interactive or social embed or a map; or it holds an iframe.
    ///
    /// # Why
    ///
    /// A cover is a figure with an image or a video (FAQ L126), and a video needs a direct link to its file,
    /// not a player (FAQ L140). Facebook called anything else "Incorrect Header Media": a single figure with
    /// a photo, video or slideshow (MSG 1).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <figure class="op-interactive">
    ///     <iframe src="https://player.example.com/1" width="560" height="315"></iframe>
    ///   </figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <figure><figcaption>The harbour</figcaption></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.gif"></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <figure class="op-slideshow">
    ///     <figure><img src="https://example.com/1.jpg"></figure>
    ///     <figure><img src="https://example.com/2.jpg"></figure>
    ///   </figure>
    ///   <figure class="op-ad"><iframe src="https://ads.example.com/1" width="300" height="250"></iframe></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose an image or a video for the cover.
    id: "cover-media-invalid",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::HEADER, &[Name::Figure], check),
}

fn check(figure: Element<'_>, findings: &mut Findings<'_>) {
    // Of nested figures the outermost is the cover.
    if figure.figure().is_some() || figure.has_class(Classes::NOT_CONTENT) {
        return;
    }
    if let Some(what) = flaw(figure) {
        findings
            .at(figure, format!("{what} as the cover: a cover is an image, a video or a slideshow"))
            .help("put an `img` or a `video` into the header's figure, and show anything else in the body");
    }
}

/// What the figure is, if it is no cover.
fn flaw(figure: Element<'_>) -> Option<&'static str> {
    const EMBEDS: [(Classes, &str); 3] = [
        (Classes::INTERACTIVE, "an interactive embed"),
        (Classes::SOCIAL, "a social embed"),
        (Classes::MAP, "a map"),
    ];
    if let Some((_, what)) = EMBEDS.iter().find(|(class, _)| figure.has_class(*class)) {
        return Some(what);
    }
    // What is in a slideshow is for the rules about slideshows.
    if figure.has_class(Classes::SLIDESHOW) {
        return None;
    }
    let mut shows_media = false;
    for element in figure.descendants() {
        match element.name() {
            Name::Iframe => return Some("a figure with an `iframe`"),
            Name::Img | Name::Video => shows_media = true,
            _ => {}
        }
    }
    (!shows_media).then_some("a figure without image or video")
}
