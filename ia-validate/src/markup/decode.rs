//! Decoding slices of markup, by html5ever itself: the rules of character references, CR and NUL.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use memchr::{memchr2, memchr3};

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

/// The slice decoded, if nothing but usual references is to be decoded in it.
fn usual(slice: &str) -> Option<String> {
    let mut out = String::with_capacity(slice.len());
    let mut rest = slice;
    while let Some(at) = memchr3(b'&', b'\r', 0, rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        let (reference, character) = USUAL.iter().find(|(reference, _)| from.starts_with(reference))?;
        out.push_str(before);
        out.push(*character);
        rest = &from[reference.len()..];
    }
    out.push_str(rest);
    Some(out)
}

/// Text outside raw text elements, where NUL stays as it is.
pub(crate) fn text(slice: &str) -> Cow<'_, str> {
    if memchr2(b'&', b'\r', slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(usual(slice).unwrap_or_else(|| tokenize(slice.into(), State::Data).text))
}

/// The content of `title` or `textarea`.
pub(crate) fn rcdata(slice: &str) -> Cow<'_, str> {
    if memchr3(b'&', b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(usual(slice).unwrap_or_else(|| tokenize(slice.into(), State::RawData(RawKind::Rcdata)).text))
}

/// The content of `script` or `style`.
pub(crate) fn raw_text(slice: &str) -> Cow<'_, str> {
    if memchr2(b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    Cow::Owned(tokenize(slice.into(), State::RawData(RawKind::Rawtext)).text)
}

/// An attribute's value, given without its quotes.
pub(crate) fn attribute_value(slice: &str) -> Cow<'_, str> {
    if memchr3(b'&', b'\r', 0, slice.as_bytes()).is_none() {
        return Cow::Borrowed(slice);
    }
    if let Some(value) = usual(slice) {
        return Cow::Owned(value);
    }
    // A value in double quotes may hold single ones and the other way round; one without quotes may hold
    // both, but neither white space nor `>`.
    let quote = match memchr2(b'"', b'\'', slice.as_bytes()).map(|at| slice.as_bytes()[at]) {
        None | Some(b'\'') if !slice.contains('"') => "\"",
        _ if !slice.contains('\'') => "'",
        _ => "",
    };
    let tag: StrTendril = ["<a a=", quote, slice, quote, ">"].concat().into();
    Cow::Owned(tokenize(tag, State::Data).value)
}

/// What html5ever made of a slice: its text, or the value of the first attribute.
#[derive(Default)]
struct Decoded {
    text: String,
    value: String,
}

#[derive(Default)]
struct Sink(RefCell<Decoded>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut decoded = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => decoded.text.push_str(&text),
            Token::NullCharacterToken => decoded.text.push('\0'),
            Token::TagToken(tag) => {
                if let Some(attribute) = tag.attrs.first() {
                    decoded.value.push_str(&attribute.value);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn tokenize(markup: StrTendril, state: State) -> Decoded {
    let options =
        TokenizerOpts { discard_bom: false, initial_state: Some(state), ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let input = BufferQueue::default();
    input.push_back(markup);
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_references_are_html5evers() {
        for (reference, _) in USUAL {
            for slice in [(*reference).to_owned(), format!("a{reference}=b;{reference}{reference}c&lt;")] {
                let usual = usual(&slice).unwrap();
                assert_eq!(tokenize(slice.as_str().into(), State::Data).text, usual);
                assert_eq!(tokenize(slice.as_str().into(), State::RawData(RawKind::Rcdata)).text, usual);
                assert_eq!(tokenize(format!("<a a=\"{slice}\">").into(), State::Data).value, usual);
                assert_eq!(tokenize(format!("<a a={slice}>").into(), State::Data).value, usual);
            }
        }
        for slice in ["&amp", "&copy;", "&amp;\r", "&amp;\0", "&", "&#x27;"] {
            assert_eq!(usual(slice), None);
        }
    }

    #[test]
    fn references_by_context() {
        assert_eq!(text("a&amp;b&nbsp;c\r\nd &notit; &#x41;"), "a&b\u{a0}c\nd \u{ac}it; A");
        assert_eq!(attribute_value("?a=1&amp;b=2&copy=3&notit;"), "?a=1&b=2&copy=3&notit;");
        assert_eq!(attribute_value("&quot;'"), "\"'");
        assert_eq!(attribute_value("a'b\"&amp;"), "a'b\"&");
        assert_eq!(rcdata("<b>&lt;</b>\r"), "<b><</b>\n");
        assert_eq!(raw_text("&lt;\r\n\0"), "&lt;\n\u{fffd}");
        assert!(matches!(text("plain <"), Cow::Borrowed(_)));
    }
}
