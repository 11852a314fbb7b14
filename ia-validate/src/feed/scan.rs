//! Finding things in the text of a feed, by the letter.

use memchr::memmem;

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
    let ends = |character: char| character.is_ascii_whitespace() || "><=\"'".contains(character);
    inner[..inner.find(ends).unwrap_or(inner.len())].trim_end_matches('/')
}

/// The first end tag of an item that the next item follows.
pub(super) fn end_of_item(text: &str) -> Option<usize> {
    const END: &str = "</item>";
    let is_followed = |at: &usize| is_item(text.as_bytes()[at + END.len()..].trim_ascii_start());
    memmem::find_iter(text.as_bytes(), END).find(is_followed)
}
