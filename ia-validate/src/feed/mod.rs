//! RSS feeds: their items, the fields of items with their places, and what is not well-formed.
//!
//! This layer knows XML and RSS, and nothing of HTML.

mod characters;
#[cfg(test)]
mod differential;
mod field;
mod inside;
mod item;
mod open;
mod outline;
mod outside;
mod problem;
mod reader;
mod recovery;
mod scan;
#[cfg(test)]
mod tests;
mod token;
mod wellformed;

pub(crate) use characters::{Characters, GARBLED};
pub(crate) use field::Field;
pub(crate) use item::{FieldName, Item, Wrapping};
pub(crate) use outline::{CHANNEL_FIELDS, Outline};
pub(crate) use problem::{Problem, ProblemKind};
pub(crate) use reader::Reader;

/// The namespace of `content:encoded`.
pub(crate) const CONTENT_NAMESPACE: &str = "http://purl.org/rss/1.0/modules/content/";
