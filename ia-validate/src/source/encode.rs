//! Back to the encoding that a file came in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Source;
use super::codec::EncodeError;

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
        match to_bytes(self.text()) {
            Ok(same) if same == bytes => to_bytes(text),
            Err(EncodeError::Unknown) => Err(EncodeError::Unknown),
            _ => Err(EncodeError::Ambiguous),
        }
    }

    /// A text in the file's encoding, behind a byte order mark if it had one.
    fn encoded(&self, text: &str, mark: Option<u16>) -> Result<Vec<u8>, EncodeError> {
        let units = mark.into_iter().chain(text.encode_utf16());
        match self.encoding() {
            name if name == UTF_16LE.name() => Ok(units.flat_map(u16::to_le_bytes).collect()),
            name if name == UTF_16BE.name() => Ok(units.flat_map(u16::to_be_bytes).collect()),
            name => self.in_other(name, text),
        }
    }

    #[cfg(feature = "encodings")]
    #[expect(clippy::unused_self, reason = "without the feature somebody else is asked")]
    fn in_other(&self, name: &'static str, text: &str) -> Result<Vec<u8>, EncodeError> {
        let encoding = Encoding::for_label(name.as_bytes()).ok_or(EncodeError::Unknown)?;
        let (bytes, used, has_unmappable) = encoding.encode(text);
        if used == encoding && !has_unmappable {
            Ok(bytes.into_owned())
        } else {
            Err(EncodeError::Unencodable)
        }
    }

    #[cfg(not(feature = "encodings"))]
    fn in_other(&self, name: &'static str, text: &str) -> Result<Vec<u8>, EncodeError> {
        self.codec.map_or(Err(EncodeError::Unknown), |codec| (codec.encode)(name, text))
    }
}
