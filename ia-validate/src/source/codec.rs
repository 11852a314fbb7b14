//! Those who know the encodings that this build of the library leaves off.

use std::fmt;

/// Knows encodings that are not Unicode's, where the library was built without its feature `encodings`: with it, nobody
/// is asked.
#[derive(Clone, Copy)]
pub struct Codec {
    /// Decodes bytes as the encoding of this name (WHATWG Encoding Standard) has it; none if it is not known. What does
    /// not fit becomes U+FFFD.
    pub decode: fn(encoding: &'static str, bytes: &[u8]) -> Option<Foreign>,
    /// The other way round. It is [`Unknown`](EncodeError::Unknown) if the encoding is not known, and
    /// [`Unencodable`](EncodeError::Unencodable) if that lacks a character.
    pub encode: fn(encoding: &'static str, text: &str) -> Result<Vec<u8>, EncodeError>,
}

impl fmt::Debug for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codec")
    }
}

/// A text that was decoded elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Foreign {
    /// What it says.
    pub text: String,
    /// Which of its U+FFFD are letters of the file and stand for nothing else, counted from 0, ascending. Only GBK and
    /// gb18030 have that character.
    pub genuine: Vec<u32>,
}

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
