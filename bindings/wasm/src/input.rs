//! A text as it came.

use ia_validate::{Kind, Source};

use crate::error::Error;

/// A text: bytes to decode as files are, or those of a string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'b> {
    pub(crate) bytes: &'b [u8],
    pub(crate) is_text: bool,
}

/// The same, kept.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_text: bool,
}

impl Text {
    pub(crate) fn input(&self) -> Input<'_> {
        Input { bytes: &self.bytes, is_text: self.is_text }
    }
}

impl<'b> Input<'b> {
    /// Decodes it. Without `kind` the content tells what it is.
    pub(crate) fn decode(
        &self,
        kind: Option<Kind>,
        limit: u64,
        name: &str,
    ) -> Result<(Source<'b>, Kind), Error> {
        if self.bytes.len() as u64 > limit {
            return Err(Error::Input(format!(
                "`{name}` is larger than {limit} bytes; raise the limit with `maxFileSize` if that is right"
            )));
        }
        // A string was decoded by whoever made it: what it says of its encoding is about the past.
        let text = if self.is_text { std::str::from_utf8(self.bytes).ok() } else { None };
        let source = text.map_or_else(|| Source::decode(self.bytes, kind), Source::from_text);
        if source.is_too_long() {
            return Err(Error::Input(format!("`{name}` is too long once it is decoded to UTF-8; split it")));
        }
        let kind = kind.unwrap_or_else(|| Kind::of(source.text().as_bytes()));
        Ok((source, kind))
    }
}
