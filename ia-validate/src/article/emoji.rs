//! Emoji that stand in articles as pictures, and how they are known: as one table.

use icu_properties::props::{Emoji, EmojiModifier, RegionalIndicator, VariationSelector};
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

use super::{Attributes, Element, classes};
use crate::markup::Attribute;

/// The classes that are given to such pictures: WordPress, Twemoji, EmojiOne, Facebook.
static CLASSES: &[&str] = &["emoji", "wp-smiley", "twemoji", "emojione", "joypixels", "emojify"];

/// What their URLs hold: WordPress' and GitHub's folders, Twemoji on any host, the smileys of forums.
static URLS: &[&str] = &["/emoji/", "twemoji", "/smilies/", "/smileys/", "emojione", "/emojis/"];

/// The largest size of such a picture in pixels.
const MOST_PIXELS: u32 = 72;

const EMOJI: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<Emoji>();
const MODIFIERS: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<EmojiModifier>();
const LETTERS: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<RegionalIndicator>();
const SELECTORS: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<VariationSelector>();

/// Whether an image is the picture of an emoji.
pub(crate) fn is_emoji_image(image: Element<'_>) -> bool {
    let has_class = || {
        let class = image.known_attributes().has(Attributes::CLASS).then(|| image.value("class")).flatten();
        class.is_some_and(|value| classes::tokens(&value).any(|class| CLASSES.contains(&class)))
    };
    let has_url = || image.src().is_some_and(|src| src.is_drawn() && is_of_emoji(src.without_query()));
    let has_alt = || {
        may_have_emoji(image, "alt") && image.value("alt").is_some_and(|alt| is_one_emoji(alt.trim_ascii()))
    };
    (has_class() || has_url() || has_alt()) && !is_large(image)
}

/// Whether the value of an attribute, as it is written, begins like one that is an emoji: most begin with a letter.
fn may_have_emoji(image: Element<'_>, attribute: &str) -> bool {
    let value = image.attribute(attribute).and_then(Attribute::value);
    let value = value.map(|value| value.of(image.node().text).as_bytes());
    value.and_then(<[u8]>::first).is_some_and(|first| !first.is_ascii_alphabetic())
}

/// Whether the URL of a file, without its query, is that of an emoji.
fn is_of_emoji(url: &str) -> bool {
    may_be_of_emoji(url.as_bytes()) && {
        let url = url.to_ascii_lowercase();
        URLS.iter().any(|part| url.contains(part))
    }
}

/// Whether a URL has what `emoji`, `twemoji` and `smilies` have, in lower case or capitals.
fn may_be_of_emoji(url: &[u8]) -> bool {
    let mut may_be = false;
    for (&byte, &next) in url.iter().zip(url.get(1..).unwrap_or_default()) {
        let (byte, next) = (byte | 0x20, next | 0x20);
        may_be |= (byte == b'o') & (next == b'j') | (byte == b's') & (next == b'm');
    }
    may_be
}

/// Whether it says that it is larger than such a picture.
fn is_large(image: Element<'_>) -> bool {
    let pixels =
        |name| image.value(name).and_then(|value| value.trim_ascii().trim_end_matches("px").parse().ok());
    ["width", "height"].into_iter().filter_map(pixels).any(|pixels: u32| pixels > MOST_PIXELS)
}

/// Whether a text is a single emoji, of several characters perhaps.
pub(crate) fn is_one_emoji(text: &str) -> bool {
    /// A family of four with their skins has no more characters.
    const MOST: usize = 12;
    const JOINER: char = '\u{200d}';
    if text.is_ascii() {
        return false;
    }
    let is_tag = |c: char| ('\u{e0020}'..='\u{e007f}').contains(&c) || c == '\u{20e3}';
    let mut needs_base = true;
    let mut letters = 0;
    for (number, c) in text.chars().enumerate() {
        if number >= MOST {
            return false;
        }
        let is_part = MODIFIERS.contains(c) || SELECTORS.contains(c) || is_tag(c);
        match c {
            JOINER if !needs_base => needs_base = true,
            _ if LETTERS.contains(c) && letters < 2 && (needs_base || letters == 1) => {
                letters += 1;
                needs_base = false;
            }
            _ if is_part && !needs_base => {}
            _ if EMOJI.contains(c) && needs_base => needs_base = false,
            _ => return false,
        }
    }
    !needs_base
}

/// The character that a picture stands for: its `alt`, or what its file is named after (`1f600.png`).
pub(crate) fn character(image: Element<'_>) -> Option<String> {
    let alt = image.value_if_any("alt");
    alt.map(std::borrow::Cow::into_owned)
        .or_else(|| image.src().and_then(|src| src.file_stem()).and_then(of_stem))
}

fn of_stem(stem: &str) -> Option<String> {
    let code = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    let text: String = stem.split(['-', '_']).map(code).collect::<Option<_>>()?;
    is_one_emoji(&text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::Buffers;
    use super::*;

    #[test]
    fn single_emoji() {
        for emoji in ["😀", "❤️", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☀"]
        {
            assert!(is_one_emoji(emoji), "{emoji}");
        }
        for other in ["", "1", "#", "a", ":)", "😀😀", "😀 ", "🇩🇪🇫🇷", "a😀", "\u{200d}", "\u{fe0f}", "☀ Sun"]
        {
            assert!(!is_one_emoji(other), "{other}");
        }
        assert_eq!(of_stem("1f600").as_deref(), Some("😀"));
        assert_eq!(of_stem("1f1e9-1f1ea").as_deref(), Some("🇩🇪"));
        for other in ["boat", "2016", "1f600x", "icon-1f600", "41", ""] {
            assert_eq!(of_stem(other), None, "{other}");
        }
    }

    #[test]
    fn pictures_of_emoji() {
        for (image, expected) in [
            ("<img class='x wp-smiley' src=a.png>", true),
            ("<img class=emoji alt=😀 width=20>", true),
            ("<img src=https://s.w.org/images/core/emoji/72x72/1f600.png>", true),
            ("<img src=https://twemoji.maxcdn.com/36x36/2764.png width=72px>", true),
            ("<img src=https://example.com/a.png alt=😀>", true),
            ("<img src=https://example.com/a.png alt=😀 width=640 height=480>", false),
            ("<img class=emoji width=640>", false),
            ("<img src=https://example.com/emoji/boat.jpg>", false),
            ("<img src=https://example.com/a.png alt='😀 a boat'>", false),
            ("<img src=https://example.com/a.png width=1 height=1>", false),
            ("<img class=emojis src=a.png>", false),
        ] {
            let mut buffers = Buffers::default();
            let article = buffers.read(image);
            assert_eq!(is_emoji_image(article.node(1)), expected, "{image}");
        }
    }
}
