//! Cites in texts.

use std::ops::Range;

use super::source::{Source, anchor};
use super::table::find;

/// What follows the word that a cite begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `L` and a number.
    Line,
    /// A number.
    Number,
    /// A page, a class or a vendor.
    Name,
    /// A class or a number.
    NameOrNumber,
    /// Nothing.
    Alone,
}

/// The words that cites begin with. What begins with the last three names something that readers do not have.
const WORDS: [(&str, Shape); 15] = [
    ("FAQ", Shape::Line),
    ("MSG", Shape::Number),
    ("OQ", Shape::Number),
    ("DOC", Shape::Name),
    ("SDK", Shape::NameOrNumber),
    ("SAMPLE", Shape::Alone),
    ("VENDOR", Shape::Name),
    ("WP", Shape::Number),
    ("AMP", Shape::Number),
    ("afb", Shape::Number),
    ("jekyll", Shape::Number),
    ("w3-total-cache", Shape::Number),
    ("whyisjake", Shape::Number),
    ("issue", Shape::Number),
    ("Automattic", Shape::Number),
];

/// Papers that readers do not have.
const PAPERS: [&str; 5] = ["rules.md", "rules-2.md", "format.md", "contract.md", "design.md"];

/// What joins the members of a list.
const JOINTS: [&str; 6] = [",", "/", "–", "-", "and", "or"];

/// Something that is written like a cite.
struct Found {
    at: Range<usize>,
    source: Option<&'static Source>,
}

/// The cites in a text, each with its place. In `FAQ L36, L38` the places are `FAQ L36` and `L38`; a range such as
/// `FAQ L64–66` gives its two ends.
pub fn cites(text: &str) -> impl Iterator<Item = (Range<usize>, &'static Source)> {
    scan(text).into_iter().filter_map(|found| Some((found.at, found.source?)))
}

/// What is written like a cite, but leads nowhere.
pub fn dead(text: &str) -> impl Iterator<Item = &str> {
    scan(text).into_iter().filter(|found| found.source.is_none()).map(|found| &text[found.at])
}

/// A Markdown text with each cite outside of code as a link to `page`.
#[must_use]
pub fn linked(markdown: &str, page: &str) -> String {
    let mut linked = String::with_capacity(markdown.len());
    let mut from = 0;
    for (at, source) in cites(markdown) {
        if !is_code(&markdown[..at.start]) {
            linked += &markdown[from..at.start];
            linked += &format!("[{}]({page}#{})", &markdown[at.clone()], anchor(source));
            from = at.end;
        }
    }
    linked + &markdown[from..]
}

/// Whether code is open at the end of a text: marks of code come in pairs.
fn is_code(before: &str) -> bool {
    before.bytes().filter(|&byte| byte == b'`').count() % 2 == 1
}

fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_word).map(|at| from + at) {
        let end = word_end(text, start);
        from = end;
        let word = &text[start..end];
        if let Some(paper) = PAPERS.iter().find(|paper| text[start..].starts_with(**paper)) {
            // `docs/rules.md` is a page for everybody.
            let is_link = ["/", "[", "]("].iter().any(|before| text[..start].ends_with(before));
            from = start + paper.len();
            found.extend((!is_link).then_some(Found { at: start..from, source: None }));
            continue;
        }
        let Some(&(word, shape)) = WORDS.iter().find(|(prefix, _)| *prefix == word) else { continue };
        if shape == Shape::Alone {
            found.push(Found { at: start..end, source: find(word) });
            continue;
        }
        let Some(item) = item(text, end, word, shape) else {
            // These are no words of any language.
            let is_cite = matches!(word, "DOC" | "VENDOR" | "MSG" | "OQ");
            found.extend(is_cite.then_some(Found { at: start..end, source: None }));
            continue;
        };
        from = item.end;
        found.push(Found { at: start..item.end, source: source(word, &text[item]) });
        while let Some((next, source)) = further(text, from, word, shape) {
            from = next.end;
            found.push(Found { at: next, source });
        }
    }
    found
}

/// The part of a cite behind its first word, or behind a joint: its place.
fn item(text: &str, from: usize, word: &str, shape: Shape) -> Option<Range<usize>> {
    let start = from + blanks(&text[from..]);
    let rest = &text[start..];
    let length = match shape {
        Shape::Line => 1 + digits(rest.strip_prefix('L')?)?,
        Shape::Number => digits(rest)?,
        Shape::NameOrNumber if rest.starts_with(|char: char| char.is_ascii_uppercase()) => {
            rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len())
        }
        Shape::NameOrNumber => digits(rest)?,
        Shape::Name | Shape::Alone => {
            let is_name = |char: char| {
                char.is_ascii_alphanumeric() || "-.".contains(char) || char == '/' && word == "DOC"
            };
            let name = &rest[..rest.find(|char| !is_name(char)).unwrap_or(rest.len())];
            name.trim_end_matches(['.', '-', '/']).len()
        }
    };
    (start > from && length > 0).then_some(start..start + length)
}

/// The next member of a list of cites, and what it cites. A number without its word is a member only if there is such
/// a source: it may be anything.
fn further(
    text: &str,
    from: usize,
    word: &str,
    shape: Shape,
) -> Option<(Range<usize>, Option<&'static Source>)> {
    let before = from + blanks(&text[from..]);
    let joint = JOINTS.iter().find(|joint| text[before..].starts_with(**joint))?;
    let after = before + joint.len();
    let start = after + blanks(&text[after..]);
    let rest = &text[start..];
    if shape == Shape::Line {
        let is_range = matches!(*joint, "–" | "-");
        let has_letter = rest.starts_with('L');
        let numbers = if has_letter { &rest[1..] } else { rest };
        let length = digits(numbers).filter(|_| has_letter || is_range)? + usize::from(has_letter);
        let at = start..start + length;
        let source = source(word, &text[at.clone()]);
        return (has_letter || source.is_some()).then_some((at, source));
    }
    // As a list of words has blanks, so has this one.
    let at = item(text, start.checked_sub(1)?, word, shape).filter(|at| at.start == start)?;
    let source = source(word, &text[at.clone()])?;
    Some((at, Some(source)))
}

/// The source of a cite that begins with `word`.
fn source(word: &str, item: &str) -> Option<&'static Source> {
    let letter = if word == "FAQ" && !item.starts_with('L') { "L" } else { "" };
    find(&format!("{word} {letter}{item}"))
}

/// How many bytes of white space a text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_ascii_start().len()
}

/// How many digits a text begins with, if they are a number by themselves: not a version, not a part of a word.
fn digits(text: &str) -> Option<usize> {
    let length = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let rest = &text[length..];
    let goes_on = rest.starts_with(is_word)
        || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    (length > 0 && !goes_on).then_some(length)
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Where the word ends that begins at `start`. `w3-total-cache` is one word.
fn word_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    if rest.starts_with("w3-total-cache") {
        return start + "w3-total-cache".len();
    }
    rest.find(|char| !is_word(char)).map_or(text.len(), |length| start + length)
}
