//! Making text from documents, paths and arguments safe to show on a terminal.
//!
//! Whatever stands in a feed or in a file name can carry escape sequences, line breaks or bidi controls
//! that change how the rest of the screen reads. Everything that a person will see goes through here
//! once, at the boundary; formats for programs escape by their own rules instead.

use std::borrow::Cow;

/// The character to show for `c`: itself, unless it could change how other text is shown.
///
/// C0 controls and DEL become their control pictures (ESC is `␛`), C1 and bidi controls and the Unicode
/// line separators U+FFFD. A tab stays a tab.
#[must_use]
pub const fn shown(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1f' => match char::from_u32(0x2400 + c as u32) {
            Some(picture) => picture,
            None => char::REPLACEMENT_CHARACTER,
        },
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// `text` as one line that is safe to show.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible_and_harmless() {
        assert_eq!(one_line("a\tb é 日本 😀\u{a0}"), "a\tb é 日本 😀\u{a0}");
        assert_eq!(one_line("\x1b[31m\r\n\0\x7f"), "␛[31m␍␊␀␡");
        assert_eq!(one_line("\x1b]8;;http://x\x07y"), "␛]8;;http://x␇y");
        assert_eq!(
            one_line("\u{9b}31m\u{202e}\u{2066}\u{61c}\u{200f}"),
            "\u{fffd}31m\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn nothing_dangerous_is_left() {
        for c in ('\0'..='\u{ffff}').filter(|&c| c != '\t') {
            let c = shown(c);
            let bidi = ['\u{61c}', '\u{200e}', '\u{200f}'].contains(&c)
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c);
            assert!(!c.is_control() && !bidi, "{c:?}");
        }
    }
}
