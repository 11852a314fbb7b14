//! Where the content of an iframe ends although it is broken inside.
//!
//! What publishers put into embeds is other people's HTML: a `<script>` or a comment without its end, a
//! quote that is never closed, a tag cut off in the middle. Read by the letter, it would swallow the article
//! behind it. So inside an iframe such a construct ends at the iframe's own end tag, if nothing else ends
//! it, or if what seems to end it plainly belongs to something behind the iframe. A `"</iframe>"` in a
//! script that does have its end is only a string.

use memchr::{memchr_iter, memmem};

use super::bytes::{ends_name, find_tag, is_tag, skip_space};
use super::token::Attribute;

const IFRAME: &[u8] = b"<iframe";
const IFRAME_END: &[u8] = b"</iframe";

/// How many iframes that end together are looked at.
const NESTED: usize = 8;

/// Where raw text from `from` ends, if that is not at `own`, its own end tag: at the iframe's, if it has
/// none, or if that one plainly belongs to a later element of the kind. That is so if the iframe ends its
/// figure first, or another one starts, and then such an element starts again.
pub(super) fn raw_text_end(bytes: &[u8], from: usize, own: Option<usize>, start_tag: &[u8]) -> Option<usize> {
    let Some(own) = own else { return iframe_end(bytes, from) };
    let next = |tag: &[u8], from| find_tag(&bytes[..own], from, tag);
    let starts_again = |&end: &usize| next(start_tag, end).is_some();
    let ended = IframeEnds::between(bytes, from, own).likely();
    let another = ended.filter(|&end| next(IFRAME, end).is_some_and(|iframe| starts_again(&iframe)));
    // Scripts write iframes, and not always whole ones: a start tag in a string must not hide the end.
    let mut marks = memchr_iter(b'<', &bytes[from..own]).map(|at| from + at);
    let of_figure = marks.find(|&at| is_tag(bytes, at, IFRAME_END) && ends_figure(bytes, at));
    another.into_iter().chain(of_figure.filter(starts_again)).min()
}

/// Where the comment that starts at `start` ends, if that is not at `own`, behind its own `-->`.
pub(super) fn comment_end(bytes: &[u8], start: usize, own: Option<usize>) -> Option<usize> {
    let Some(own) = own else { return iframe_end(bytes, start) };
    IframeEnds::between(bytes, start, own)
        .likely()
        .filter(|&end| memmem::find(&bytes[end..own], b"<!--").is_some())
}

/// Where the iframe around `from` ends, if nothing behind there does.
fn iframe_end(bytes: &[u8], from: usize) -> Option<usize> {
    let ends = IframeEnds::between(bytes, from, bytes.len());
    ends.likely().or_else(|| find_tag(bytes, from, IFRAME_END))
}

/// Where a bogus comment from `start` ends, if that is not at `own`, behind its `>`: it never reaches over
/// an end tag of an iframe.
pub(super) fn bogus_comment_end(bytes: &[u8], start: usize, own: usize) -> Option<usize> {
    find_tag(&bytes[..own], start + 1, IFRAME_END)
}

/// Where a tag ends that starts at `start` and reaches to `own`, if that is not there: it never reaches
/// over the end tag of its iframe, unless that plainly stands in the value of an attribute.
pub(super) fn tag_end(bytes: &[u8], start: usize, own: usize, attributes: &[Attribute]) -> Option<usize> {
    let ends = IframeEnds::between(bytes, start + 1, own);
    let end = ends.likely()?;
    let in_value = ends.of_figure.is_none()
        && attributes.iter().filter_map(|attribute| attribute.value()).any(|value| {
            let value = value.range();
            // A quote behind `=` or in front of a letter rather opens a value or a quotation.
            value.contains(&end)
                && matches!(bytes.get(value.end), Some(b'"' | b'\''))
                && bytes.get(value.end + 1).is_some_and(|&byte| ends_name(byte))
                && !bytes[value].trim_ascii_end().ends_with(b"=")
        });
    (!in_value).then_some(end)
}

/// The iframe end tags in a stretch of text in an iframe that end no iframe of that same stretch.
#[derive(Default)]
struct IframeEnds {
    /// The first of them.
    first: Option<usize>,
    /// The first that is followed by the end of a figure or by its caption, before another iframe starts.
    of_figure: Option<usize>,
}

impl IframeEnds {
    fn between(bytes: &[u8], from: usize, to: usize) -> Self {
        let mut ends = Self::default();
        let mut depth = 0_u32;
        for at in memchr_iter(b'<', &bytes[from..to]).map(|at| from + at) {
            if is_tag(bytes, at, IFRAME) {
                if ends.first.is_some() {
                    break;
                }
                depth += 1;
            } else if is_tag(bytes, at, IFRAME_END) {
                if depth > 0 {
                    depth -= 1;
                    continue;
                }
                ends.first.get_or_insert(at);
                if ends_figure(bytes, at) {
                    ends.of_figure = Some(at);
                    break;
                }
            }
        }
        ends
    }

    /// The one that is most likely to end the iframe around the stretch.
    fn likely(&self) -> Option<usize> {
        self.of_figure.or(self.first)
    }
}

/// Whether the iframe end tag at `at` is followed by the end of a figure or by its caption, or by the end
/// tags of iframes around it and then that.
fn ends_figure(bytes: &[u8], at: usize) -> bool {
    let mut next = at;
    for _ in 0..NESTED {
        let after = skip_space(bytes, next + IFRAME_END.len());
        if bytes.get(after) != Some(&b'>') {
            return false;
        }
        next = skip_space(bytes, after + 1);
        if !is_tag(bytes, next, IFRAME_END) {
            break;
        }
    }
    is_tag(bytes, next, b"</figure") || is_tag(bytes, next, b"<figcaption")
}
