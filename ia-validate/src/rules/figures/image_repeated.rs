use std::collections::hash_map::{Entry, HashMap};

use crate::article::Src;
use crate::article::trackers::looks_like_tracker;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An image is used twice in the body, or the image or video of the cover is shown in the body again.
    /// Each time after the first is reported. The queries of the URLs do not matter; the images of ads and
    /// trackers do not count.
    ///
    /// # Why
    ///
    /// Facebook's reviewers refused "duplicate content": what the header shows may not appear in the body
    /// again (MSG 21).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <p>An hour later:</p>
    /// <figure><img src="https://example.com/harbour.jpg?w=640"></figure>
    /// ```
    ///
    /// ```html
    /// <article>
    ///   <header>
    ///     <figure><img src="https://example.com/harbour.jpg"></figure>
    ///     <h1>Ferry resumes</h1>
    ///     <time class="op-published" datetime="2016-02-04T09:00:00Z">4 February</time>
    ///   </header>
    ///   <p>The ferry is back.</p>
    ///   <figure><img src="https://example.com/harbour.jpg"></figure>
    /// </article>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg"></figure>
    /// <p>An hour later:</p>
    /// <figure><img src="https://example.com/harbour-2.jpg"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: choose where the image is to be shown.
    id: "image-repeated",
    severity: Warning,
    points: Value,
    on: Article(check),
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root().filter(|root| root.has_media()) else { return };
    let mut first_of: HashMap<&str, Element<'t>> = HashMap::with_capacity(article.sources().count());
    for (element, url) in article.header().into_iter().flat_map(media_of) {
        first_of.entry(url).or_insert(element);
    }
    let is_around = |element: Element<'_>| element.is_inside(Inside::HEADER | Inside::FOOTER);
    for (element, url) in media_of(root).filter(|&(element, _)| !is_around(element)) {
        let is_image = element.name() == Name::Img;
        let first = match first_of.entry(url) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(place) => {
                if is_image {
                    place.insert(element);
                }
                continue;
            }
        };
        if is_image && looks_like_tracker(element).is_some() {
            continue;
        }
        let (message, related) = match (first.is_inside(Inside::HEADER), is_image) {
            (true, true) => ("the image of the cover again", "the cover"),
            (true, false) => ("the video of the cover again", "the cover"),
            (false, _) => ("the same image again", "the first time"),
        };
        findings
            .at_value(element, "src", format!("{message}: readers see it twice"))
            .help("show it once; choose another image here, or leave it out")
            .related(first.value_span("src"), related);
    }
}

/// The media with a URL that an element holds.
fn media_of<'t>(holder: Element<'t>) -> impl Iterator<Item = (Element<'t>, &'t str)> {
    let all = holder.article.sources().map(|src| (holder.article.node(src.element()), src));
    let held = all.filter(move |&(element, _)| holder.node().contains(element.id()) && is_media(element));
    held.filter_map(|(element, src)| Some((element, url_of(src)?)))
}

/// Whether it is an image, or a video with its source, that belongs to the content.
fn is_media(element: Element<'_>) -> bool {
    let is_media = match element.name() {
        Name::Img | Name::Video => true,
        Name::Source => element.parent_name() == Name::Video,
        _ => false,
    };
    is_media && element.figure().is_none_or(|figure| !figure.has_class(Classes::NOT_CONTENT))
}

/// Its URL as written, without query and fragment. Data in place of a URL is none.
fn url_of<'t>(src: &'t Src<'_>) -> Option<&'t str> {
    let url = src.without_query();
    let is_data = url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    Some(url).filter(|url| !url.is_empty() && !is_data)
}
