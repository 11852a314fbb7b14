use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memchr2;

use crate::article::trackers::looks_like_tracker;
use crate::article::{Article, Classes, Element, Inside};
use crate::markup::Name;
use crate::rules::Findings;
use crate::rules::declaration::{At, rule};

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
    /// again (rules.md, MSG 21).
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
    "image-repeated", Warning, Value, At::Article(check)
}

fn check<'t>(article: &'t Article<'t>, findings: &mut Findings<'_>) {
    let Some(root) = article.root().filter(|root| root.has_media()) else { return };
    let mut first_of: BTreeMap<Cow<'t, str>, Element<'t>> = BTreeMap::new();
    let cover = article.header().into_iter().flat_map(Element::descendants);
    for element in cover.filter(|&element| is_media(element)) {
        if let Some(url) = url_of(element) {
            first_of.entry(url).or_insert(element);
        }
    }
    let is_around = |element: &Element<'_>| element.is_inside(Inside::HEADER | Inside::FOOTER);
    let body = root.descendants().filter(|&element| is_media(element));
    for element in body.filter(|element| !is_around(element)) {
        let Some(url) = url_of(element) else { continue };
        let is_image = element.name() == Name::Img;
        let Some(&first) = first_of.get(&url) else {
            if is_image {
                first_of.insert(url, element);
            }
            continue;
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
fn url_of(element: Element<'_>) -> Option<Cow<'_, str>> {
    let url = match element.value_if_any("src")? {
        Cow::Borrowed(url) => Cow::Borrowed(without_query(url)),
        Cow::Owned(url) => Cow::Owned(without_query(&url).to_owned()),
    };
    let is_data = url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    Some(url).filter(|url| !url.is_empty() && !is_data)
}

fn without_query(url: &str) -> &str {
    &url[..memchr2(b'?', b'#', url.as_bytes()).unwrap_or(url.len())]
}
