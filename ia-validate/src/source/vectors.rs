//! Looking at many bytes at once, with the processor's vectors.
//!
//! What is looked for stands either near, where calling a function would cost more than looking, or hardly anywhere.

use fearless_simd::{Level, Simd, dispatch};
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
}
