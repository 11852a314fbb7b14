//! Values of attributes that are worth a second look: most are plain URLs, and a glance at their bytes tells.

use std::borrow::Cow;

use super::document::Article;
use super::element::Element;
use super::src::Src;
use crate::markup::{Attribute, Name, NodeId, NodeRef};
use crate::source::vectors::widest;

/// The elements with a value that a template fills in, and the attribute that has it.
#[rustfmt::skip]
const WITH_VALUES: [(Name, &str); 9] = [
    (Name::A, "href"), (Name::Link, "href"), (Name::Img, "src"), (Name::Video, "src"), (Name::Audio, "src"),
    (Name::Source, "src"), (Name::Iframe, "src"), (Name::Meta, "content"), (Name::Time, "datetime"),
];

impl<'t> Element<'t> {
    /// The attribute of it that a template fills in.
    pub(crate) fn filled_attribute(self) -> Option<&'static str> {
        WITH_VALUES.iter().find(|(name, _)| *name == self.name()).map(|(_, attribute)| *attribute)
    }
}

impl<'t> Article<'t> {
    /// The elements whose value may be markup, a script or what a template left, in document order.
    pub(crate) fn odd_values(&'t self) -> &'t [NodeId] {
        self.odd_values.get_or_init(|| {
            widest(
                #[inline(always)]
                || self.all_odd_values(),
            )
        })
    }

    #[inline(always)]
    fn all_odd_values(&'t self) -> Vec<NodeId> {
        let mut ids = Vec::new();
        for (name, attribute) in WITH_VALUES.into_iter().filter(|(_, attribute)| *attribute != "src") {
            for &id in self.index.named(name) {
                if value_of(self.tree.node(self.text, id), attribute).is_some_and(is_odd) {
                    ids.push(id);
                }
            }
        }
        for src in self.sources.iter().flatten() {
            if may_be_odd_source(src, self.tree.node(self.text, src.element())) {
                ids.push(src.element());
            }
        }
        ids.sort_unstable();
        ids
    }
}

/// Whether the `src` of an element may be odd. Of a plain host only the end is looked at, to which a word may be glued.
#[inline(always)]
fn may_be_odd_source(src: &Src<'_>, node: NodeRef<'_>) -> bool {
    const LONGEST_WORD: usize = "undefined".len();
    match (&src.url, src.plain_host()) {
        (Cow::Borrowed(url), Some(host)) => has_odd(&url.as_bytes()[host.end.saturating_sub(LONGEST_WORD)..]),
        _ => value_of(node, "src").is_some_and(is_odd),
    }
}

/// The value of an attribute as it is written.
#[inline(always)]
fn value_of<'t>(node: NodeRef<'t>, attribute: &str) -> Option<&'t [u8]> {
    let value = node.attribute(attribute).and_then(Attribute::value)?;
    Some(value.of(node.text).as_bytes())
}

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// Whether there is a mark of a template, of a tag or of a script in a value, or a part of a word that stands for a
/// missing one.
#[inline(always)]
fn is_odd(value: &[u8]) -> bool {
    // Most begin with it.
    match value.strip_prefix(b"https://") {
        Some(rest) => has_odd(rest),
        None => matches!(value.trim_ascii_start().first(), Some(b'-' | b'&' | b'I' | b'%')) || has_odd(value),
    }
}

#[inline(always)]
fn has_odd(value: &[u8]) -> bool {
    let Some(last) = value.len().checked_sub(CHUNK + 1) else { return has_odd_in_short(value) };
    let mut start = 0;
    loop {
        // The last chunk overlaps the one before, so that all are whole.
        start = start.min(last);
        let (Some(bytes), Some(next)) =
            (value[start..].first_chunk::<CHUNK>(), value[start + 1..].first_chunk::<CHUNK>())
        else {
            return true;
        };
        if is_odd_chunk(bytes, next) {
            return true;
        }
        if start == last {
            return value.last().is_some_and(|&last| is_odd_pair(last, 0));
        }
        start += CHUNK;
    }
}

/// The same for a value of at most a chunk: it is filled up with what is not odd.
#[inline(always)]
fn has_odd_in_short(value: &[u8]) -> bool {
    let mut filled = [b'.'; CHUNK + 1];
    filled[..value.len()].copy_from_slice(value);
    match (filled.first_chunk(), filled[1..].first_chunk()) {
        (Some(bytes), Some(next)) => is_odd_chunk(bytes, next),
        _ => true,
    }
}

/// What a compiler does with vector instructions.
#[inline(always)]
fn is_odd_chunk(bytes: &[u8; CHUNK], next: &[u8; CHUNK]) -> bool {
    bytes.iter().zip(next).fold(0, |odd, (&byte, &next)| odd | u8::from(is_odd_pair(byte, next))) != 0
}

/// Marks are `[` and `{`, `<`, `|`, `(`, and the first letter of `None` and `NaN`; of `undefined`, `null`, `%7B`, `%%` and
/// `&#123;`, `ZgotmplZ` and `__GHOST_URL__` two characters are.
#[inline(always)]
const fn is_odd_pair(byte: u8, next: u8) -> bool {
    (byte | 0x20 == b'{')
        | (byte == b'<')
        | (byte == b'|')
        | (byte == b'(')
        | (byte == b'N')
        | (byte == b'e') & (next == b'f')
        | (byte == b'u') & (next == b'l')
        | (byte == b'%') & ((next == b'7') | (next == b'%'))
        | (byte == b'&') & (next == b'#')
        | (byte == b'Z') & (next == b'g')
        | (byte == b'_') & (next == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_tells() {
        for odd in [
            "{{ a }}",
            "${a}",
            "<p>",
            "&lt;p>",
            "&#60;p>",
            "a[b]",
            "%7B%7Ba",
            "undefined",
            "a/null",
            "NaN",
            "None",
            "-0001-11-30",
            "Invalid date",
            "count();",
            "#ZgotmplZ",
            "__GHOST_URL__/a",
            "*|ARCHIVE|*",
            "%%view_email_url%%",
            "https://example.com/?e=%%email%%",
        ] {
            assert!(is_odd(odd.as_bytes()), "{odd}");
        }
        let long = "https://example.com/2016/02/04/a-long-name-of-a-boat";
        for at in 0..long.len() {
            let odd = format!("{}{{{}", &long[..at], &long[at..]);
            assert!(is_odd(odd.as_bytes()), "{odd}");
            let odd = format!("{}null{}", &long[..at], &long[at..]);
            assert!(is_odd(odd.as_bytes()), "{odd}");
        }
        for plain in
            ["", long, "https://example.com/a?b=c&amp;d=e#f", "2016-02-04T09:00:00Z", "width=device-width"]
        {
            assert!(!is_odd(plain.as_bytes()), "{plain}");
        }
    }
}
