//! Finding things in the text of a feed, by the letter.

use fearless_simd::{Simd, prelude::*, u8x64};
use memchr::memmem;

use crate::source::vectors::widest;

/// What a CDATA section begins with.
pub(super) const SECTION: &str = "<![CDATA[";

/// The next `<item` at or behind `from`.
pub(super) fn find_item(feed: &str, from: usize) -> Option<usize> {
    let bytes = feed.as_bytes();
    memmem::find_iter(bytes.get(from..)?, b"<item").map(|at| from + at).find(|&at| is_item(&bytes[at..]))
}

/// Whether an item begins here, by the letter as the library reads names: `<item/li>` is another element.
pub(super) fn is_item(tag: &[u8]) -> bool {
    tag.strip_prefix(b"<item").is_some_and(|rest| {
        matches!(rest.first(), Some(b'>' | b' ' | b'\t' | b'\r' | b'\n')) || rest.starts_with(b"/>")
    })
}

/// The name in a tag, by the letter.
pub(super) fn name_of(tag: &str) -> &str {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'<' | b'=' | b'"' | b'\'');
    inner[..inner.bytes().position(ends).unwrap_or(inner.len())].trim_end_matches('/')
}

/// The first end tag of an item that the next item follows.
pub(super) fn end_of_item(text: &str) -> Option<usize> {
    const END: &str = "</item>";
    let is_followed = |at: &usize| is_item(text.as_bytes()[at + END.len()..].trim_ascii_start());
    memmem::find_iter(text.as_bytes(), END).find(is_followed)
}

/// What ends a CDATA section.
const END: &[u8] = b"]]>";

/// Where a section ends that goes on here, and whether an item begins in front of that: both are found in one pass.
pub(super) fn end_of_section(text: &[u8]) -> (Option<usize>, bool) {
    match widest!(|simd| first_mark(simd, text)) {
        Some(at) if text[at..].starts_with(END) => (Some(at), false),
        Some(at) => {
            let end = memmem::find(&text[at..], END);
            (end.map(|len| at + len), end.is_some())
        }
        None => (None, false),
    }
}

/// How many bytes are looked at together.
const STRETCH: usize = 64;

/// The first place where `]]>` or an item stands. `]` is rare, and so is `<` with a `t` in the next place but one.
#[inline(always)]
fn first_mark<S: Simd>(simd: S, text: &[u8]) -> Option<usize> {
    let is_mark = |at: &usize| text[*at..].starts_with(END) || is_item(&text[*at..]);
    let (stretches, _) = text.as_chunks::<STRETCH>();
    let (behind, _) = text.get(2..)?.as_chunks::<STRETCH>();
    let mut start = 0;
    for (first, third) in stretches.iter().zip(behind) {
        let (first, third) = (u8x64::simd_from(simd, *first), u8x64::simd_from(simd, *third));
        let marks = first.simd_eq(b']') | first.simd_eq(b'<') & third.simd_eq(b't');
        if marks.any_true() {
            let mut found = marks.to_bitmask();
            while found != 0 {
                let at = start + found.trailing_zeros() as usize;
                if is_mark(&at) {
                    return Some(at);
                }
                found &= found - 1;
            }
        }
        start += STRETCH;
    }
    (start..text.len()).find(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both answers are those of looking for one after the other, wherever they stand.
    #[test]
    fn sections_end_where_they_would_if_only_that_were_looked_for() {
        let marks = [
            "]]>", "<item>", "<item ", "<item/>", "<item/", "<items>", "]>", "<stt", "<item", "]]]>",
            "<i<item>",
        ];
        for (number, mark) in marks.iter().enumerate() {
            let other = marks[(number + 1) % marks.len()];
            for around in ["x", "]", "<", "é"] {
                for before in 0..70 {
                    for text in [
                        [&around.repeat(before), *mark, &around.repeat(70 - before)].concat(),
                        [&around.repeat(before), *mark, &around.repeat(before), other, "]]>"].concat(),
                        [&around.repeat(before), *mark].concat(),
                    ] {
                        let end = memmem::find(text.as_bytes(), END);
                        let holds_item = end.is_some_and(|end| find_item(&text[..end], 0).is_some());
                        assert_eq!(end_of_section(text.as_bytes()), (end, holds_item), "{text:?}");
                    }
                }
            }
        }
    }
}
