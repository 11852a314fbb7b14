//! Looking at many bytes at once, with the processor's vectors.
//!
//! What is looked for stands either near, where calling a function would cost more than looking, or hardly anywhere.

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

/// The offset of a byte at or behind `from`, for what mostly stands near: in the first chunk, or in some more, of which
/// four are compared together.
#[inline(always)]
pub(crate) fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    let mut rest = bytes.get(from..)?;
    if let Some((chunk, behind)) = rest.split_first_chunk() {
        let found = bits!(chunk, |bytes| bytes.simd_eq(byte));
        if found != 0 {
            return Some(from + found.trailing_zeros() as usize);
        }
        rest = behind;
    }
    for _ in 0..NEAR_FOURS {
        let Some((four, behind)) = rest.split_first_chunk() else { break };
        let found = bits_of_four(four, byte);
        if found != 0 {
            return Some(bytes.len() - rest.len() + found.trailing_zeros() as usize);
        }
        rest = behind;
    }
    Some(bytes.len() - rest.len() + memchr(byte, rest)?)
}

/// So many times four chunks are near.
const NEAR_FOURS: usize = 8;

/// A bit for each byte of four chunks: whether it is this one.
#[inline(always)]
fn bits_of_four(four: &[u8; 4 * CHUNK], byte: u8) -> u64 {
    use fearless_simd::prelude::*;
    fearless_simd::dispatch!(fearless_simd::Level::baseline(), simd => {
        fearless_simd::u8x64::simd_from(simd, *four).simd_eq(byte).to_bitmask()
    })
}

/// Looks at many bytes with the widest vectors of the processor. Only what is inlined is compiled for them.
macro_rules! widest {
    (|$simd:ident| $look:expr) => {
        fearless_simd::dispatch!(fearless_simd::Level::new(), $simd => {
            fearless_simd::Simd::vectorize(
                $simd,
                #[inline(always)]
                || $look,
            )
        })
    };
}
pub(crate) use widest;

#[cfg(test)]
mod tests {
    use super::*;

    /// Each answer is that of a plain loop, wherever in a text a byte stands, and whatever stands around it.
    #[test]
    fn looking_at_many_bytes_finds_what_looking_at_each_finds() {
        for other in [b'a', b'<' - 1, b'<' + 1, 0xBC, 0, 0xFF] {
            for len in (0..150).chain([590, 620, 700]) {
                for at in 0..=len {
                    let mut text = vec![other; len];
                    text.insert(at, b'<');
                    for from in [0, at.saturating_sub(1), at, at + 1, text.len() + 1] {
                        let rest = text.get(from..).unwrap_or_default();
                        let plain = rest.iter().position(|&byte| byte == b'<').map(|found| from + found);
                        assert_eq!(find(&text, from, b'<'), plain, "{text:?} from {from}");
                    }
                }
            }
        }
    }
}
