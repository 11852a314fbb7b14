//! Sizes in pixels.

/// The greatest height of embedded content (FAQ L124), in pixels.
pub(crate) const MAX_EMBED_HEIGHT: u32 = 960;

/// The shortest side of an image that is not called small (MSG 23), in pixels: our own measure.
pub(crate) const MIN_IMAGE_SIDE: u32 = 400;

/// The recommended length of each side of an image, in pixels.
pub(crate) const BEST_IMAGE_SIDE: u32 = 2048;

/// The number of pixels that an attribute's value gives: ASCII digits alone, blanks around them ignored.
/// What is beyond `u32` counts as its greatest number.
pub(crate) fn pixels(value: &str) -> Option<u32> {
    let digits = value.trim_ascii();
    let is_integer = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_integer.then(|| digits.parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_alone() {
        for (value, expected) in [
            ("60", Some(60)),
            (" \t0960\r\n", Some(960)),
            ("000", Some(0)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", Some(u32::MAX)),
            ("99999999999999999999999999", Some(u32::MAX)),
            ("", None),
            (" ", None),
            ("60px", None),
            ("100%", None),
            ("281.25", None),
            ("-5", None),
            ("+60", None),
            ("1e2", None),
            ("6 0", None),
            ("auto", None),
            ("６０", None),
            ("\u{a0}60", None),
        ] {
            assert_eq!(pixels(value), expected, "{value:?}");
        }
    }
}
