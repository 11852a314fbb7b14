use std::borrow::Cow;
use std::collections::hash_map::{Entry, HashMap};
use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::article::trackers::looks_like_tracker;
use crate::article::{Src, url};
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// An image is used twice in the body, or the image or video of the cover is shown in the body again.
    /// Each time after the first is reported. What only says the size or the age of a copy (`w`, `resize`, `ver` …) in the
    /// queries of the URLs does not matter; the images of ads and trackers do not count.
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
    /// ```html
    /// <figure><img src="https://example.com/image?id=1&amp;w=640"></figure>
    /// <p>An hour later:</p>
    /// <figure><img src="https://example.com/image?id=2&amp;w=640"></figure>
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
    let Some(root) = article.root().filter(|root| root.has_media() && !are_all_different(article)) else {
        return;
    };
    let mut first_of: HashMap<Cow<'_, str>, Element<'t>> = HashMap::with_capacity(article.sources().count());
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

/// Whether no two media come from the same file, whatever its query. Of nearly all articles a short number for each URL
/// tells. Two may have the same, so that others are compared as they are.
fn are_all_different<'t>(article: &'t Article<'t>) -> bool {
    let number = |src: &Src<'_>| {
        let mut hasher = FxHasher::default();
        hasher.write(src.without_query().as_bytes());
        hasher.finish()
    };
    let shown = article.sources().filter(|src| article.node(src.element()).name() != Name::Iframe);
    let mut numbers: Vec<u64> = shown.map(number).collect();
    numbers.sort_unstable();
    numbers.windows(2).all(|two| two[0] != two[1])
}

/// The media with a URL that an element holds.
fn media_of<'t>(holder: Element<'t>) -> impl Iterator<Item = (Element<'t>, Cow<'t, str>)> {
    let all = holder.article.sources().map(|src| (holder.article.node(src.element()), src));
    let held = all.filter(move |&(element, _)| holder.node().contains(element.id()) && is_media(element));
    held.filter_map(|(element, src)| Some((element, url_of(src)?)))
}

/// Whether it is an image, or a video with its source, that belongs to the content.
fn is_media(element: Element<'_>) -> bool {
    let is_media = match element.name() {
        // Many images share what keeps their places.
        Name::Img => element.waiting_picture().is_none(),
        Name::Video => true,
        Name::Source => element.parent_name() == Name::Video,
        _ => false,
    };
    is_media && element.figure().is_none_or(|figure| !figure.has_class(Classes::NOT_CONTENT))
}

/// The parameters of a query that say which copy of a picture is meant (Photon, imgix, Cloudinary, Thumbor, WordPress).
#[rustfmt::skip]
static OF_A_COPY: &[&str] = &[
    "auto", "crop", "dpr", "fit", "format", "h", "height", "q", "quality", "resize", "v", "ver", "w", "width",
];

/// Its URL as written, without fragment and what only says which copy is meant. Data in place of a URL is none.
fn url_of<'t>(src: &'t Src<'_>) -> Option<Cow<'t, str>> {
    let path = src.without_query();
    let is_data = path.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    if path.is_empty() || is_data {
        return None;
    }
    let is_of_a_copy = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        OF_A_COPY.iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    let (query, _) = url::query_and_fragment(&src.url);
    let mut rest: Vec<&str> = query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .filter(|part| !part.is_empty() && !is_of_a_copy(part))
        .collect();
    if rest.is_empty() {
        return Some(Cow::Borrowed(path));
    }
    rest.sort_unstable();
    Some(Cow::Owned(format!("{path}?{}", rest.join("&"))))
}
