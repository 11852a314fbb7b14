//! From other encodings than UTF-8, by the library's tables or by somebody else's.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::Codec;
use super::decoded::{Decoded, push_replacement};

/// With the library's tables.
#[cfg(feature = "encodings")]
pub(super) fn transcode<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
    _codec: Option<Codec>,
) -> Decoded<'b> {
    use encoding_rs::DecoderResult;

    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut malformed = Vec::new();
    let mut rest = bytes;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len() * 3 + 16),
            DecoderResult::Malformed(..) => {
                text.reserve(rest.len() + 16);
                push_replacement(&mut text, &mut malformed);
            }
        }
    }
    Decoded { text: Cow::Owned(text), encoding, malformed, is_utf8_after_all: false }
}

/// Without them: UTF-16 here, others elsewhere. What nobody knows is read as UTF-8.
#[cfg(not(feature = "encodings"))]
pub(super) fn transcode<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
    codec: Option<Codec>,
) -> Decoded<'b> {
    use encoding_rs::{REPLACEMENT, UTF_16BE, UTF_16LE};

    let (text, malformed) = if encoding == UTF_16LE {
        utf16(bytes, u16::from_le_bytes)
    } else if encoding == UTF_16BE {
        utf16(bytes, u16::from_be_bytes)
    } else if encoding == REPLACEMENT {
        // Encodings that nobody may decode, for safety's sake.
        let (mut text, mut malformed) = (String::new(), Vec::new());
        if !bytes.is_empty() {
            push_replacement(&mut text, &mut malformed);
        }
        (text, malformed)
    } else {
        let Some(foreign) = codec.and_then(|codec| (codec.decode)(encoding.name(), bytes)) else {
            return super::decoded::utf8(bytes);
        };
        let malformed = malformed(&foreign);
        (foreign.text, malformed)
    };
    Decoded { text: Cow::Owned(text), encoding, malformed, is_utf8_after_all: false }
}

#[cfg(not(feature = "encodings"))]
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Vec<super::Span>) {
    let (mut text, mut malformed) = (String::with_capacity(bytes.len()), Vec::new());
    let (pairs, rest) = bytes.as_chunks::<2>();
    for letter in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => push_replacement(&mut text, &mut malformed),
        }
    }
    // What is cut off behind half a pair of surrogates is one mistake with it.
    let ends_in_half = pairs.last().is_some_and(|&pair| (0xD800..0xDC00).contains(&unit(pair)));
    if !rest.is_empty() && !ends_in_half {
        push_replacement(&mut text, &mut malformed);
    }
    (text, malformed)
}

/// Where bytes did not fit.
#[cfg(not(feature = "encodings"))]
fn malformed(foreign: &super::Foreign) -> Vec<super::Span> {
    let mut genuine = foreign.genuine.iter().peekable();
    let places = foreign.text.match_indices(char::REPLACEMENT_CHARACTER).zip(0_u32..);
    places
        .filter(|(_, number)| genuine.next_if_eq(&number).is_none())
        .map(|((at, letter), _)| super::Span::at(at, at + letter.len()))
        .take(super::decoded::MALFORMED_KEPT)
        .collect()
}
