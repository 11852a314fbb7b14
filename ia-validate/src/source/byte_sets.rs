//! Sets of bytes, and looking for all of them at once with the processor's vectors: each byte is looked up in two small
//! tables, instead of being compared with one after the other.

use fearless_simd::{Simd, prelude::*, u8x16, u8x64};

use super::vectors::widest;

/// Up to eight sets of bytes, numbered in order. A byte is in a set if its lower half is that of one of the set's bytes
/// and its upper half that of one, perhaps another: so a set holds at least the bytes that it is given.
#[derive(Debug)]
pub(crate) struct ByteSets {
    by_low: [u8; 16],
    by_high: [u8; 16],
}

/// How many bytes are looked at together.
pub(crate) const STRETCH: usize = 64;

/// What is put behind the end of a text, to look at whole vectors. It is in no set that anyone looks for.
const FILLING: u8 = b' ';

impl ByteSets {
    pub(crate) const fn new(sets: &[&[u8]]) -> Self {
        assert!(sets.len() <= u8::BITS as usize);
        let mut all = Self { by_low: [0; 16], by_high: [0; 16] };
        let mut set = 0;
        while set < sets.len() {
            let mut index = 0;
            while index < sets[set].len() {
                let byte = sets[set][index] as usize;
                all.by_low[byte % 16] |= 1 << set;
                all.by_high[byte / 16] |= 1 << set;
                index += 1;
            }
            set += 1;
        }
        all
    }

    /// The sets that a byte is in: a bit for each.
    #[cfg(test)]
    pub(crate) const fn of(&self, byte: u8) -> u8 {
        self.by_low[byte as usize % 16] & self.by_high[byte as usize / 16]
    }

    /// The same of many bytes.
    #[inline(always)]
    fn of_each<S: Simd>(&self, simd: S, bytes: u8x64<S>) -> u8x64<S> {
        let by_low = u8x64::block_splat(u8x16::simd_from(simd, self.by_low));
        let by_high = u8x64::block_splat(u8x16::simd_from(simd, self.by_high));
        by_low.swizzle_dyn_within_blocks(bytes & 0x0F) & by_high.swizzle_dyn_within_blocks(bytes >> 4)
    }

    /// Tells of each stretch of a text in which a byte of any set stands: where it begins, and for some groups of sets (a
    /// bit for each set) which of its bytes are in any of the group, a bit for each byte, the lowest for the first.
    #[inline]
    pub(crate) fn each_stretch<const N: usize>(
        &self,
        bytes: &[u8],
        groups: [u8; N],
        mut tell: impl FnMut(usize, [u64; N]),
    ) {
        widest!(|simd| {
            let (stretches, rest) = bytes.as_chunks();
            let mut start = 0;
            for stretch in stretches {
                if let Some(found) = self.in_stretch(simd, stretch, groups) {
                    tell(start, found);
                }
                start += STRETCH;
            }
            let mut last = [FILLING; STRETCH];
            last[..rest.len()].copy_from_slice(rest);
            if let Some(found) = self.in_stretch(simd, &last, groups) {
                tell(start, found);
            }
        });
    }

    #[inline(always)]
    fn in_stretch<S: Simd, const N: usize>(
        &self,
        simd: S,
        stretch: &[u8; STRETCH],
        groups: [u8; N],
    ) -> Option<[u64; N]> {
        // Without closures: what they call could not be compiled for the processor's vectors.
        let (sets, none) = (self.of_each(simd, u8x64::simd_from(simd, *stretch)), u8x64::simd_from(simd, 0));
        if sets.simd_eq(none).all_true() {
            return None;
        }
        let mut found = [0; N];
        for (found, group) in found.iter_mut().zip(groups) {
            *found = !(sets & group).simd_eq(none).to_bitmask();
        }
        Some(found)
    }
}

/// Up to eight kinds of pairs of bytes: one of some, and one of others behind it.
#[derive(Debug)]
pub(crate) struct Pairs {
    first: ByteSets,
    second: ByteSets,
}

impl Pairs {
    /// Pairs with these bytes in front and those behind; any may come behind if there are none. As with [`ByteSets`],
    /// there may be more pairs.
    pub(crate) const fn new<const N: usize>(pairs: [(&[u8], &[u8]); N]) -> Self {
        let (mut first, mut second): ([&[u8]; N], [&[u8]; N]) = ([&[]; N], [&[]; N]);
        let mut index = 0;
        while index < N {
            first[index] = pairs[index].0;
            second[index] = if pairs[index].1.is_empty() { &ANY } else { pairs[index].1 };
            index += 1;
        }
        Self { first: ByteSets::new(&first), second: ByteSets::new(&second) }
    }

