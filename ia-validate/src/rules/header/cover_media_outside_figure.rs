use crate::rules::findings::Finding;
use crate::rules::fixer::in_figure;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` or `video` in the header has no `figure` around it.
    ///
    /// # Why
    ///
    /// A cover is added with a `figure` in the header, with the `img` or `video` in that figure (FAQ L126).
    ///
    /// # Bad
    ///
    /// ```html
    /// <header>
    ///   <img src="https://example.com/harbour.jpg">
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// ```html
    /// <header>
    ///   <video><source src="https://example.com/ferry.mp4" type="video/mp4"></video>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <header>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    ///   <h1>Ferry resumes</h1>
    ///   <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    /// </header>
    /// ```
    ///
    /// # Fix
    ///
    /// Wrap it in a `figure`, if it is the first of the header and there is no cover yet: an article has one.
    id: "cover-media-outside-figure",
    severity: Error,
    points: StartTag,
    on: Elements(&[Name::Header], directly) | Inside(Inside::HEADER, &[Name::Img, Name::Video], deeper),
    fix: Safe,
    loses: Moves,
}

/// Of all that stands directly in a header, at once: only the first can become the cover.
fn directly(header: Element<'_>, findings: &mut Findings<'_>) {
    if header.figure().is_some() {
        return;
    }
    let mut media = header.children().filter(|child| is_medium(*child)).peekable();
    if media.peek().is_none() {
        return;
    }
    let mut cover = header.children().find(|child| is_cover(*child));
    for medium in media {
        match cover {
            None => {
                report(medium, findings).help("wrap it in `<figure>`").fix(
                    Safety::Safe,
                    "wrap it in a `figure`",
                    in_figure(medium, ""),
                );
            }
            Some(cover) => {
                report(medium, findings)
                    .help("move it into a `figure` of the body, or make a slideshow of the cover: an article has one cover")
                    .related(cover.span(), "the cover");
            }
        }
        cover = cover.or(Some(medium));
    }
}

/// Of what stands deeper in it: it has no place for a `figure` of its own.
fn deeper(medium: Element<'_>, findings: &mut Findings<'_>) {
    if medium.parent_name() != Name::Header && medium.figure().is_none() {
        report(medium, findings).help("wrap it in `<figure>`");
    }
}

fn report<'f>(medium: Element<'_>, findings: &'f mut Findings<'_>) -> &'f mut Finding {
    let name = if medium.name() == Name::Img { "img" } else { "video" };
    findings.at(
        medium,
        format!("`{name}` in `header` without a `figure` around it: it does not become the cover"),
    )
}

fn is_medium(child: Element<'_>) -> bool {
    matches!(child.name(), Name::Img | Name::Video)
}

/// Whether this child of a header is its cover.
fn is_cover(child: Element<'_>) -> bool {
    child.name() == Name::Figure && !child.has_class(Classes::NOT_CONTENT)
}
