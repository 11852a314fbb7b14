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
    /// The library was built without the encoding, and nobody helps.
    Unknown,
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
        let to_bytes = |text: &str| self.encoded(text, mark);
        // Several sequences of bytes can stand for one character: which one it was is not known any more.
        if to_bytes(self.text())?.as_deref() != Some(bytes) {
            return Err(EncodeError::Ambiguous);
        }
        to_bytes(text)?.ok_or(EncodeError::Unencodable)
    }

    /// A text in the file's encoding, behind a byte order mark if it had one; none where the encoding lacks a character.
    fn encoded(&self, text: &str, mark: Option<u16>) -> Result<Option<Vec<u8>>, EncodeError> {
        let units = mark.into_iter().chain(text.encode_utf16());
        match self.encoding() {
            name if name == UTF_16LE.name() => Ok(Some(units.flat_map(u16::to_le_bytes).collect())),
            name if name == UTF_16BE.name() => Ok(Some(units.flat_map(u16::to_be_bytes).collect())),
            name => self.in_other(name, text),
        }
    }

    #[cfg(feature = "encodings")]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "without the feature somebody else is asked"
    )]
    fn in_other(&self, name: &'static str, text: &str) -> Result<Option<Vec<u8>>, EncodeError> {
        let Some(encoding) = Encoding::for_label(name.as_bytes()) else { return Ok(None) };
        let (bytes, used, has_unmappable) = encoding.encode(text);
        Ok((used == encoding && !has_unmappable).then(|| bytes.into_owned()))
    }

    #[cfg(not(feature = "encodings"))]
    fn in_other(&self, name: &'static str, text: &str) -> Result<Option<Vec<u8>>, EncodeError> {
        let codec = self.codec.ok_or(EncodeError::Unknown)?;
        (codec.encode)(name, text).map_err(|_| EncodeError::Unknown)
    }
}
