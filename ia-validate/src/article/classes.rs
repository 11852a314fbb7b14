//! The class names of the format, as one table.

use std::ops::BitOr;

/// A set of the format's class names. Class names are case-sensitive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Classes(u64);

/// What a class is for: where it may stand, and which others it excludes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Use {
    /// On a `figure`.
    Figure,
    /// On the element that has this role.
    Role,
    /// On the `iframe` of an embed (FAQ L176).
    Iframe,
    /// An option of a caption, in one or two groups.
    Caption(&'static [CaptionGroup]),
}

/// Options of a caption: at most one class of each group may be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CaptionGroup {
    Size,
    Horizontal,
    Vertical,
    Position,
}

impl CaptionGroup {
    /// All groups.
    pub(crate) const ALL: [Self; 4] = [Self::Size, Self::Horizontal, Self::Vertical, Self::Position];
}

macro_rules! classes {
    ($($constant:ident $text:literal $use:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant),* }

        impl Classes {
            $(pub(crate) const $constant: Self = Self(1 << Number::$constant as u64);)*
        }

        /// Every class name with what it is for.
        pub(crate) const TABLE: &[(&str, Classes, Use)] = &[$(($text, Classes::$constant, $use)),*];

        /// The class of this name, if the format knows it, or may mean to.
        fn class(name: &str) -> Classes {
            match name {
                $($text => Classes::$constant,)*
                _ if name.starts_with("op-") => Classes::UNKNOWN,
                _ => Classes::NONE,
            }
        }
    };
}

use CaptionGroup::{Horizontal, Position, Size, Vertical};

classes! {
    AD "op-ad" Use::Figure;
    AD_DEFAULT "op-ad-default" Use::Figure;
    INTERACTIVE "op-interactive" Use::Figure;
    MAP "op-map" Use::Figure;
    SLIDESHOW "op-slideshow" Use::Figure;
    SOCIAL "op-social" Use::Figure;
    TRACKER "op-tracker" Use::Figure;
    FEED_COVER "fb-feed-cover" Use::Figure;
    AD_TEMPLATE "op-ad-template" Use::Role;
    GEOTAG "op-geotag" Use::Role;
    KICKER "op-kicker" Use::Role;
    MODIFIED "op-modified" Use::Role;
    PUBLISHED "op-published" Use::Role;
    RELATED_ARTICLES "op-related-articles" Use::Role;
    SPONSORS "op-sponsors" Use::Role;
    COLUMN_WIDTH "column-width" Use::Iframe;
    NO_MARGIN "no-margin" Use::Iframe;
    SMALL "op-small" Use::Caption(&[Size]);
    MEDIUM "op-medium" Use::Caption(&[Size]);
    LARGE "op-large" Use::Caption(&[Size]);
    EXTRA_LARGE "op-extra-large" Use::Caption(&[Size]);
    LEFT "op-left" Use::Caption(&[Horizontal]);
    CENTER "op-center" Use::Caption(&[Horizontal]);
    RIGHT "op-right" Use::Caption(&[Horizontal]);
    VERTICAL_TOP "op-vertical-top" Use::Caption(&[Vertical]);
    VERTICAL_BOTTOM "op-vertical-bottom" Use::Caption(&[Vertical]);
    VERTICAL_CENTER "op-vertical-center" Use::Caption(&[Vertical, Position]);
    VERTICAL_ABOVE "op-vertical-above" Use::Caption(&[Position]);
    VERTICAL_BELOW "op-vertical-below" Use::Caption(&[Position]);
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
        let mut index = 0;
        while index < TABLE.len() {
            let is_for = match TABLE[index].2 {
                Use::Caption(_) => caption,
                Use::Figure => !caption,
                Use::Role | Use::Iframe => false,
            };
            if is_for {
                all = all.or(TABLE[index].1);
            }
            index += 1;
        }
        all
    }

    /// The known classes in a `class` attribute's value.
    pub(crate) fn of(value: &str) -> Self {
        tokens(value).fold(Self::NONE, |set, name| set.or(class(name)))
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
    TABLE.iter().filter(|row| row.2 == Use::Figure && row.0.starts_with("op-")).map(|row| row.0)
}

/// All names.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|row| row.0)
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
        for &(name, class, _) in TABLE {
            assert_eq!(Classes::of(name), class);
            assert_eq!(Classes::of(&name.to_ascii_uppercase()), Classes::NONE);
        }
        assert_eq!(
            Classes::of(" op-ad\n op-video op-ad-default "),
            Classes::AD | Classes::AD_DEFAULT | Classes::UNKNOWN
        );
    }

    #[test]
    fn vertical_center_is_in_both_vertical_groups() {
        let groups = |wanted| {
            TABLE.iter().filter(move |row| matches!(row.2, Use::Caption(groups) if groups.contains(&wanted)))
        };
        assert_eq!([Size, Horizontal, Vertical, Position].map(|group| groups(group).count()), [4, 3, 3, 3]);
    }
}
