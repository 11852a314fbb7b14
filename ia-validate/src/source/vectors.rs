//! Looking at many bytes at once, with the processor's vectors.
//!
//! What is looked for stands either near, where calling a function would cost more than looking, or hardly anywhere.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};
use memchr::memchr;

/// How many bytes are compared in one step, which every processor of a target can do.
pub(crate) const CHUNK: usize = 16;

/// A bit for each byte of a chunk, the lowest for the first: whether an expression of vectors is true of it. It is
/// written out in place; of a plain loop the compiler makes ten times as much.
macro_rules! bits {
    ($chunk:expr, |$bytes:ident| $is:expr) => {{
        use fearless_simd::prelude::*;
        fearless_simd::dispatch!(fearless_simd::Level::baseline(), simd => {
            let $bytes = fearless_simd::u8x16::simd_from(simd, *$chunk);
            ($is).to_bitmask() as u32
        })
    }};
}
pub(crate) use bits;

/// The chunk at `at`, if there is a whole one.
#[inline(always)]
pub(crate) fn chunk_at(bytes: &[u8], at: usize) -> Option<&[u8; CHUNK]> {
    bytes.get(at..)?.first_chunk()
}

/// The offset of a byte at or behind `from`, for what mostly stands near.
#[inline(always)]
pub(crate) fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    /// So many chunks are near.
    const NEAR: usize = 4;
    let mut at = from;
    for _ in 0..NEAR {
        let Some(chunk) = chunk_at(bytes, at) else { break };
        let found = bits!(chunk, |bytes| bytes.simd_eq(byte));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize);
        }
        at += CHUNK;
    }
    Some(at + memchr(byte, bytes.get(at..)?)?)
}

/// How many bytes are looked at together for what is rare.
pub(crate) const STRETCH: usize = 64;

/// The start of the next stretch, counted from `from`, in which anything rare begins: where it is true of a byte and the
/// one behind it (behind the last one, 0). Of so plain a loop the compiler makes vector instructions, if `is_rare` is
/// nothing but comparisons; it is compiled for each width of vectors, and the processor's own taken.
#[inline]
pub(crate) fn next_rare(bytes: &[u8], from: usize, is_rare: impl Fn(u8, u8) -> bool + Copy) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let at = dispatch!(Level::new(), simd => {
        simd.vectorize(
            #[inline(always)]
            || first_rare(rest, is_rare),
        )
    })?;
    Some(from + at)
}

#[inline(always)]
fn first_rare(bytes: &[u8], is_rare: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let (stretches, _) = bytes.as_chunks::<STRETCH>();
    let (nexts, _) = bytes.get(1..)?.as_chunks::<STRETCH>();
    let mut at = 0;
    for (stretch, nexts) in stretches.iter().zip(nexts) {
        let pairs = stretch.iter().zip(nexts);
        if pairs.fold(0, |any, (&byte, &next)| any | u8::from(is_rare(byte, next))) != 0 {
            return Some(at);
        }
        at += STRETCH;
    }
    // What is left is no more than a stretch.
    let rest = &bytes[at..];
    let mut pairs = rest.iter().zip(rest.iter().skip(1).chain(&[0]));
    pairs.any(|(&byte, &next)| is_rare(byte, next)).then_some(at)
}

/// Calls what looks at many bytes with the widest vectors of the processor. Only what is inlined is compiled for them.
#[inline]
pub(crate) fn widest<R>(look: impl FnOnce() -> R) -> R {
    dispatch!(Level::new(), simd => {
        simd.vectorize(
            // The function itself would not be inlined.
            #[allow(clippy::redundant_closure)]
            #[inline(always)]
            || look(),
        )
    })
}

/// What is rare in a stretch of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stretch {
    /// Where it begins.
    pub(crate) start: usize,
    /// Which of its bytes are one of those looked for: a bit for each, the lowest for the first.
    pub(crate) found: u64,
    /// The kinds of its bytes beyond ASCII, all in one.
    pub(crate) kinds: u8,
}

