//! A text as it came.

use std::borrow::Cow;

use ia_validate::source::Codec;
use ia_validate::{Kind, Source};

use super::error::CallError;

/// A text: bytes to decode as files are, or those of a string.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text<'b> {
    /// Its bytes.
    pub bytes: Cow<'b, [u8]>,
    /// Whether whoever passes it decoded it already: then what it says of its encoding is about the past.
    pub is_string: bool,
}

impl<'b> Text<'b> {
    /// A text of these bytes.
    pub fn new(bytes: impl Into<Cow<'b, [u8]>>, is_string: bool) -> Self {
        Self { bytes: bytes.into(), is_string }
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
        if self.bytes.len() as u64 > limit {
            return Err(CallError::TooLarge { name: name.to_owned(), limit, option: option.to_owned() });
        }
        let text = if self.is_string { simdutf8::basic::from_utf8(&self.bytes).ok() } else { None };
        let source = text.map_or_else(|| Source::decode_by(&self.bytes, kind, codec), Source::from_text);
        if source.is_too_long() {
            return Err(CallError::TooLong(name.to_owned()));
        }
        let kind = kind.unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        Ok((source, kind))
    }
}
