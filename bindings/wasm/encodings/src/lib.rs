//! Encodings that are not Unicode's, for an engine without them: a file of its own, which is loaded where a text needs it.
//!
//! Browsers decode them, too, but none encodes them; and Node's `TextDecoder` has other letters than the Encoding
//! Standard in windows-1252, KOI8-U, Big5, Shift_JIS, EUC-KR and GBK.

use encoding_rs::{DecoderResult, Encoding};
use js_sys::{Array, JsString, TypeError, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A text, and which of its U+FFFD, counted from 0, are letters of it and stand for nothing else.
///
/// # Errors
///
/// A `TypeError` if there is no such encoding.
#[wasm_bindgen]
pub fn decode(encoding: &str, bytes: &[u8]) -> Result<Array, JsValue> {
    let (text, genuine) = decoded(named(encoding)?, bytes);
    Ok(Array::of2(&JsString::from(text), &Uint32Array::from(genuine.as_slice())))
}

/// A text in an encoding; null where that lacks a character.
///
/// # Errors
///
/// A `TypeError` if there is no such encoding.
#[wasm_bindgen]
pub fn encode(encoding: &str, text: &str) -> Result<JsValue, JsValue> {
    let encoding = named(encoding)?;
    let (bytes, used, has_unmappable) = encoding.encode(text);
    Ok(if used == encoding && !has_unmappable { Uint8Array::from(&*bytes).into() } else { JsValue::NULL })
}

fn named(label: &str) -> Result<&'static Encoding, JsValue> {
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| TypeError::new(&format!("there is no encoding `{label}`")).into())
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> (String, Vec<u32>) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let (mut genuine, mut replacements) = (Vec::new(), 0);
    let mut rest = bytes;
    loop {
        let from = text.len();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        for _ in text[from..].matches(char::REPLACEMENT_CHARACTER) {
            genuine.push(replacements);
            replacements += 1;
        }
        match result {
            DecoderResult::InputEmpty => return (text, genuine),
            DecoderResult::OutputFull => text.reserve(rest.len() * 3 + 16),
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                replacements += 1;
                text.reserve(rest.len() + 16);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_mistakes() {
        let encoding = |label: &str| Encoding::for_label(label.as_bytes()).unwrap();
        let text = |text: &str, genuine: &[u32]| (text.to_owned(), genuine.to_vec());
        assert_eq!(decoded(encoding("latin1"), b"\x93a\x94"), text("\u{201c}a\u{201d}", &[]));
        assert_eq!(decoded(encoding("shift_jis"), b"\x82\xa0\xff"), text("\u{3042}\u{fffd}", &[]));
        assert_eq!(
            decoded(encoding("gb18030"), b"\xff\x84\x31\xa4\x37\xff"),
            text("\u{fffd}\u{fffd}\u{fffd}", &[1])
        );
    }
}
