//! What a call does, from a text to JSON.

use ia_validate::source::EncodeError;
use ia_validate_render::call::{self, Call, MendedOne, Text, Which};
use serde::Serialize;
use serde_json::to_string;

use crate::error::Error;

/// A text as JavaScript passes it: `is_text` says that the bytes were made from a string.
pub(crate) fn input(bytes: &[u8], is_text: bool) -> Text<'_> {
    if is_text { Text::of_string(bytes) } else { bytes.into() }
}

/// The document of a check.
pub(crate) fn check(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::check(options, text)?)?)
}

/// The new text, and what became of each finding, without the text.
pub(crate) fn fix(options: &Call, text: &Text<'_>) -> Result<(String, String), Error> {
    let mut mended = call::fix(options, text)?;
    let text = std::mem::take(&mut mended.text);
    Ok((text, to_string(&mended)?))
}

/// The text with one finding mended, or, with the text as it was, why not.
pub(crate) fn fix_one(
    options: &Call,
    text: &Text<'_>,
    which: Which<'_>,
) -> Result<(String, Option<String>), Error> {
    let MendedOne { text, refused } = call::fix_one(options, text, which)?;
    Ok((text, refused))
}

/// What ingestion would do.
pub(crate) fn preview(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::preview(options, text)?)?)
}

/// What is known of a file's bytes.
#[derive(Serialize)]
struct About {
    encoding: &'static str,
    kind: &'static str,
    malformed: usize,
}

/// A file's text, and what is known of its bytes.
pub(crate) fn decode(options: &Call, text: &Text<'_>) -> Result<(String, String), Error> {
    let (source, kind) = options.decode(text)?;
    let (encoding, malformed) = (source.encoding(), source.malformed().len());
    let about = to_string(&About { encoding, kind: kind.name(), malformed })?;
    Ok((source.text().to_owned(), about))
}

/// A new text for a file, in its encoding.
pub(crate) fn encode(options: &Call, bytes: &[u8], is_text: bool, text: &str) -> Result<Vec<u8>, Error> {
    let file = input(bytes, is_text);
    let (source, _) = options.decode(&file)?;
    let (name, encoding) = (&options.name, source.encoding());
    source.encode(bytes, text).map_err(|error| {
        Error::Input(match error {
            EncodeError::Unknown => format!(
                "`{name}` is in {encoding}, which is not loaded: `await init({{ encodings: true }})` first"
            ),
            EncodeError::Unencodable => format!("`{name}` needs a character that {encoding} lacks"),
            _ => format!("`{name}`: its {encoding} could not be written back byte by byte"),
        })
    })
}
