//! Where the rules come from: each source that code, messages and documentation cite, and the page about them,
//! `docs/sources.md`.

mod documentation;
mod faq;
mod messages;
mod page;
mod questions;
mod scan;
mod sdk;
mod source;
mod table;
mod vendors;

pub use page::{URL, page};
pub use scan::{cites, dead, linked};
pub use source::{Source, anchor};
pub use table::find;

#[cfg(test)]
mod tests;
