//! The class names of the format.

/// A class of the format. Class names are case-sensitive.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Class {
    /// The name.
    pub name: &'static str,
    /// The elements that it stands on, or the forms (`figure.op-ad`).
    pub on: &'static [&'static str],
    /// What it does, in a sentence of Markdown.
    pub about: &'static str,
    /// The class to write instead, if it is deprecated.
    pub deprecated_by: Option<&'static str>,
    /// The groups of a caption's options that it belongs to; at most one of each group may be given.
    pub groups: &'static [&'static str],
    /// Where this is said.
    pub source: &'static str,
}

const fn class(
    name: &'static str,
    on: &'static [&'static str],
    about: &'static str,
    source: &'static str,
) -> Class {
    Class { name, on, about, deprecated_by: None, groups: &[], source }
}

/// An option of a caption.
const fn option(
    name: &'static str,
    groups: &'static [&'static str],
    on: &'static [&'static str],
    about: &'static str,
) -> Class {
    Class { groups, ..class(name, on, about, "SDK Caption") }
}

impl Class {
    /// Whether it stands on this element, in any of its forms.
    pub(crate) const fn is_on(&self, element: &str) -> bool {
        let mut index = 0;
        while index < self.on.len() {
            if is_of(self.on[index], element) {
                return true;
            }
            index += 1;
        }
        false
    }
}

/// The place of a class in [`CLASSES`]. A name that is not there does not compile where this is constant.
pub(crate) const fn number_of_class(name: &str) -> usize {
    let mut number = 0;
    while !is_same(CLASSES[number].name, name) {
        number += 1;
    }
    number
}

/// Whether a name is that of an element or of one of its forms: `figure`, `figure.op-ad`, `figure with video`.
const fn is_of(name: &str, element: &str) -> bool {
    let (name, element) = (name.as_bytes(), element.as_bytes());
    if name.len() < element.len() {
        return false;
    }
    let mut index = 0;
    while index < element.len() {
        if name[index] != element[index] {
            return false;
        }
        index += 1;
    }
    name.len() == index || name[index] == b'.' || name[index] == b' '
}

/// Whether two names are the same, for constants.
pub(super) const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

const ALL: &[&str] = &["figcaption", "h1", "h2", "cite"];

/// All classes, 63 at most: rules hold them as sets of bits.
#[rustfmt::skip]
pub static CLASSES: &[Class] = &[
    class("op-ad", &["figure"], "Makes a figure an ad: one `iframe` in it.", "DOC reference/ad"),
    class("op-ad-default", &["figure.op-ad"], "On one ad of `section.op-ad-template`: the ad that is used again when all have been placed.", "DOC reference/article"),
    class("op-interactive", &["figure"], "Makes a figure an embed: one `iframe`, by address or with HTML in it.", "SDK Interactive"),
    class("op-map", &["figure"], "Makes a figure a map: a geotag in `script.op-geotag`.", "SDK Map"),
    class("op-slideshow", &["figure"], "Makes a figure a slideshow: figures with images in it, and one caption for all.", "SDK Slideshow"),
    Class { deprecated_by: Some("op-interactive"), ..class("op-social", &["figure"], "An embed from a social network. Deprecated since the middle of 2016: `op-interactive` does the same.", "FAQ L136") },
    class("op-tracker", &["figure"], "Makes a figure a tracker: analytics in one `iframe` that is not shown.", "DOC analytics"),
    class("fb-feed-cover", &["figure with video"], "On one video of the article: that video is the preview in the News Feed.", "FAQ L156"),
    class("op-ad-template", &["section"], "Holds the ads of the header if there are two or more; a single one stands in the header directly.", "DOC reference/article"),
    class("op-geotag", &["script"], "Makes a script the geotag of a map, an image or a video: JSON of type `application/json`.", "SDK Map"),
    class("op-kicker", &["h3"], "Makes an `h3` of the header the kicker: a line above the title.", "SDK Header"),
    class("op-modified", &["time"], "When the article was changed last.", "FAQ L160"),
    class("op-published", &["time"], "When the article was published.", "FAQ L158"),
    class("op-related-articles", &["ul"], "Makes a list one of related articles: a link in each item.", "SDK RelatedArticles"),
    class("op-sponsors", &["ul"], "Makes a list in the header one of the sponsors of branded content.", "SDK Sponsor"),
    class("column-width", &["iframe"], "Keeps an embed to the width of the text.", "SDK Interactive"),
    class("no-margin", &["iframe"], "Lets an embed reach from edge to edge of the screen. Not together with `column-width`.", "FAQ L176"),
    option("op-small", &["size"], &["figcaption"], "A small caption."),
    option("op-medium", &["size"], &["figcaption"], "A caption of medium size, which is the usual one."),
    option("op-large", &["size"], &["figcaption"], "A large caption."),
    option("op-extra-large", &["size"], &["figcaption"], "A very large caption."),
    option("op-left", &["horizontal"], ALL, "Text on the left."),
    option("op-center", &["horizontal"], ALL, "Text in the centre."),
    option("op-right", &["horizontal"], ALL, "Text on the right."),
    option("op-vertical-top", &["vertical"], &["figcaption", "cite"], "Inside the image or video, at the top."),
    option("op-vertical-bottom", &["vertical"], &["figcaption", "cite"], "Inside the image or video, at the bottom."),
    option("op-vertical-center", &["vertical", "position"], ALL, "Inside the image or video, in the middle."),
    option("op-vertical-above", &["position"], ALL, "Above the image or video."),
    option("op-vertical-below", &["position"], ALL, "Below the image or video."),
];
