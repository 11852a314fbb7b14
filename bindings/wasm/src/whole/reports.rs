//! Reports and pages of a text.

use ia_validate_render::call::{self, Call, Text};
use ia_validate_render::shown;
use serde_json::to_string;

use crate::error::Error;

/// A report in the format of the call.
pub(crate) fn report(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&call::report(options, text)?).into_owned())
}

/// The articles as they would have been shown.
pub(crate) fn show_json(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::show(options, text)?)?)
}

/// The same as a page.
pub(crate) fn show_page(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    let mut out = Vec::new();
    shown::html::write(&mut out, &call::show(options, text)?)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// What there is in the articles.
pub(crate) fn inventory(options: &Call, text: &Text<'_>) -> Result<String, Error> {
    Ok(to_string(&call::inventory(options, text)?)?)
}
