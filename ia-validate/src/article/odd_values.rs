//! Values of attributes that are worth a second look: most are plain URLs, and a glance at their bytes tells.

use fearless_simd::Simd;

use super::document::Article;
use super::element::Element;
use crate::markup::{Attribute, Name, NodeId};
use crate::source::Span;
use crate::source::byte_sets::Pairs;
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
        self.odd_values.get_or_init(|| widest!(|simd| self.all_odd_values(simd)))
    }

    #[inline(always)]
    fn all_odd_values<S: Simd>(&'t self, simd: S) -> Vec<NodeId> {
        let bytes = self.text.as_bytes();
        let mut ids = Vec::new();
        for (name, attribute) in WITH_VALUES.into_iter().filter(|(_, attribute)| *attribute != "src") {
            for &id in self.index.named(name) {
                let value = self.tree.node(self.text, id).attribute(attribute).and_then(Attribute::value);
                if value.is_some_and(|value| is_odd(simd, bytes, value)) {
                    ids.push(id);
                }
            }
        }
        for src in self.sources.iter().flatten() {
            let is_it = match src.behind_plain_host() {
                // A word may be glued to the host.
                Some(rest) => has_odd(simd, bytes, rest.start.saturating_sub(LONGEST_WORD), rest.end),
                None => is_odd(simd, bytes, src.written),
            };
            if is_it {
                ids.push(src.element());
            }
        }
        ids.sort_unstable();
        ids
    }
}

/// The length of the longest word that stands for a missing value in URLs.
const LONGEST_WORD: u32 = "undefined".len() as u32;

/// What odd values have: marks of templates, tags and scripts; the first letters of `None` and `NaN`; of `undefined`, `null`,
/// `%7B`, `%%`, `&#123;`, `ZgotmplZ` and `__GHOST_URL__` a part that is rare.
static ODD: Pairs = Pairs::new([
    (b"<|", b""),
    (b"[{", b""),
    (b"(#", b""),
    (b"N", b""),
    (b"u", b"l"),
    (b"e", b"f"),
    (b"%", b"7%"),
    (b"Z_", b"g_"),
]);

/// Whether there is a mark of a template, of a tag or of a script in a value, or a part of a word that stands for a
/// missing one.
#[inline(always)]
fn is_odd<S: Simd>(simd: S, text: &[u8], value: Span) -> bool {
    const USUAL: &[u8] = b"https://";
    let written = &text[value.range()];
    if written.starts_with(USUAL) {
        return has_odd(simd, text, value.start + USUAL.len() as u32, value.end);
    }
    matches!(written.trim_ascii_start().first(), Some(b'-' | b'&' | b'I' | b'%'))
        || has_odd(simd, text, value.start, value.end)
}

#[inline(always)]
fn has_odd<S: Simd>(simd: S, text: &[u8], from: u32, to: u32) -> bool {
    ODD.any(simd, text, from as usize, to as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether it is odd, at the end of a text and with more behind it.
    fn is_it(value: &str) -> bool {
        let text = format!("<{value}\"{}", "<".repeat(40));
        let span = Span::at(1, 1 + value.len());
        let with_more = widest!(|simd| is_odd(simd, text.as_bytes(), span));
        let at_end = widest!(|simd| is_odd(simd, text[..=value.len()].as_bytes(), span));
        assert_eq!(with_more, at_end, "{value}");
        at_end
    }

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
            assert!(is_it(odd), "{odd}");
        }
        let long = "https://example.com/2016/02/04/a-long-name-of-a-boat";
        for at in 0..long.len() {
            let odd = format!("{}{{{}", &long[..at], &long[at..]);
            assert!(is_it(&odd), "{odd}");
            let odd = format!("{}null{}", &long[..at], &long[at..]);
            assert!(is_it(&odd), "{odd}");
        }
        for plain in
            ["", long, "https://example.com/a?b=c&amp;d=e", "2016-02-04T09:00:00Z", "width=device-width"]
        {
            assert!(!is_it(plain), "{plain}");
        }
    }
}
