use crate::article::picture_links::is_picture;
use crate::article::shortcodes::is_captioned;
use crate::rules::fixer::carries_content;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An `img` or a `figure` stands inside an `a`.
    ///
    /// # Why
    ///
    /// Images cannot be links (WP 479, 848).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><a href="https://example.com/harbour.jpg"><img src="https://example.com/harbour-small.jpg"></a></figure>
    /// ```
    ///
    /// ```html
    /// <a href="https://example.com/pier"><figure><img src="https://example.com/harbour.jpg"></figure></a>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <p><a href="https://example.com/pier">The pier</a></p>
    /// ```
    ///
    /// # Fix
    ///
    /// Unwrap an `a` that leads to the picture itself. As a suggestion, any other: its link would be lost.
    id: "image-in-link",
    severity: Error,
    points: StartTag,
    on: Inside(Inside::LINK, &[Name::Img, Name::Figure], check),
    fix: Safe,
}

fn check(element: Element<'_>, findings: &mut Findings<'_>) {
    if !is_captioned(element) {
        let name = element.name().text();
        findings
            .at(element, format!("`{name}` inside `a`: images cannot be links, so it may not be shown"))
            .help("take the `a` around it away")
            .fix(safety(element), "take the `a` around it away", without_link(element));
    }
}

/// Without a link to the picture itself nothing is lost, unless it carries data; any other link would be.
fn safety(image: Element<'_>) -> Safety {
    let link = link_around(image).filter(|link| !carries_content(*link));
    if link.and_then(|link| link.value("href")).is_some_and(|url| is_picture(&url)) {
        Safety::Safe
    } else {
        Safety::Unsafe
    }
}

fn link_around(image: Element<'_>) -> Option<Element<'_>> {
    let mut around = std::iter::successors(image.parent(), |it| it.parent()).take(MOST_WRAPPERS);
    around.find(|it| it.name() == Name::A)
}

/// How far out the `a` is looked for.
const MOST_WRAPPERS: usize = 20;

/// Unwraps the `a`, unless it is the link of a text as well.
fn without_link(image: Element<'_>) -> Option<Edits> {
    let link = link_around(image)?;
    let has_text = link.has_text() && !image.has_text();
    // Without the link, an image directly in the article needs a figure.
    let is_bare =
        link.parent_name() == Name::Article && image.parent_name() == Name::A && image.name() == Name::Img;
    let edits = match is_bare {
        true => Edits::default().wrap(image, "<figure>", "</figure>")?,
        false => Edits::default(),
    };
    edits.unwrap(link).filter(|_| !has_text && can_be_shown(link))
}

/// Whether an image can be shown where a link stands, or where it gets to when wrappers go. In a table or a list it is lost
/// without the link, too.
fn can_be_shown(link: Element<'_>) -> bool {
    let is_way = |it: Element<'_>| {
        matches!(
            it.name(),
            Name::Div | Name::Section | Name::Span | Name::A | Name::P | Name::Header | Name::Article
        )
    };
    link.figure().is_some()
        || std::iter::successors(link.parent(), |it| it.parent())
            .take(MOST_WRAPPERS)
            .take_while(|it| it.name() != Name::Article)
            .all(|it| is_way(it) || it.name().is_inline_text())
}
