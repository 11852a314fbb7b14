//! A first look at a word: whether any of a list is as long and begins like it. Hardly any word of an article is in a list,
//! so that hardly any need be compared with what is in one.

/// The longest word of a list, in bytes.
const LONGEST: usize = 63;

/// What the words of a list begin with, by their lengths: a bit for each letter, capital or not. Other bytes share the bits.
#[derive(Debug)]
pub(crate) struct FirstLook([u32; LONGEST + 1]);

impl FirstLook {
    pub(crate) const NOTHING: Self = Self([0; LONGEST + 1]);

    pub(crate) const fn of(words: &[&str]) -> Self {
        let (mut look, mut number) = (Self::NOTHING, 0);
        while number < words.len() {
            look = look.and(words[number].as_bytes());
            number += 1;
        }
        look
    }

    /// The same with one more word.
    pub(crate) const fn and(mut self, word: &[u8]) -> Self {
        self.0[word.len()] |= bit(word[0]);
        self
    }

    /// Whether a word may be in the list.
    #[inline]
    pub(crate) fn may_hold(&self, word: &[u8]) -> bool {
        match (self.0.get(word.len()), word.first()) {
            (Some(firsts), Some(&first)) => firsts & bit(first) != 0,
            _ => false,
        }
    }
}

const fn bit(byte: u8) -> u32 {
    1 << (byte & 0x1F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_length_and_first_letter() {
        const LOOK: FirstLook = FirstLook::of(&["pixel", "1x1"]);
        for (word, expected) in [
            ("pixel", true),
            ("PIXEL", true),
            ("paint", true),
            ("1x1", true),
            ("pixels", false),
            ("mixel", false),
            ("", false),
        ] {
            assert_eq!(LOOK.may_hold(word.as_bytes()), expected, "{word}");
        }
        assert!(!LOOK.may_hold(&[b'p'; LONGEST + 2]));
    }
}
