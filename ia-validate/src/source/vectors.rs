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

/// The next stretch at or behind `from` where anything rare begins, and what: all the bits together that `kinds` has for
/// a byte and the one behind it (behind the last one, 0). Of so plain a loop the compiler makes vector instructions, if
/// `kinds` is nothing but comparisons; it is compiled for each width of vectors, and the processor's own taken.
#[inline]
pub(crate) fn next_rare(
    bytes: &[u8],
    from: usize,
    kinds: impl Fn(u8, u8) -> u8 + Copy,
) -> Option<(usize, u8)> {
    let rest = bytes.get(from..)?;
    let (at, found) = dispatch!(Level::new(), simd => {
        simd.vectorize(#[inline(always)] || first_rare(rest, kinds))
    })?;
    Some((from + at, found))
}

#[inline(always)]
fn first_rare(bytes: &[u8], kinds: impl Fn(u8, u8) -> u8) -> Option<(usize, u8)> {
    let (stretches, _) = bytes.as_chunks::<STRETCH>();
    let (nexts, _) = bytes.get(1..)?.as_chunks::<STRETCH>();
    let mut pairs = stretches.iter().zip(nexts);
    let any = |(stretch, nexts): (&[u8; STRETCH], &[u8; STRETCH])| {
        stretch.iter().zip(nexts).fold(0, |any, (&byte, &next)| any | kinds(byte, next))
    };
    let mut at = 0;
    for pair in &mut pairs {
        let found = any(pair);
        if found != 0 {
            return Some((at, found));
        }
        at += STRETCH;
    }
    // The rest is no more than a stretch, the last byte of which has nothing behind it.
    let rest = &bytes[at..];
    let nexts = rest.iter().skip(1).chain(&[0]);
    let found = rest.iter().zip(nexts).fold(0, |any, (&byte, &next)| any | kinds(byte, next));
    (found != 0).then_some((at, found))
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
                        let is_rare = |byte, next| u8::from(byte == b'<') | u8::from(next == b'<') << 1;
                        let pair = |at: usize| is_rare(text[at], text.get(at + 1).copied().unwrap_or(0));
                        let first = (from..text.len()).find(|&at| pair(at) != 0);
                        let rare = next_rare(&text, from, is_rare);
                        assert_eq!(rare.is_some(), first.is_some());
                        if let (Some((start, kinds)), Some(first)) = (rare, first) {
                            let end = text.len().min(start + STRETCH);
                            assert!((start..end).contains(&first), "{start} {first}");
                            assert_eq!(kinds, (start..end).fold(0, |all, at| all | pair(at)));
                        }
                    }
                }
            }
        }
    }
}
