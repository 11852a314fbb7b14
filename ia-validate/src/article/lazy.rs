//! Pictures that a script of the page was to load: what stands in `src` only keeps their place.

use std::borrow::Cow;

use super::miswritten::largest_of_set;
use super::{Element, Src, url};
use crate::markup::Name;

/// The attributes that scripts for lazy loading read the picture's URL from, or a set of them (w3-total-cache, Jetpack,
/// Rocket Lazy Load, a3 Lazy Load, lazysizes, Smush, Autoptimize, LiteSpeed, Echo, Flickity).
#[rustfmt::skip]
static URLS: &[&str] = &[
    "data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-file", "data-large-file", "data-full-src",
    "data-hi-res-src", "data-image-src", "data-lazyload", "data-echo", "data-ll-src", "data-flickity-lazyload", "data-original-src", "data-srcs",
];

/// Those with a set of URLs.
static SETS: &[&str] = &["srcset", "data-srcset", "data-lazy-srcset"];

/// What the names of files consist of that such scripts put in the picture's place, between `.`, `-` and `_`.
#[rustfmt::skip]
static PLACEHOLDERS: &[&str] = &[
    "1x1", "blank", "clear", "dummy", "empty", "gray", "grey", "lazy", "lazyload", "loader", "loading", "pixel",
    "placeholder", "spacer", "trans", "transparent",
];

/// Where a picture waits to be loaded.
pub(crate) struct Waiting<'t> {
    /// The attribute that holds its URL.
    pub(crate) attribute: &'static str,
    pub(crate) url: Cow<'t, str>,
    /// What keeps its place in `src`, if anything.
    pub(crate) placeholder: Option<&'t str>,
}

impl<'t> Element<'t> {
    /// The picture of an image that has none in `src`, or only something that keeps its place.
    pub(crate) fn waiting_picture(self) -> Option<Waiting<'t>> {
        let placeholder = match self.src() {
            Some(src) if !is_placeholder(src) => return None,
            src => src.map(|src| src.url.as_ref()),
        };
        let value = |&attribute: &&'static str| Some((attribute, self.value_if_any(attribute)?));
        let of_set = |attribute| {
            let (attribute, set) = value(attribute)?;
            Some((attribute, Cow::Owned(largest_of_set(&set)?.into_owned())))
        };
        let mut held = URLS.iter().filter_map(value).chain(SETS.iter().filter_map(of_set));
        let (attribute, url) =
            held.find(|(_, url)| !is_data(url) && placeholder.is_none_or(|other| other != url.as_ref()))?;
        Some(Waiting { attribute, url, placeholder })
    }
}

/// The most siblings among which a twin is looked for.
const MOST_SIBLINGS: usize = 20;

impl<'t> Element<'t> {
    /// The `noscript` right beside an image that waits, with the same picture for readers without scripts.
    pub(crate) fn noscript_twin(self) -> Option<Self> {
        self.waiting_picture()?;
        self.beside().find(|it| it.name() == Name::Noscript && it.only_image().is_some())
    }

    /// Whether it is such a `noscript`, or the image in one.
    pub(crate) fn is_in_noscript_twin(self) -> bool {
        let around = self.parent().filter(|parent| parent.name() == Name::Noscript);
        let noscript = if self.name() == Name::Noscript { Some(self) } else { around };
        noscript.is_some_and(|it| {
            it.only_image().is_some() && it.beside().any(|other| other.waiting_picture().is_some())
        })
    }

    /// The image that is all that it holds.
    fn only_image(self) -> Option<Self> {
        let mut inside = self.children();
        inside.next().filter(|image| image.name() == Name::Img && inside.next().is_none() && !self.has_text())
    }

    /// The elements right before and behind it.
    fn beside(self) -> impl Iterator<Item = Self> {
        let siblings = self.parent().into_iter().flat_map(|parent| parent.children().take(MOST_SIBLINGS));
        let mut before = None;
        let mut is_behind = false;
        siblings.filter_map(move |sibling| {
            if sibling.id() == self.id() {
                is_behind = true;
                return before;
            }
            before = Some(sibling);
            std::mem::take(&mut is_behind).then_some(sibling)
        })
    }
}

/// Where the page of an iframe waits until a script loads it, such as one that asks for consent to cookies.
pub(crate) struct WaitingEmbed<'t> {
    /// The attribute that holds its URL or, as `srcdoc`, its content.
    pub(crate) attribute: &'t str,
    pub(crate) url: Cow<'t, str>,
}

impl<'t> Element<'t> {
    /// The page of an iframe that has none in `src`, or only an empty one: under a name with `src` in it, as all such scripts
    /// call it (Complianz, Cookiebot, Iubenda, Usercentrics, OneTrust, Klaro, Real Cookie Banner, `WP Rocket`, `LiteSpeed`,
    /// lazysizes), or as `srcdoc`.
    pub(crate) fn waiting_embed(self) -> Option<WaitingEmbed<'t>> {
        let is_empty = |src: &Src<'_>| is_data(&src.url) || is_blank(&src.url);
        if self.src().is_some_and(|src| !is_empty(src)) || self.has_inline_content() {
            return None;
        }
        let node = self.node();
        node.attributes().iter().find_map(|&attribute| {
            let name = attribute.name.of(node.text);
            let lower = name.to_ascii_lowercase();
            if !names_source(&lower) {
                return None;
            }
            let url = node.decoded(attribute);
            let is_meant = match &*lower {
                "srcdoc" => !url.trim_ascii().is_empty(),
                _ => url::is_absolute(url.trim_ascii()) || url.trim_ascii_start().starts_with("//"),
            };
            let is_page = is_meant && !is_data(&url);
            is_page.then_some(WaitingEmbed { attribute: name, url })
        })
    }
}

/// Whether an attribute, in lower case, is one for the URL of a page that is to be loaded: no picture that keeps its place.
fn names_source(name: &str) -> bool {
    let is_other = ["src", "srcset", "srclang"].contains(&name)
        || ["thumb", "poster", "image"].iter().any(|it| name.contains(it));
    (name.contains("src") || name == "data-original" || name == "data-url") && !is_other
}

fn is_blank(url: &str) -> bool {
    url.trim_ascii().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("about:blank"))
}

fn is_data(url: &str) -> bool {
    url.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// Whether it is data, an empty page, or a file that is no photograph and whose name says nothing but that it keeps a place:
/// `blank.gif`, `1x1.trans.gif`, `placeholder-600x400.png`.
fn is_placeholder(src: &Src<'_>) -> bool {
    let is_known = |word: &str| PLACEHOLDERS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let is_size =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    let says_nothing = |stem: &str| {
        let mut words = stem.split(['.', '-', '_']);
        stem.split(['.', '-', '_']).any(is_known) && words.all(|word| is_known(word) || is_size(word))
    };
    is_data(&src.url) || is_blank(&src.url) || src.is_drawn() && src.file_stem().is_some_and(says_nothing)
}
