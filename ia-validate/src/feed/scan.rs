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

pub(super) fn xml_of(text: &str) -> quick_xml::Reader<&[u8]> {
    let mut xml = quick_xml::Reader::from_str(text);
    let config = xml.config_mut();
    // End tags are matched here, so that a stray one ends nothing.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    xml
}

pub(super) fn end_tag_name(tag: &str) -> &str {
    tag.trim_start_matches("</").trim_end_matches('>').trim_ascii()
}
