//! Every token, by kind and content, equals html5ever's.
//!
//! Compared are, in order: text (decoded; adjacent runs as one), start tags (name, self-closing flag, and all
//! attributes with their decoded values), end tags (name and self-closing flag), comments with their data, and
//! that a doctype stands there. html5ever drops attributes whose name was there before; ours are dropped
//! here. Both sides read raw text after the same start tags: `script`, `style`, `title` and `textarea`.
//! Anything else that tree construction would read in another way (`iframe`, `noscript`, `xmp`, `plaintext`,
//! CDATA in SVG) is ordinary markup on both sides.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{self, BufferQueue, TagKind, TokenSink, TokenSinkResult, TokenizerOpts};

use super::check_all;
use crate::markup::Name;
use crate::markup::decode;
use crate::markup::token::{Attribute, TokenKind};
use crate::markup::tokenizer::Tokenizer;
use crate::source::Span;

#[derive(PartialEq, Debug)]
pub(super) enum Token {
    Text(String),
    Start { name: String, attributes: Vec<(String, String)>, self_closing: bool },
    End { name: String, self_closing: bool },
    Comment(String),
    Doctype,
}

#[test]
fn tokens_equal_html5evers() {
    check_all(|text| {
        let (ours, theirs) = (ours(text), theirs(text));
        let same = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
        if same == ours.len().max(theirs.len()) {
            return Ok(());
        }
        Err(format!("token {same}: ours {:?}\nhtml5ever's {:?}", ours.get(same), theirs.get(same)))
    });
}

pub(super) fn ours(text: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new(text);
    let (mut tokens, mut attributes) = (Vec::new(), Vec::new());
    let mut raw = None;
    while let Some(token) = tokenizer.next(&mut attributes) {
        let written = token.span.of(text);
        let name = |at: u32| decoded_name(Span::new(token.span.start + at, token.name_end).of(text));
        let self_closing = token.self_closing;
        let within = raw.take();
        match token.kind {
            TokenKind::Text => push_text(&mut tokens, &decoded_text(written, within)),
            TokenKind::StartTag => {
                let attributes = without_duplicates(decoded_attributes(text, attributes.drain(..)));
                tokens.push(Token::Start { name: name(1), attributes, self_closing });
                if token.name.is_raw_text() {
                    tokenizer.enter_raw_text(token.name);
                    raw = Some(token.name);
                }
            }
            TokenKind::EndTag => tokens.push(Token::End { name: name(2), self_closing }),
            TokenKind::Comment => tokens.push(Token::Comment(comment_data(written))),
            TokenKind::Doctype => tokens.push(Token::Doctype),
        }
    }
    tokens
}

fn push_text(tokens: &mut Vec<Token>, text: &str) {
    if let Some(Token::Text(run)) = tokens.last_mut() {
        run.push_str(text);
    } else {
        tokens.push(Token::Text(text.to_owned()));
    }
}

fn decoded_text(text: &str, within: Option<Name>) -> String {
    match within {
        None => decode::text(text),
        Some(name) if name.is_rcdata() => decode::rcdata(text),
        Some(_) => decode::raw_text(text),
    }
    .into_owned()
}

pub(super) fn decoded_attributes(
    text: &str,
    attributes: impl Iterator<Item = Attribute>,
) -> Vec<(String, String)> {
    let decoded = attributes.map(|attribute| {
        let value = attribute.value().map(|value| decode::attribute_value(value.of(text)).into_owned());
        (decoded_name(attribute.name.of(text)), value.unwrap_or_default())
    });
    decoded.collect()
}

/// The first attribute of a name counts.
pub(super) fn without_duplicates(attributes: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut kept: Vec<(String, String)> = Vec::new();
    for (name, value) in attributes {
        if kept.iter().all(|(earlier, _)| *earlier != name) {
            kept.push((name, value));
        }
    }
    kept
}

pub(super) fn decoded_name(name: &str) -> String {
    name.to_ascii_lowercase().replace('\0', "\u{fffd}")
}

/// What stands between the marks of a comment or bogus comment.
pub(super) fn comment_data(comment: &str) -> String {
    let data = if let Some(data) = comment.strip_prefix("<!--") {
        let ends = ["-->", "--!>", "--!", "--", "-"];
        match data {
            // Closed at once, closed, or cut off by the end of the file.
            ">" | "->" => "",
            _ => ends.into_iter().find_map(|end| data.strip_suffix(end)).unwrap_or(data),
        }
    } else {
        let data = comment.strip_suffix('>').unwrap_or(comment);
        data.strip_prefix("<!").or(data.strip_prefix("</")).unwrap_or(&data[1..])
    };
    data.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}")
}

fn theirs(text: &str) -> Vec<Token> {
    let tokenizer = tokenizer::Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(text.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Vec<Token>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: tokenizer::Token, _line: u64) -> TokenSinkResult<()> {
        let mut tokens = self.0.borrow_mut();
        match token {
            tokenizer::Token::CharacterTokens(text) => push_text(&mut tokens, &text),
            tokenizer::Token::NullCharacterToken => push_text(&mut tokens, "\0"),
            tokenizer::Token::CommentToken(data) => tokens.push(Token::Comment(data.to_string())),
            tokenizer::Token::DoctypeToken(_) => tokens.push(Token::Doctype),
            tokenizer::Token::TagToken(tag) => {
                let (name, self_closing) = (tag.name.to_string(), tag.self_closing);
                if tag.kind == TagKind::EndTag {
                    tokens.push(Token::End { name, self_closing });
                    return TokenSinkResult::Continue;
                }
                let raw = match &*name {
                    "script" => Some(RawKind::ScriptData),
                    "style" => Some(RawKind::Rawtext),
                    "title" | "textarea" => Some(RawKind::Rcdata),
                    _ => None,
                };
                let attributes =
                    tag.attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
                tokens.push(Token::Start { name, attributes: attributes.collect(), self_closing });
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            tokenizer::Token::ParseError(_) | tokenizer::Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}
