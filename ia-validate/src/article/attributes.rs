//! The attributes that rules ask for, as one table.

use std::ops::BitOr;

use crate::markup::Attribute;

/// A set of attribute names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Attributes(u16);

macro_rules! attributes {
    ($($constant:ident $text:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant),* }

        impl Attributes {
            $(pub(crate) const $constant: Self = Self(1 << Number::$constant as u16);)*

            /// The attribute by its name; `text` is what it stands in.
            pub(crate) fn of(attribute: &Attribute, text: &str) -> Self {
                $(if attribute.is($text, text) {
                    return Self::$constant;
                })*
                Self::by_looks(attribute.name.of(text).as_bytes())
            }
        }
    };
}

attributes! {
    ALIGN "align";
    BGCOLOR "bgcolor";
    CLASS "class";
    COLOR "color";
    DATA_FEEDBACK "data-feedback";
    DATA_MODE "data-mode";
    DIR "dir";
    FACE "face";
    HEIGHT "height";
    SIZE "size";
    STYLE "style";
    WIDTH "width";
}

impl Attributes {
    /// No attribute that a rule asks for.
    pub(crate) const NONE: Self = Self(0);

    /// Any of them.
    pub(crate) const ALL: Self = Self(u16::MAX);

    /// Any other whose name begins with `data-`.
    pub(crate) const DATA: Self = Self(1 << 13);

    /// What looks like a value of an attribute without its name.
    pub(crate) const VALUE: Self = Self(1 << 14);

    /// A class that begins like a tag.
    pub(crate) const MARKUP_AS_CLASS: Self = Self(1 << 15);

    /// What one is that has no name of the table: data, or perhaps the value of `data-feedback` or `data-mode`
    /// (`fb:likes`, `aspect-fit`, `non-interactive`).
    const fn by_looks(name: &[u8]) -> Self {
        match name {
            [first, _, _, _, b'-', _, ..] if *first | 0x20 == b'd' => Self::DATA,
            [first, _, _, _, _, _, _, ..] if matches!(*first | 0x20, b'f' | b'a' | b'n') => Self::VALUE,
            _ => Self::NONE,
        }
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share an attribute.
    pub(crate) const fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }
}

impl BitOr for Attributes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Tree, build};

    #[test]
    fn names_in_any_case() {
        let of = |name: &str| {
            let mut tree = Tree::default();
            let text = format!("<p {name}=x>");
            build(&text, &mut tree);
            Attributes::of(&tree.attributes(1)[0], &text)
        };
        assert_eq!(of("Data-Feedback"), Attributes::DATA_FEEDBACK);
        assert_eq!(of("dir"), Attributes::DIR);
        for name in ["x", "styles", "styl\u{45f}", "dis", "data-"] {
            assert_eq!(of(name), Attributes::NONE, "{name}");
        }
        for name in ["data-feedbacc", "DATA-x", "data-feedback-of-a-name-that-is-very-long"] {
            assert_eq!(of(name), Attributes::DATA, "{name}");
        }
    }
}
