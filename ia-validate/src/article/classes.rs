//! Sets of the format's class names, which are the vocabulary's.

use std::ops::BitOr;

use crate::vocabulary::{CLASSES, Class, number_of_class};

/// A set of the format's class names: a bit for each, by its place in the vocabulary. Class names are case-sensitive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Classes(u64);

/// The classes that rules ask for by name.
impl Classes {
    pub(crate) const AD: Self = Self::named("op-ad");
    pub(crate) const AD_DEFAULT: Self = Self::named("op-ad-default");
    pub(crate) const AD_TEMPLATE: Self = Self::named("op-ad-template");
    pub(crate) const COLUMN_WIDTH: Self = Self::named("column-width");
    pub(crate) const FEED_COVER: Self = Self::named("fb-feed-cover");
    pub(crate) const GEOTAG: Self = Self::named("op-geotag");
    pub(crate) const INTERACTIVE: Self = Self::named("op-interactive");
    pub(crate) const KICKER: Self = Self::named("op-kicker");
    pub(crate) const MAP: Self = Self::named("op-map");
    pub(crate) const MODIFIED: Self = Self::named("op-modified");
    pub(crate) const NO_MARGIN: Self = Self::named("no-margin");
    pub(crate) const PUBLISHED: Self = Self::named("op-published");
    pub(crate) const RELATED_ARTICLES: Self = Self::named("op-related-articles");
    pub(crate) const SLIDESHOW: Self = Self::named("op-slideshow");
    pub(crate) const SOCIAL: Self = Self::named("op-social");
    pub(crate) const SPONSORS: Self = Self::named("op-sponsors");
    pub(crate) const TRACKER: Self = Self::named("op-tracker");
    pub(crate) const VERTICAL_BOTTOM: Self = Self::named("op-vertical-bottom");
    pub(crate) const VERTICAL_CENTER: Self = Self::named("op-vertical-center");
    pub(crate) const VERTICAL_TOP: Self = Self::named("op-vertical-top");

    const fn named(name: &str) -> Self {
        Self(1 << number_of_class(name))
    }
}

/// The longest name, in bytes.
const LONGEST: usize = {
    let (mut longest, mut number) = (0, 0);
    while number < CLASSES.len() {
        if CLASSES[number].name.len() > longest {
            longest = CLASSES[number].name.len();
        }
        number += 1;
    }
    longest
};

/// The classes by the length of their names, so that hardly any name is compared.
static BY_LENGTH: [Classes; LONGEST + 1] = {
    let mut lengths = [Classes::NONE; LONGEST + 1];
    let mut number = 0;
    while number < CLASSES.len() {
        let length = CLASSES[number].name.len();
        lengths[length] = lengths[length].or(Classes(1 << number));
        number += 1;
    }
    lengths
};

/// The class of this name, if the format knows it.
fn known(name: &str) -> Option<Classes> {
    let so_long = BY_LENGTH.get(name.len()).copied().unwrap_or_default();
    so_long.numbers().find(|&number| CLASSES[number].name == name).map(|number| Classes(1 << number))
}

/// The class of this name, if the format knows it, or may mean to.
fn class(name: &str) -> Classes {
    match known(name) {
        Some(class) => class,
        None if name.starts_with("op-") => Classes::UNKNOWN,
        None => Classes::NONE,
    }
}

impl Classes {
    /// No class of the format.
    pub(crate) const NONE: Self = Self(0);

    /// Any name that begins like the format's own, but is none of them.
    pub(crate) const UNKNOWN: Self = Self(1 << 63);

    /// Embeds whose iframe belongs to the article: interactive and social ones.
    pub(crate) const EMBED: Self = Self::INTERACTIVE.or(Self::SOCIAL);

    /// Figures that hold an iframe.
    pub(crate) const HOLDS_IFRAME: Self = Self::EMBED.or(Self::AD).or(Self::TRACKER);

    /// Figures that are no content of the article.
    pub(crate) const NOT_CONTENT: Self = Self::AD.or(Self::TRACKER);

    /// Figures that are something else than an image or a video.
    pub(crate) const NOT_PLAIN_MEDIA: Self = Self::HOLDS_IFRAME.or(Self::MAP).or(Self::SLIDESHOW);

    /// Options of a caption.
    pub(crate) const CAPTION: Self = Self::for_use(true);

    /// What is neither an option of a caption nor foreign to the format.
    pub(crate) const NOT_CAPTION: Self = Self(!Self::CAPTION.0);

    /// What is neither a class of figures nor foreign to the format.
    pub(crate) const NOT_FIGURE: Self = Self(!Self::for_use(false).0);

    /// The classes of captions, or those of figures.
    const fn for_use(caption: bool) -> Self {
        let mut all = Self::NONE;
        let mut number = 0;
        while number < CLASSES.len() {
            let class = &CLASSES[number];
            if if caption { !class.groups.is_empty() } else { class.is_on("figure") } {
                all = all.or(Self(1 << number));
            }
            number += 1;
        }
        all
    }

    /// The places of those that are known in the vocabulary, in its order.
    fn numbers(self) -> impl Iterator<Item = usize> {
        let first = |bits: u64| (bits != 0).then_some(bits);
        std::iter::successors(first(self.0 & !Self::UNKNOWN.0), move |bits| first(bits & (bits - 1)))
            .map(|bits| bits.trailing_zeros() as usize)
    }

    /// Those that are known, in the vocabulary's order.
    pub(crate) fn known(self) -> impl Iterator<Item = &'static Class> {
        self.numbers().map(|number| &CLASSES[number])
    }

    /// The known classes in a `class` attribute's value.
    pub(crate) fn of(value: &str) -> Self {
        // Mostly it is one.
        known(value).unwrap_or_else(|| tokens(value).map(class).fold(Self::NONE, Self::or))
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is more than one class.
    pub(crate) const fn has_two(self) -> bool {
        self.0 & self.0.wrapping_sub(1) != 0
    }

    /// Whether the two sets share a class.
    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The names of the classes of figures that begin with `op-`; any other such name on a figure is unknown.
pub(crate) fn of_figures() -> impl Iterator<Item = &'static str> {
    CLASSES
        .iter()
        .filter(|class| class.is_on("figure"))
        .map(|class| class.name)
        .filter(|name| name.starts_with("op-"))
}

/// The tokens of a white-space separated list, such as a `class` or `rel` value.
pub(crate) fn tokens(value: &str) -> impl Iterator<Item = &str> {
    value.split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_name_alone() {
        for (number, known) in CLASSES.iter().enumerate() {
            let found = Classes::of(known.name);
            assert_eq!(found, Classes(1 << number));
            assert_eq!(found.known().map(|class| class.name).collect::<Vec<_>>(), [known.name]);
            assert_eq!(Classes::of(&known.name.to_ascii_uppercase()), Classes::NONE);
        }
        assert_eq!(
            Classes::of(" op-ad\n op-video op-ad-default "),
            Classes::AD | Classes::AD_DEFAULT | Classes::UNKNOWN
        );
        assert_eq!(Classes::of("an-article-of-the-day op-").known().count(), 0);
    }

    #[test]
    fn classes_by_their_use() {
        for (name, of_caption, of_figure) in [
            ("op-ad", false, true),
            ("fb-feed-cover", false, true),
            ("op-vertical-center", true, false),
            ("op-small", true, false),
            ("op-kicker", false, false),
            ("no-margin", false, false),
        ] {
            let class = Classes::of(name);
            assert_eq!(
                (class.has(Classes::CAPTION), !class.has(Classes::NOT_FIGURE)),
                (of_caption, of_figure),
                "{name}"
            );
        }
    }
}
