//! The direction of text: what says it, and what the language and the letters let expect.

use std::ops::AddAssign;

use icu_properties::props::{BidiClass, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::document::says_rtl;
use super::{Article, Element, Inside};
use crate::markup::{Name, NodeKind};

/// Languages that are usually written from right to left, by their primary tags.
#[rustfmt::skip]
static RTL_LANGUAGES: &[&str] = &[
    "aii", "apc", "ar", "arb", "arc", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he",
    "iw", "ji", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pes", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr",
    "ug", "ur", "yi",
];

/// Whether a language, given by its primary tag in lower case, is usually written from right to left.
pub(crate) fn is_rtl_language(primary: &str) -> bool {
    RTL_LANGUAGES.contains(&primary)
}

impl Element<'_> {
    /// Whether it says `dir=rtl`.
    pub(crate) fn is_rtl(self) -> bool {
        says_rtl(self.node())
    }
}

impl<'t> Article<'t> {
    /// The first element, in or around the article, that says `dir=rtl`.
    pub(crate) fn rtl(&'t self) -> Option<Element<'t>> {
        self.rtl.map(|id| self.node(id))
    }

    /// The primary tag of `html[lang]` in lower case.
    pub(crate) fn language(&'t self) -> Option<String> {
        let tag = self.html()?.value_if_any("lang")?;
        Some(tag.split(['-', '_']).next()?.to_ascii_lowercase())
    }

    /// Whether the article may have any letter of a right-to-left script: a question for the bytes,
    /// answered at once for almost all articles.
    pub(crate) fn may_have_rtl_letters(&self) -> bool {
        self.may_have_rtl_bytes() && encoding_rs::mem::is_str_bidi(self.text)
            || self.numeric_references().iter().filter_map(|&at| reference(self.text, at)).any(is_rtl_letter)
    }

    /// Whether most of the letters of the title and the paragraphs are of a right-to-left script.
    pub(crate) fn is_mostly_rtl(&'t self) -> bool {
        self.may_have_rtl_letters() && {
            let letters = self.letters();
            letters.rtl * 2 > letters.all
        }
    }

    /// Whether it is meant to be read from right to left, though nothing says so.
    pub(crate) fn lacks_rtl(&'t self) -> bool {
        self.rtl().is_none()
            && (self.language().is_some_and(|tag| is_rtl_language(&tag)) || self.is_mostly_rtl())
    }

    /// The letters of the title and the paragraphs.
    pub(crate) fn letters(&'t self) -> Letters {
        let title = self.title_element();
        let mut letters = Letters::default();
        let texts = self.root().into_iter().flat_map(|root| root.node().descendants());
        for text in texts.filter(|node| node.kind() == NodeKind::Text && !node.is_in_iframe()) {
            let counts = self.node(text.id).is_inside(Inside::PARAGRAPH)
                || title.is_some_and(|title| title.node().contains(text.id));
            let is_code =
                text.parent().is_some_and(|parent| matches!(parent.name(), Name::Script | Name::Style));
            if counts && !is_code {
                letters += Letters::of(&text.decoded_text());
            }
        }
        letters
    }
}

/// How many letters there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Letters {
    pub(crate) all: usize,
    /// Those of right-to-left scripts.
    pub(crate) rtl: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { all: text.bytes().filter(u8::is_ascii_alphabetic).count(), rtl: 0 };
        }
        text.chars().fold(Self::default(), |Self { all, rtl }, character| Self {
            all: all + usize::from(is_letter(character)),
            rtl: rtl + usize::from(is_rtl_letter(character)),
        })
    }
}

impl AddAssign for Letters {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.rtl += other.rtl;
    }
}

/// Whether the character is a letter (general category L); vowel marks are none.
fn is_letter(character: char) -> bool {
    const CATEGORIES: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::new();
    GeneralCategoryGroup::Letter.contains(CATEGORIES.get(character))
}

/// Whether the character is a letter of the bidi class R or AL.
fn is_rtl_letter(character: char) -> bool {
    const CLASSES: CodePointMapDataBorrowed<'static, BidiClass> = CodePointMapData::new();
    matches!(CLASSES.get(character), BidiClass::RightToLeft | BidiClass::ArabicLetter) && is_letter(character)
}

/// The character that is written as a numeric reference at `at`; no name stands for a right-to-left letter.
fn reference(text: &str, at: usize) -> Option<char> {
    let (digits, radix) = match text.as_bytes()[at..].strip_prefix(b"&#")? {
        [b'x' | b'X', digits @ ..] => (digits, 16),
        digits => (digits, 10),
    };
    let mut number = 0_u32;
    for digit in digits.iter().map_while(|&digit| char::from(digit).to_digit(radix)) {
        number = number.checked_mul(radix)?.checked_add(digit)?;
    }
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    fn may_have_rtl_letters(text: &str) -> bool {
        Buffers::default().read(text).may_have_rtl_letters()
    }

    #[test]
    fn no_right_to_left_letter_is_missed() {
        let letters = (char::MIN..=char::MAX).filter(|&character| is_rtl_letter(character));
        let mut count = 0;
        for letter in letters {
            assert!(may_have_rtl_letters(&format!("a{letter}")), "{letter}");
            assert_eq!(reference(&format!("&#{}", u32::from(letter)), 0), Some(letter));
            count += 1;
        }
        assert!(count > 1_000, "{count}");
    }

    #[test]
    fn others_do_not_matter() {
        for text in [
            "",
            "plain & simple &amp; &nbsp; &#8217; &#x201C; &#; &#x; &#99999999999999999999; &#xD800;",
            "“Größe” – œuvre Ελλάδα Москва",
            "汉字，标点。 ไทย हिन्दी 😀 ＡＢＣ 한국어",
        ] {
            assert!(!may_have_rtl_letters(text), "{text}");
        }
        for text in ["&#1575;", "&#x5D0", "&#X5d0;x", "\u{5d0}", "😀\u{10900}"] {
            assert!(may_have_rtl_letters(text), "{text}");
        }
    }

    #[test]
    fn letters_are_neither_digits_nor_marks() {
        let letters = |all, rtl| Letters { all, rtl };
        assert_eq!(Letters::of("a1 b_c-É中"), letters(5, 0));
        // Points and vowel marks, Arabic digits and commas do not count.
        assert_eq!(Letters::of("שָׁלוֹם"), letters(4, 4));
        assert_eq!(Letters::of("مَرْحَبًا، ٤٢ x"), letters(6, 5));
        assert_eq!(Letters::of("\u{200f}\u{61c}"), letters(0, 0));
    }

    #[test]
    fn the_title_and_the_paragraphs_count() {
        let text = "<title>no</title><article><header><h1>ab<i>c</i></h1><h2>no</h2><h1>no</h1></header>\
                    no<h1>no</h1><p>d&#101;<b>f</b><script>no</script><p>g</p><ul><li>no</ul><blockquote><p>h</p>no\
                    </blockquote><p>i<iframe><p>no</p></iframe></p></article><p>no";
        assert_eq!(Buffers::default().read(text).letters(), Letters { all: 9, rtl: 0 });
    }
}
