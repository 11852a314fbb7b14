//! The next token of a feed, at any place of it.

use memchr::memchr;
use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;

use super::scan::{SECTION, end_of_section};
use super::wellformed::names;
use super::{Problem, ProblemKind};
use crate::source::Span;

/// What stands in an XML document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Start,
    /// A tag that ends its element, too.
    Empty,
    End,
    /// Text and references, up to the next `<`.
    Text,
    /// A `<` that begins nothing.
    Less,
    /// A CDATA section, and whether an item begins in it, by the letter.
    Section {
        holds_item: bool,
    },
    Comment,
    /// A processing instruction, or what is written like one: the XML declaration.
    Instruction,
    DocumentType,
}

/// The token at `at`; none at `limit`, where reading ends. Its text is what stands between: nothing is skipped.
pub(super) fn next(feed: &str, at: usize, limit: usize) -> Result<Option<(Token, Span)>, Problem> {
    read(&feed[at..limit], at).map_err(|error| problem(feed, at, &error))
}

fn read(rest: &str, at: usize) -> Result<Option<(Token, Span)>, Error> {
    let bytes = rest.as_bytes();
    let found = |token, len| Ok(Some((token, Span::at(at, at + len))));
    match bytes.first() {
        None => return Ok(None),
        // The library would make two events for each reference.
        Some(b'<') => {}
        Some(_) => return found(Token::Text, memchr(b'<', bytes).unwrap_or(bytes.len())),
    }
    match bytes.get(1) {
        Some(b'!' | b'/' | b'?') | None => {}
        Some(_) if rest[1..].starts_with(names::is_start) => {}
        Some(_) => return found(Token::Less, 1),
    }
    if let Some((token, len)) = plain_tag(bytes) {
        return found(token, len);
    }
    if rest.starts_with("<![") {
        if !rest.starts_with(SECTION) {
            return Err(Error::Syntax(SyntaxError::InvalidBangMarkup));
        }
        // The library would stop at every `>` of the article in it.
        let (end, holds_item) = end_of_section(&bytes[SECTION.len()..]);
        let end = end.ok_or(Error::Syntax(SyntaxError::UnclosedCData))?;
        return found(Token::Section { holds_item }, SECTION.len() + end + 3);
    }
    let mut xml = xml_of(rest);
    let token = match xml.read_event()? {
        Event::Start(_) => Token::Start,
        Event::Empty(_) => Token::Empty,
        Event::End(_) => Token::End,
        Event::Comment(_) => Token::Comment,
        Event::PI(_) | Event::Decl(_) => Token::Instruction,
        Event::DocType(_) => Token::DocumentType,
        Event::Text(_) | Event::GeneralRef(_) => Token::Text,
        // None of them comes here.
        Event::CData(_) => Token::Section { holds_item: true },
        Event::Eof => return Ok(None),
    };
    found(token, usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX).min(bytes.len()).max(1))
}

/// A tag that is nothing but a name of ASCII letters, and its length. The library says the same of it, but takes longer.
fn plain_tag(bytes: &[u8]) -> Option<(Token, usize)> {
    let (token, start) = if bytes.get(1) == Some(&b'/') { (Token::End, 2) } else { (Token::Start, 1) };
    let name = bytes.get(start..)?;
    let len = name.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b':')?;
    (name[len] == b'>' && name[0].is_ascii_alphabetic()).then_some((token, start + len + 1))
}

fn problem(feed: &str, at: usize, error: &Error) -> Problem {
    let kind = match error {
        Error::Syntax(error) => match error {
            SyntaxError::UnclosedCData => ProblemKind::CutOff("a CDATA section"),
            SyntaxError::UnclosedComment => ProblemKind::CutOff("a comment"),
            SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => {
                ProblemKind::CutOff("a processing instruction")
            }
            SyntaxError::UnclosedDoctype => ProblemKind::CutOff("the document type"),
            SyntaxError::InvalidBangMarkup => ProblemKind::BadTag("`<!` begins nothing".to_owned()),
            _ => ProblemKind::CutOff("a tag"),
        },
        error => ProblemKind::BadTag(error.to_string()),
    };
    let rest = &feed[at..];
    let end = at + rest.find(['>', '\n', ' ']).unwrap_or(rest.len());
    Problem { kind, span: Span::at(at, end) }
}

fn xml_of(text: &str) -> Reader<&[u8]> {
    let mut xml = Reader::from_str(text);
    let config = xml.config_mut();
    // End tags are matched by who asks, so that a stray one ends nothing.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of five of some characters.
    #[test]
    fn of_plain_tags_is_said_what_the_library_says() {
        const MARKS: [char; 9] = ['<', '>', '/', 'a', 'B', ':', '1', ' ', '='];
        for number in 0..MARKS.len().pow(5) {
            let rest = (0..5).map(|place| MARKS[number / MARKS.len().pow(place) % MARKS.len()]);
            let text: String = std::iter::once('<').chain(rest).collect();
            let Some((token, len)) = plain_tag(text.as_bytes()) else { continue };
            let mut xml = xml_of(&text);
            let said = match xml.read_event() {
                Ok(Event::Start(_)) => Some(Token::Start),
                Ok(Event::End(_)) => Some(Token::End),
                _ => None,
            };
            assert_eq!((Some(token), len as u64), (said, xml.buffer_position()), "{text}");
        }
    }
}
