//! Character references of HTML5: `&eacute;`, `&eacute`, `&#233;`, `&#xe9;`.

use crate::source::sorted_lines;

/// The references that nearly all documents get by with. Each ends in `;`, so it means the same wherever it
/// stands.
const USUAL: &[(&str, char)] = &[
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&nbsp;", '\u{a0}'),
    ("&ndash;", '\u{2013}'),
    ("&mdash;", '\u{2014}'),
];

/// The names of HTML5, one a line: behind each, and a space, what it stands for, one or two code points in hexadecimal.
/// Those that need no `;` are there twice. Sorted by bytes. Made by a test, from the table that html5ever has.
static NAMES: &str = include_str!("references.txt");

/// The length in bytes of the longest name that needs no `;`.
const LONGEST_BARE: usize = 6;

/// What the numbers 0x80 to 0x9F stand for: the bytes of windows-1252, where that has them; else themselves.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}',
    '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// What a reference stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reference {
    /// Its length in bytes.
    pub(super) len: usize,
    pub(super) first: char,
    /// Some names stand for two characters.
    pub(super) second: Option<char>,
}

/// The reference that a text begins with. In the value of an attribute one without `;` is none where `=`, a letter or a
/// digit follows, so that addresses mean what they say.
pub(super) fn at_start(text: &str, in_value: bool) -> Option<Reference> {
    if let Some(&(reference, first)) = USUAL.iter().find(|(reference, _)| text.starts_with(reference)) {
        return Some(Reference { len: reference.len(), first, second: None });
    }
    let rest = text.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        Some(rest) => match rest.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16, "&#x".len()),
            None => number(rest, 10, "&#".len()),
        },
        None => named(rest, in_value),
    }
}

/// The number that a text begins with, behind so many bytes.
fn number(text: &str, radix: u32, before: usize) -> Option<Reference> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_digit(radix)).len();
    if digits == 0 {
        return None;
    }
    let (digits, rest) = text.split_at(digits);
    let value = digits.chars().filter_map(|c| c.to_digit(radix));
    let value = value.fold(0_u32, |value, digit| value.saturating_mul(radix).saturating_add(digit));
    let first = match value {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => WINDOWS_1252[value as usize - 0x80],
        _ => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    let len = before + digits.len() + usize::from(rest.starts_with(';'));
    Some(Reference { len, first, second: None })
}

/// The longest name that a text begins with, which stands behind a `&`.
fn named(text: &str, in_value: bool) -> Option<Reference> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric();
    let name = text.bytes().take_while(|byte| is_of_name(byte)).count();
    if text.as_bytes().get(name) == Some(&b';')
        && let Some(reference) = known(&text[..=name])
    {
        return Some(reference);
    }
    let bare = (2..=name.min(LONGEST_BARE)).rev().find_map(|len| known(&text[..len]));
    let follows = |reference: &Reference| text.as_bytes().get(reference.len - 1);
    bare.filter(|it| !in_value || !follows(it).is_some_and(|byte| *byte == b'=' || is_of_name(byte)))
}

/// What a name stands for.
fn known(name: &str) -> Option<Reference> {
    let of = |line: &str| line.split(' ').next().unwrap_or_default().cmp(name);
    let line = sorted_lines::find(NAMES, of).ok()?;
    let mut characters = line.split(' ').skip(1);
    let mut character = || char::from_u32(u32::from_str_radix(characters.next()?, 16).ok()?);
    Some(Reference { len: "&".len() + name.len(), first: character()?, second: character() })
}

#[cfg(test)]
mod tests;