    /// Whether any pair begins with one of the bytes of a text from `from` to `to`.
    #[inline(always)]
    pub(crate) fn any<S: Simd>(&self, simd: S, text: &[u8], from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let found = match text.get(at..).and_then(<[u8]>::first_chunk) {
                Some(bytes) => self.in_stretch(simd, bytes),
                None => self.in_stretch(simd, &filled(text.get(at..).unwrap_or_default())),
            };
            // Those behind the end do not count.
            let behind = STRETCH.saturating_sub(to - at);
            if found << behind != 0 {
                return true;
            }
            at += STRETCH;
        }
        false
    }

    /// Which of the bytes of a stretch begin a pair: a bit for each, the lowest for the first.
    #[inline(always)]
    fn in_stretch<S: Simd>(&self, simd: S, bytes: &[u8; STRETCH + 1]) -> u64 {
        let (Some(first), Some(second)) = (bytes.first_chunk(), bytes.last_chunk()) else { return 0 };
        !self.of_each(simd, first, second).simd_eq(u8x64::simd_from(simd, 0)).to_bitmask()
    }

    /// The pairs that the bytes of a stretch begin, given with those behind them.
    #[inline(always)]
    fn of_each<S: Simd>(&self, simd: S, first: &[u8; STRETCH], second: &[u8; STRETCH]) -> u8x64<S> {
        let (first, second) = (u8x64::simd_from(simd, *first), u8x64::simd_from(simd, *second));
        self.first.of_each(simd, first) & self.second.of_each(simd, second)
    }

    /// The start of the next stretch, counted from `from`, in which any pair begins.
    #[inline]
    pub(crate) fn next_stretch(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let rest = bytes.get(from..)?;
        let at = widest!(|simd| self.first_stretch(simd, rest))?;
        Some(from + at)
    }

    #[inline(always)]
    fn first_stretch<S: Simd>(&self, simd: S, bytes: &[u8]) -> Option<usize> {
        let (stretches, _) = bytes.as_chunks::<STRETCH>();
        let (behind, _) = bytes.get(1..)?.as_chunks::<STRETCH>();
        let none = u8x64::simd_from(simd, 0);
        let mut at = 0;
        for (first, second) in stretches.iter().zip(behind) {
            if !self.of_each(simd, first, second).simd_eq(none).all_true() {
                return Some(at);
            }
            at += STRETCH;
        }
        // What is left is no more than a stretch.
        self.any(simd, bytes, at, bytes.len()).then_some(at)
    }
}

/// Bytes behind which nothing comes.
fn filled(bytes: &[u8]) -> [u8; STRETCH + 1] {
    let mut filled = [FILLING; STRETCH + 1];
    filled[..bytes.len()].copy_from_slice(bytes);
    filled
}

/// One byte of each half: all bytes.
const ANY: [u8; 16] = {
    let mut any = [0; 16];
    let mut half = 0;
    while half < 16 {
        any[half] = (half * 17) as u8;
        half += 1;
    }
    any
};

#[cfg(test)]
mod tests {
    use super::*;

    static SETS: ByteSets = ByteSets::new(&[b"&%", b"[{", &[0x82, 0x83], &[0xEF]]);

    #[test]
    fn sets_hold_what_they_are_given_and_little_else() {
        for byte in 0..=u8::MAX {
            let expected = u8::from(b"&%".contains(&byte))
                | u8::from(b"[{".contains(&byte)) << 1
                | u8::from([0x82, 0x83].contains(&byte)) << 2
                | u8::from(byte == 0xEF) << 3;
            assert_eq!(SETS.of(byte), expected, "{byte:x}");
        }
        // Each half is that of one of them.
        let crossed = ByteSets::new(&[&[0x12, 0x34]]);
        let all: Vec<u8> = (0..=u8::MAX).filter(|&byte| crossed.of(byte) != 0).collect();
        assert_eq!(all, [0x12, 0x14, 0x32, 0x34]);
    }

    /// Each answer is that of a plain loop, wherever a byte stands, and whatever stands around it.
    #[test]
    fn each_stretch_is_told_with_what_looking_at_each_byte_finds() {
        let groups = [0b11, 0b1100];
        for len in [0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 150] {
            for at in 0..len {
                for byte in 0..=u8::MAX {
                    let mut text = vec![b'a'; len];
                    text[at] = byte;
                    let mut told = Vec::new();
                    SETS.each_stretch(&text, groups, |start, found| told.push((start, found)));
                    let bit = |group| u64::from(SETS.of(byte) & group != 0) << (at % STRETCH);
                    let expected = (SETS.of(byte) != 0).then_some((at - at % STRETCH, groups.map(bit)));
                    assert_eq!(told, Vec::from_iter(expected), "{byte} at {at} of {len}");
                }
            }
        }
    }

    #[test]
    fn pairs_are_found_wherever_they_begin() {
        const PAIRS: Pairs = Pairs::new([(b"<", b""), (b"u", b"l"), (b"%", b"7%")]);
        let is_pair = |first, second| match first {
            b'<' => true,
            b'u' => second == b'l',
            // `'` and `5` have halves of both.
            b'%' => b"7%'5".contains(&second),
            _ => false,
        };
        for [first, second] in [*b"<x", *b"ul", *b"ux", *b"lu", *b"%7", *b"%%", *b"7%", *b"%5", *b"%x"] {
            for len in [2, 31, 32, 33, 34, 63, 64, 65, 66, 100] {
                for at in 0..len - 1 {
                    let mut text = vec![b'a'; len];
                    (text[at], text[at + 1]) = (first, second);
                    for from in [0, at.saturating_sub(1), at, at + 1, at + 2, len, len + 1] {
                        let behind = |at: usize| text.get(at + 1).copied().unwrap_or(FILLING);
                        let place = (from..len).find(|&at| is_pair(text[at], behind(at)));
                        let stretch = place.map(|place| place - (place - from) % STRETCH);
                        assert_eq!(PAIRS.next_stretch(&text, from), stretch, "{text:?} from {from}");
                        for to in [at, at + 1, at + 2, len] {
                            let any = widest!(|simd| PAIRS.any(simd, &text, from, to.min(len)));
                            assert_eq!(any, place.is_some_and(|at| at < to), "{text:?} {from}..{to}");
                        }
                    }
                }
            }
        }
    }
}
