//! Words, sentences and chance, the same in every run.

use std::sync::LazyLock;

/// A small deterministic generator (SplitMix64).
#[derive(Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`, which is small.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed >> 33) as usize % limit
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}

const COMMON: &str = "the of and to in a that was for on with as he it at by from his they had but were which \
    this their one been have are not would when who will more its after into there out two than about first \
    over people between years under city last could government while early water new during other only before";

const RARE: &str = "harbour council minister railway winter election orchard festival engineers villagers bridge \
    morning newspaper investigation decision committee century mountain building families students weather \
    station market hospital researchers programme generation tradition evidence neighbours kitchen language \
    photographs restoration fishermen budget parliament scientists letters afternoon island history theatre \
    musicians border agreement company workers question answer silence Dublin Lisbon Vienna March Tuesday";

const MULTI_BYTE: &str =
    "Zürich café Łódź naïve São Kraków Malmö façade Βόλος Москва 東京 résumé Þingvellir 한강 €40";

/// The words to choose from, each list by its share in a hundred words.
static LISTS: LazyLock<[(usize, Vec<&str>); 3]> = LazyLock::new(|| {
    [(55, COMMON), (43, RARE), (2, MULTI_BYTE)].map(|(share, words)| (share, words.split(' ').collect()))
});

/// A word of a newspaper: mostly a common one, seldom one with letters beyond ASCII.
pub(crate) fn word(random: &mut Random) -> &'static str {
    let mut chance = random.below(100);
    for (share, words) in LISTS.iter() {
        if chance < *share {
            return words[random.below(words.len())];
        }
        chance -= share;
    }
    ""
}

/// Appends `count` words with blanks between.
pub(crate) fn words(out: &mut String, random: &mut Random, count: usize) {
    for index in 0..count {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(word(random));
    }
}

/// Appends a sentence: capital, commas, now and then a quotation, a dash or a character reference.
/// `inline` may put markup around a few of its words.
pub(crate) fn sentence(
    out: &mut String,
    random: &mut Random,
    mut inline: impl FnMut(&mut String, &mut Random),
) {
    let start = out.len();
    for _ in 0..random.between(1, 3) {
        if out.len() > start {
            out.push_str(match random.below(12) {
                0 => " — ",
                1 => "; ",
                _ => ", ",
            });
        }
        match random.below(24) {
            0 => {
                out.push('“');
                let count = random.between(3, 8);
                words(out, random, count);
                out.push('”');
            }
            1 => out.push_str("it wasn’t"),
            2 => {
                out.push_str(word(random));
                out.push_str([" &amp; ", "&nbsp;", " &ndash; "][random.below(3)]);
                out.push_str(word(random));
            }
            3..6 => inline(out, random),
            _ => out.push_str("it"),
        }
        out.push(' ');
        let count = random.between(4, 11);
        words(out, random, count);
    }
    if let Some(first) = out.get_mut(start..=start) {
        first.make_ascii_uppercase();
    }
    out.push_str(". ");
}
