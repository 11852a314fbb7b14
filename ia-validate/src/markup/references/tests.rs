//! References, and what stands around them, beside html5ever.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::{env, fs};

use html5ever::data::NAMED_ENTITIES;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::*;
use crate::markup::decode;

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

fn tokenize(markup: &str, state: State) -> Decoded {
    let options =
        TokenizerOpts { discard_bom: false, initial_state: Some(state), ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let input = BufferQueue::default();
    input.push_back(markup.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Compares a slice in every context that it can stand in.
fn compare(slice: &str) {
    assert_eq!(decode::text(slice), tokenize(slice, State::Data).text, "text {slice:?}");
    let [rcdata, raw] =
        [RawKind::Rcdata, RawKind::Rawtext].map(|kind| tokenize(slice, State::RawData(kind)).text);
    assert_eq!(decode::rcdata(slice), rcdata, "rcdata {slice:?}");
    assert_eq!(decode::raw_text(slice), raw, "raw text {slice:?}");
    for quote in ["\"", "'", ""] {
        if quote.is_empty() && (slice.is_empty() || slice.contains(char::is_whitespace)) {
            continue;
        }
        let value = tokenize(&format!("<a a={quote}{slice}{quote}>"), State::Data).value;
        assert_eq!(decode::attribute_value(slice), value, "value {quote}{slice:?}");
    }
}

#[test]
fn the_names_are_html5evers() {
    // Its table holds the beginnings of names, too, which stand for nothing.
    let names: BTreeMap<&str, (u32, u32)> = NAMED_ENTITIES
        .entries()
        .map(|(name, characters)| (*name, *characters))
        .filter(|(_, (first, _))| *first > 0)
        .collect();
    let line = |(name, (first, second))| match second {
        0 => format!("{name} {first:x}\n"),
        _ => format!("{name} {first:x} {second:x}\n"),
    };
    let text: String = names.iter().map(|(name, characters)| line((*name, *characters))).collect();
    if env::var_os("UPDATE").is_some() {
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/markup/references.txt"), text).unwrap();
        return;
    }
    assert!(text == NAMES, "UPDATE=1 cargo test -p ia-validate the_names_are_html5evers");
    let bare = names.keys().filter(|name| !name.ends_with(';')).map(|name| name.len());
    assert_eq!(bare.max(), Some(LONGEST_BARE));
}

#[test]
fn names_before_everything() {
    for line in NAMES.lines() {
        let name = line.split(' ').next().unwrap();
        let bare = name.trim_end_matches(';');
        for reference in [format!("&{name}"), format!("&{bare}"), format!("&{}", &bare[..bare.len() - 1])] {
            for follower in ["", ";", "=", "x", "1", "é", "&", "#", "&amp;"] {
                compare(&format!("a{reference}{follower}"));
            }
        }
    }
}

#[test]
fn numbers() {
    let borders = [
        0, 1, 9, 0xa, 0xd, 0x1f, 0x7f, 0x80, 0xa0, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfdd0, 0xfffe, 0x10_ffff,
    ];
    let all = (0..0x200).chain(borders.into_iter().flat_map(|at: u32| at.saturating_sub(2)..at + 3));
    for number in all.chain([u32::MAX - 1, u32::MAX]) {
        for end in [";", "", "g", "=", "&lt"] {
            compare(&format!("&#{number}{end}"));
            compare(&format!("&#x{number:x}{end}"));
            compare(&format!("&#X{number:X}{end}"));
        }
    }
    for odd in [
        "&#",
        "&#;",
        "&#x",
        "&#x;",
        "&#xg",
        "&#-1;",
        "&#99999999999999999999;",
        "&#xfffffffffffffffffff;",
        "&# 1;",
        "&#x 1;",
    ] {
        compare(odd);
    }
}

/// All short sequences of what means something.
#[test]
fn sequences() {
    let pieces = ["&", "amp", "not", "in", ";", "=", "#", "x", "4", "\r", "\n", "\0", "é", "&amp;", "&nbsp;"];
    let mut slices = vec![String::new()];
    for _ in 0..4 {
        let longer =
            slices.iter().flat_map(|slice| pieces.iter().map(move |piece| format!("{slice}{piece}")));
        slices = longer.collect();
        slices.iter().for_each(|slice| compare(slice));
    }
}
