//! The description of the service, which a test makes from the types.

/// The document.
pub(super) const DOCUMENT: &str = include_str!("openapi.json");
