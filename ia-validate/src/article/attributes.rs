//! The attributes that rules ask for, as one table.

use std::ops::BitOr;

/// A set of attribute names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Attributes(u64);

macro_rules! attributes {
    ($($constant:ident $text:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant),* }

        impl Attributes {
            $(pub(crate) const $constant: Self = Self(1 << Number::$constant as u64);)*

            /// The attribute of this name, letters in any case.
            pub(crate) fn of(name: &[u8]) -> Self {
                $(if name.eq_ignore_ascii_case($text.as_bytes()) {
                    return Self::$constant;
                })*
                Self::NONE
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
    SIZE "size";
    STYLE "style";
}

impl Attributes {
    /// No attribute that a rule asks for.
    pub(crate) const NONE: Self = Self(0);

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

    #[test]
    fn names_in_any_case() {
        assert_eq!(Attributes::of(b"Data-Feedback"), Attributes::DATA_FEEDBACK);
        for name in ["", "x", "styles", "data-feedback-of-a-name-that-is-very-long"] {
            assert_eq!(Attributes::of(name.as_bytes()), Attributes::NONE);
        }
    }
}