/// Tells of each stretch of a text in which one of some bytes stands, or one beyond ASCII; of those `kinds` says what they
/// are, a bit for each kind. It is to be nothing but comparisons, as for [`next_rare`].
#[inline]
pub(crate) fn each_stretch<const N: usize>(
    bytes: &[u8],
    one_of: [u8; N],
    kinds: impl Fn(u8) -> u8 + Copy,
    mut tell: impl FnMut(Stretch),
) {
    dispatch!(Level::new(), simd => {
        simd.vectorize(
            #[inline(always)]
            || {
                let (stretches, rest) = bytes.as_chunks();
                // The last one is filled up with 0.
                let mut last = [0; STRETCH];
                last[..rest.len()].copy_from_slice(rest);
                let mut start = 0;
                for stretch in stretches.iter().chain([&last]) {
                    if let Some((found, kinds)) = look_at(simd, stretch, one_of, kinds) {
                        tell(Stretch { start, found, kinds });
                    }
                    start += STRETCH;
                }
            },
        )
    });
}

#[inline(always)]
fn look_at<S: Simd, const N: usize>(
    simd: S,
    stretch: &[u8; STRETCH],
    one_of: [u8; N],
    kinds: impl Fn(u8) -> u8,
) -> Option<(u64, u8)> {
    let vector = u8x64::simd_from(simd, *stretch);
    let beyond_ascii = vector.simd_ge(0x80);
    let mut found = vector.simd_eq(one_of[0]);
    for one in &one_of[1..] {
        found |= vector.simd_eq(*one);
    }
    if !(found | beyond_ascii).any_true() {
        return None;
    }
    let kinds = match beyond_ascii.any_true() {
        true => stretch.iter().fold(0, |all, &byte| all | kinds(byte)),
        false => 0,
    };
    Some((found.to_bitmask(), kinds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each answer is that of a plain loop, wherever in a text a byte stands, and whatever stands around it.
    #[test]
    fn looking_at_many_bytes_finds_what_looking_at_each_finds() {
        for other in [b'a', b'<' - 1, b'<' + 1, 0xBC, 0, 0xFF] {
            for len in 0..150 {
                for at in 0..=len {
                    let mut text = vec![other; len];
                    text.insert(at, b'<');
                    for from in [0, at.saturating_sub(1), at, at + 1, text.len() + 1] {
                        let rest = text.get(from..).unwrap_or_default();
                        let plain = rest.iter().position(|&byte| byte == b'<').map(|found| from + found);
                        assert_eq!(find(&text, from, b'<'), plain, "{text:?} from {from}");
                        let is_rare = |byte, next| byte == b'<' || next == b'<';
                        let pair = |at: usize| is_rare(text[at], text.get(at + 1).copied().unwrap_or(0));
                        let first = (from..text.len()).find(|&at| pair(at));
                        let rare = next_rare(&text, from, is_rare);
                        let is_in =
                            |start: usize| first.is_some_and(|at| (start..start + STRETCH).contains(&at));
                        assert!(rare.map_or(first.is_none(), is_in), "{text:?} from {from}");
                    }
                }
            }
        }
    }

    #[test]
    fn of_each_stretch_is_told_what_looking_at_each_byte_finds() {
        for len in [0, 1, 63, 64, 65, 127, 128, 150] {
            for at in 0..len {
                for byte in [b'&', b'[', b'{', b'x', 0x7F, 0x80, 0xFF] {
                    let mut text = vec![b'a'; len];
                    text[at] = byte;
                    let mut told = Vec::new();
                    let kinds = |byte| u8::from(byte == 0xFF) | u8::from(byte >= 0x80) << 1;
                    each_stretch(&text, *b"&{[", kinds, |stretch| told.push(stretch));
                    let found = if b"&{[".contains(&byte) { 1 << (at % STRETCH) } else { 0 };
                    let stretch = Stretch { start: at - at % STRETCH, found, kinds: kinds(byte) };
                    let expected = (found != 0 || byte >= 0x80).then_some(stretch);
                    assert_eq!(told, Vec::from_iter(expected), "{byte} at {at} of {len}");
                }
            }
        }
    }
}
