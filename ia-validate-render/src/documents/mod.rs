//! The JSON documents: the contract with other programs.
//!
//! Their types are written out here and do not follow changes inside the library. Every binding passes them on.

mod preview;
mod report;
mod rules;

use std::io::{self, Write};

use serde::Serialize;

pub use preview::{Preview, PreviewedArticle};
pub use report::{
    Article, Counts, Document, Edit, Finding, Fix, Omitted, OmittedCount, Place, Related, Tool,
};
pub use rules::{Catalogue, CatalogueRule};

/// The schema of all documents.
pub const SCHEMA: u32 = 1;

/// Writes a document for programs and for people who look into it.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    out.write_all(b"\n")
}
