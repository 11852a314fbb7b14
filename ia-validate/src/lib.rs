//! Validates Facebook Instant Articles and the RSS feeds that carry them.
//!
//! ```
//! use ia_validate::{Options, Validator};
//!
//! let validator = Validator::new(Options::default());
//! let html = "<article><p>Text <figure><img src=\"https://example.com/a.jpg\"></figure></p></article>";
//! let report = validator.article(html);
//! let finding = report.diagnostics.iter().find(|d| d.rule == "figure-in-paragraph").expect("a finding");
//! assert_eq!(finding.span.of(html), "<figure>");
//! ```
//!
//! The library does no input or output, reads no clock and no environment, prints nothing and does not
//! panic. Spans are byte offsets into the text that the caller passed.

mod article;
mod check;
mod feed;
mod fingerprint;
mod ingestion;
mod markup;
mod suppress;
mod validator;

pub mod fix;
pub mod history;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
pub mod report;
pub mod rules;
pub mod source;

pub use article::{Domain, DomainError, Timezone, TimezoneError};
pub use report::{Diagnostic, Level, Report, Severity};
pub use source::{Kind, Source, Span};
pub use validator::{Options, Validator};
