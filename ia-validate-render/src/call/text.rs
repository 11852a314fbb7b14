//! A text as it came.

use std::borrow::Cow;

use ia_validate::source::Codec;
use ia_validate::{Kind, Source};

use super::error::CallError;

/// A text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Text<'b> {
    /// Bytes, to decode as files are.
    Bytes(Cow<'b, [u8]>),
    /// A string: whoever passes it decoded it already, and what it says of its encoding is about the past.
    String(Cow<'b, str>),
}

impl<'b> Text<'b> {
    /// The bytes of a string, as somebody says who cannot be held to it: what is no UTF-8 is decoded as files are.
    #[must_use]
    pub fn of_string(bytes: &'b [u8]) -> Self {
        simdutf8::basic::from_utf8(bytes).map_or_else(|_| bytes.into(), Self::from)
    }

    /// Decodes it. Without `kind` the content tells what it is.
    pub(super) fn decode(
        &self,
        kind: Option<Kind>,
        limit: u64,
        name: &str,
        option: &str,
        codec: Option<Codec>,
    ) -> Result<(Source<'_>, Kind), CallError> {
        let len = match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::String(text) => text.len(),
        };
        if len as u64 > limit {
            return Err(CallError::TooLarge { name: name.to_owned(), limit, option: option.to_owned() });
        }
        let source = match self {
            Self::Bytes(bytes) => Source::decode_by(bytes, kind, codec),
            Self::String(text) => Source::from_text(text),
        };
        if source.is_too_long() {
            return Err(CallError::TooLong(name.to_owned()));
        }
        let kind = kind.unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        Ok((source, kind))
    }
}

impl<'b> From<&'b [u8]> for Text<'b> {
    fn from(bytes: &'b [u8]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}

impl<'b> From<&'b str> for Text<'b> {
    fn from(text: &'b str) -> Self {
        Self::String(Cow::Borrowed(text))
    }
}

impl From<Vec<u8>> for Text<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(bytes))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::String(Cow::Owned(text))
    }
}
