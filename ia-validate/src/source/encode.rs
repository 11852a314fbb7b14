//! Back to the encoding that a file came in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Source;

/// Why a text cannot be written in the encoding of its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum EncodeError {
    /// The encoding has several ways to write one text, or the file has bytes outside of it.
    Ambiguous,
    /// The encoding lacks a character of the text.
    Unencodable,
}

impl Source<'_> {
    /// A new text for the file that `bytes` are, which this was decoded from: in its encoding, and with its byte order mark.
    ///
    /// # Errors
    ///
    /// All that did not change is the same bytes as before, or it is an error; UTF-8 is written as it is.
    pub fn encode(&self, bytes: &[u8], text: &str) -> Result<Vec<u8>, EncodeError> {
        if self.encoding() == UTF_8.name() {
            return Ok(text.as_bytes().to_vec());
        }
        let mark = Encoding::for_bom(bytes).map(|_| 0xFEFF);
        let to_bytes = |text: &str| encoded(text, self.encoding(), mark);
        // Several sequences of bytes can stand for one character: which one it was is not known any more.
        if to_bytes(self.text()).as_deref() != Some(bytes) {
            return Err(EncodeError::Ambiguous);
        }
        to_bytes(text).ok_or(EncodeError::Unencodable)
    }
}

/// A text in an encoding, behind a byte order mark if it had one; none where the encoding lacks a character.
fn encoded(text: &str, name: &str, mark: Option<u16>) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(name.as_bytes())?;
    let units = mark.into_iter().chain(text.encode_utf16());
    if encoding == UTF_16LE {
        return Some(units.flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(units.flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, used, has_unmappable) = encoding.encode(text);
    (used == encoding && !has_unmappable).then(|| bytes.into_owned())
}
