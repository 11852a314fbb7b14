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

            const NAMES: &[(&str, Self)] = &[$(($text, Self::$constant)),*];
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

    /// What an attribute is by its name; `text` is what it stands in.
    #[inline(always)]
    pub(crate) fn of(attribute: &Attribute, text: &str) -> Self {
        let slot = &BY_LETTERS[slot_of(attribute.word())];
        if attribute.is_by(slot.letters, slot.name, text) {
            return slot.attributes;
        }
        Self::by_looks(attribute)
    }

    /// What one is that has no name of the table: data, or perhaps the value of `data-feedback` or `data-mode`
    /// (`fb:likes`, `aspect-fit`, `non-interactive`).
    fn by_looks(attribute: &Attribute) -> Self {
        let [first, _, _, _, fifth, ..] = attribute.word().to_le_bytes();
        match attribute.name.len() {
            6.. if first == b'd' && fifth == b'-' => Self::DATA,
            7.. if matches!(first, b'f' | b'a' | b'n') => Self::VALUE,
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

/// A name of the table.
#[derive(Clone, Copy)]
struct Slot {
    letters: u64,
    name: &'static str,
    attributes: Attributes,
}

const SLOTS: usize = 32;

/// Sends each name to a slot of its own; one that needs a slot that is taken does not compile. Any odd number may do.
const MULTIPLIER: u64 = 0x1027_C4D1_C386_BBC5;

const fn slot_of(letters: u64) -> usize {
    (letters.wrapping_mul(MULTIPLIER) >> (u64::BITS - SLOTS.ilog2())) as usize
}

static BY_LETTERS: [Slot; SLOTS] = {
    let mut slots = [Slot { letters: 0, name: "", attributes: Attributes::NONE }; SLOTS];
    let mut index = 0;
    while index < Attributes::NAMES.len() {
        let (name, attributes) = Attributes::NAMES[index];
        let letters = Attribute::first_letters(name);
        let slot = slot_of(letters);
        assert!(slots[slot].name.is_empty(), "two names in one slot: choose another multiplier");
        slots[slot] = Slot { letters, name, attributes };
        index += 1;
    }
    slots
};

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
        for &(name, attributes) in Attributes::NAMES {
            assert_eq!(of(name), attributes, "{name}");
            assert_eq!(of(&name.to_ascii_uppercase()), attributes, "{name}");
        }
        for name in ["x", "styles", "styl\u{45f}", "dis", "data-"] {
            assert_eq!(of(name), Attributes::NONE, "{name}");
        }
        for name in ["data-feedbacc", "DATA-x", "data-feedback-of-a-name-that-is-very-long"] {
            assert_eq!(of(name), Attributes::DATA, "{name}");
        }
    }
}
