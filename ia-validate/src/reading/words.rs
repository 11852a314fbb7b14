//! How many words a reading has.

use super::model::Reading;

impl Reading {
    /// The words of what is shown: of its blocks, the first picture or video included, but for captions.
    #[must_use]
    pub fn words(&self) -> usize {
        let blocks = self.cover.iter().chain(&self.blocks);
        blocks.filter_map(|block| block.text.as_deref()).map(count).sum()
    }
}

/// What stands between white space.
fn count(text: &str) -> usize {
    if may_have_wide_blanks(text.as_bytes()) {
        return text.split_whitespace().count();
    }
    // White space is folded: each blank stands between two words.
    let is_blank = |byte: &u8| u8::from(matches!(byte, b' ' | b'\n'));
    // In sums of at most 255 the compiler counts with vector instructions.
    let blanks: usize =
        text.as_bytes().chunks(255).map(|chunk| usize::from(chunk.iter().map(is_blank).sum::<u8>())).sum();
    blanks + usize::from(!text.is_empty())
}

/// Whether there may be white space other than that which texts are folded by: U+000B, U+0085, U+1680, U+2000 to U+200A,
/// U+2028, U+2029, U+202F, U+205F, U+3000. Some other signs of the same blocks are none.
fn may_have_wide_blanks(bytes: &[u8]) -> bool {
    let all = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    let is_wide = |((&first, &second), &third): ((&u8, &u8), &u8)| {
        let general = (first == 0xE2)
            & (second == 0x80)
            & ((third <= 0x8A) | (third == 0xA8) | (third == 0xA9) | (third == 0xAF));
        let others = ((first == 0xE2) & (second == 0x81)) | ((first == 0xE1) & (second == 0x9A));
        general | others | ((first == 0xE3) & (second == 0x80))
    };
    // Without an early end the compiler looks at many bytes at once.
    let is_any = all.fold(false, |found, three| found | is_wide(three));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let is_short = |(&first, &second): (&u8, &u8)| (first == 0x0B) | ((first == 0xC2) & (second == 0x85));
    is_any | pairs.fold(false, |found, two| found | is_short(two)) | (bytes.last() == Some(&0x0B))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_white_space() {
        assert_eq!([count(""), count("a"), count("a b\nc“d”")], [0, 1, 3]);
        for blank in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|it| it.is_whitespace()) {
            for (before, after) in [("one", "two"), ("é", "語"), ("a b", ""), ("", "x")] {
                let text = crate::article::text::folded(&format!("{before}{blank}{after}"));
                assert_eq!(count(&text), text.split_whitespace().count(), "{blank:?}");
            }
        }
    }
}
