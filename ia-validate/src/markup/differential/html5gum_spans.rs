//! Every span equals html5gum's: tags, attribute names and values, text, comments and doctypes.
//!
//! html5gum 0.9 is wrong or silent in these places, which are left out or made equal here:
//! - It takes a byte order mark for text. Both sides read what stands behind it.
//! - It does not tell an empty value from an absent one. Only values that are not empty are compared.
//! - It reports attributes of end tags, which nobody needs. They are dropped.
//! - Its `DefaultEmitter` makes the span of an attribute without quotes one byte too long and drops duplicates;
//!   its callbacks, used here, do not.
//! - Text around `</>`, which is nothing, is one run. Ours is joined here.

use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::emitters::{Emitter, ForwardingEmitter};
use html5gum::{Span as GumSpan, State, Tokenizer as GumTokenizer};

use super::check_all;
use crate::markup::token::TokenKind;
use crate::markup::tokenizer::Tokenizer;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Token(TokenKind),
    AttributeName,
    AttributeValue,
}

/// What stands from one offset to another.
type Piece = (What, usize, usize);

#[test]
fn spans_equal_html5gums() {
    check_all(|text| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // A second one would be dropped by our tokenizer alone.
        if text.starts_with('\u{feff}') {
            return Ok(());
        }
        let (ours, theirs) = (ours(text), theirs(text));
        let same = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
        if same == ours.len().max(theirs.len()) {
            return Ok(());
        }
        Err(format!("span {same}: ours {:?}, html5gum's {:?}", ours.get(same), theirs.get(same)))
    });
}

fn ours(text: &str) -> Vec<Piece> {
    let mut tokenizer = Tokenizer::new(text);
    let (mut pieces, mut attributes) = (Vec::new(), Vec::new());
    while let Some(token) = tokenizer.next(&mut attributes) {
        for attribute in attributes.drain(..) {
            let name = attribute.name.range();
            pieces.push((What::AttributeName, name.start, name.end));
            if let Some(value) = attribute.value().filter(|value| !value.is_empty()) {
                pieces.push((What::AttributeValue, value.range().start, value.range().end));
            }
        }
        push(&mut pieces, token.kind, token.span.range().start, token.span.range().end);
        if token.kind == TokenKind::StartTag && token.name.is_raw_text() {
            tokenizer.enter_raw_text(token.name);
        }
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, kind: TokenKind, start: usize, end: usize) {
    match pieces.last_mut() {
        Some((What::Token(TokenKind::Text), _, last)) if kind == TokenKind::Text => *last = end,
        _ => pieces.push((What::Token(kind), start, end)),
    }
}

fn theirs(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // The attributes of the tag being read.
    let mut attributes: Vec<Piece> = Vec::new();
    let mut tag = 0;
    let callback = |event: CallbackEvent<'_>, span: GumSpan<usize>| {
        let GumSpan { start, end } = span;
        match event {
            CallbackEvent::OpenStartTag { .. } => tag = start,
            CallbackEvent::AttributeName { .. } => attributes.push((What::AttributeName, start, end)),
            CallbackEvent::AttributeValue { .. } => attributes.push((What::AttributeValue, start, end)),
            CallbackEvent::CloseStartTag { .. } => {
                pieces.append(&mut attributes);
                push(&mut pieces, TokenKind::StartTag, tag, end);
            }
            CallbackEvent::EndTag { .. } => {
                attributes.clear();
                push(&mut pieces, TokenKind::EndTag, start, end);
            }
            CallbackEvent::String { .. } => push(&mut pieces, TokenKind::Text, start, end),
            CallbackEvent::Comment { .. } => push(&mut pieces, TokenKind::Comment, start, end),
            CallbackEvent::Doctype { .. } => push(&mut pieces, TokenKind::Doctype, start, end),
            CallbackEvent::Error(_) => {}
        }
        None
    };
    let emitter = RawTextSwitch { inner: CallbackEmitter::new(callback), start_tag: None };
    let Ok(()) = GumTokenizer::new_with_emitter(text, emitter).finish();
    pieces
}

/// Reads raw text where our own tests do; html5gum's own switch does so in iframes, too.
struct RawTextSwitch<C: Callback<Infallible, usize>> {
    inner: CallbackEmitter<C, Infallible, usize>,
    /// The name of the start tag being read.
    start_tag: Option<Vec<u8>>,
}

impl<C: Callback<Infallible, usize>> ForwardingEmitter for RawTextSwitch<C> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.inner
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn init_start_tag(&mut self) {
        self.start_tag = Some(Vec::new());
        self.inner.init_start_tag();
    }

    fn init_end_tag(&mut self) {
        self.start_tag = None;
        self.inner.init_end_tag();
    }

    fn push_tag_name(&mut self, part: &[u8]) {
        self.start_tag.iter_mut().for_each(|name| name.extend_from_slice(part));
        self.inner.push_tag_name(part);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let _ = self.inner.emit_current_tag();
        let state = match self.start_tag.as_deref()? {
            b"script" => State::ScriptData,
            b"style" => State::RawText,
            b"title" | b"textarea" => State::RcData,
            _ => return None,
        };
        self.inner.init_string();
        Some(state)
    }
}
