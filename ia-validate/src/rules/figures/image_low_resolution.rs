use memchr::memrchr;

use crate::article::Src;
use crate::article::pixels::{BEST_IMAGE_SIDE, MIN_IMAGE_SIDE, pixels};
use crate::article::trackers::looks_like_tracker;
use crate::rules::prelude::*;

rule! {
    /// # What it checks
    ///
    /// The `width` or `height` of an `img`, or a size at the end of its file's name such as `-150x150`, tells
    /// of a side shorter than 400 pixels. The images of ads and trackers are not looked at.
    ///
    /// # Why
    ///
    /// Facebook's reviewers asked to remove images of low resolution (MSG 23); 2048 by 2048 pixels
    /// are recommended. The limit of 400 is our own (OQ 21).
    ///
    /// # Bad
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour-150x150.jpg"></figure>
    /// ```
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg" width="399" height="500"></figure>
    /// ```
    ///
    /// # Good
    ///
    /// ```html
    /// <figure><img src="https://example.com/harbour.jpg" width="2048" height="400"></figure>
    /// ```
    ///
    /// # Fix
    ///
    /// None: only the publisher has the larger image.
    id: "image-low-resolution",
    severity: Info,
    points: Value,
    on: Elements(&[Name::Img], check),
}

fn check(image: Element<'_>, findings: &mut Findings<'_>) {
    if image.figure().is_some_and(|figure| figure.has_class(Classes::NOT_CONTENT)) {
        return;
    }
    let is_small = |&(_, side): &(&str, u32)| side < MIN_IMAGE_SIDE;
    let given = |name| image.value(name).and_then(|value| pixels(&value)).map(|side| (name, side));
    let is_given = image.known_attributes().has(Attributes::WIDTH | Attributes::HEIGHT);
    let side = if is_given { ["width", "height"].into_iter().filter_map(given).find(is_small) } else { None };
    let named = || image.src().and_then(shorter_side).map(|side| ("src", side)).filter(is_small);
    let Some((attribute, side)) = side.or_else(named) else {
        return;
    };
    // It is not meant to be seen. In a figure it is told of as a tracker.
    if image.figure().is_none() && looks_like_tracker(image).is_some() {
        return;
    }
    findings
        .at_value(
            image,
            attribute,
            format!(
                "a side of this image seems to have {side} {} only",
                if side == 1 { "pixel" } else { "pixels" }
            ),
        )
        .help(format!(
            "use the image in its full size, at best {BEST_IMAGE_SIDE} by {BEST_IMAGE_SIDE} pixels"
        ));
}

/// The shorter side that a file's name tells, as in `harbour-150x100.jpg`. `-16x9` is no size.
fn shorter_side(src: &Src<'_>) -> Option<u32> {
    // Most names end in no number.
    let stem =
        src.file_stem().filter(|stem| stem.trim_ascii_end().ends_with(|c: char| c.is_ascii_digit()))?;
    let size = &stem[memrchr(b'-', stem.as_bytes())? + 1..];
    let (width, height) =
        size.split_once('x').filter(|(width, height)| width.len() > 1 && height.len() > 1)?;
    Some(pixels(width)?.min(pixels(height)?))
}
