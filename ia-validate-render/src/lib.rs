#![doc = include_str!("../README.md")]

pub mod call;
#[cfg(feature = "config")]
pub mod config;
pub mod documents;
mod escape;
mod file_report;
mod fingerprints;
mod format;
pub mod format_page;
mod formats;
mod grouping;
#[cfg(feature = "full")]
mod groups;
#[cfg(test)]
mod layers;
mod note;
pub mod omitted;
pub mod options;
mod pieces;
mod renderer;
pub mod rule_page;
pub mod sanitise;
pub mod shown;
#[cfg(any(feature = "full", feature = "html"))]
mod snippet;
pub mod sources;
mod style;
mod summary;
pub mod url;
pub mod wording;
#[cfg(feature = "full")]
mod wrap;
pub mod writing;

pub use file_report::FileReport;
pub use format::{Format, UnknownFormat};
#[cfg(feature = "full")]
pub use formats::full::remark;
#[cfg(feature = "html")]
pub use formats::html::explanation::explanation;
pub use formats::markdown::note_in_markdown;
pub use grouping::{GroupBy, Grouping};
pub use note::{NO_NOTES, Note, Notes};
pub use renderer::Renderer;
pub use style::{Layout, Paint};
pub use summary::{FixSummary, Summary};
#[cfg(feature = "full")]
pub use wrap::wrapped;

#[cfg(test)]
mod tests;
