//! The JSON documents: the contract with other programs.
//!
//! Their types are written out here and do not follow changes inside the library. Every binding passes them on.

mod fixes;
mod inventory;
mod mended;
mod preview;
mod report;
mod rules;
mod show;
mod statistics;

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

pub use fixes::{FindingPlace, FixedFile, FixedFinding, Fixes, RefusedFixes};
pub use inventory::{ComingThrough, Inventory, Loss};
pub use mended::Mended;
pub use preview::{Preview, PreviewedArticle};
pub use report::{
    Article, CheckedArticle, Counts, Document, Edit, Finding, Fix, Omitted, OmittedCount, Place, Related,
    Tool,
};
pub use rules::{Catalogue, CatalogueRule};
pub use show::{DroppedPart, Show, ShownArticle, ShownBlock, ShownFooter};
pub use statistics::{RuleCount, RuleCounts};

/// The schema of all documents.
pub const SCHEMA: u32 = 1;

/// A time as documents have it.
fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Writes a document for programs and for people who look into it.
///
/// # Errors
///
/// What `out` returns.
pub fn write(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    out.write_all(b"\n")
}

/// Writes a document on a line of its own.
///
/// # Errors
///
/// What `out` returns.
pub fn write_line(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, document)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;

    use super::{Catalogue, Document, Fixes, Inventory, Mended, Preview, RuleCounts, Show};

    /// The schemas that are written down are those of the types. `UPDATE=1` writes them again.
    fn is_written<T: JsonSchema>(name: &str) {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let schema = settings.into_generator().into_root_schema_for::<T>();
        let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas").join(name);
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &schema).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            written == schema,
            "docs/schemas/{name} is not the schema of today; UPDATE=1 cargo test writes it"
        );
    }

    #[test]
    fn schemas_are_written_down() {
        is_written::<Document>("check.json");
        is_written::<Fixes>("fix.json");
        is_written::<Inventory>("inventory.json");
        is_written::<Mended>("mended.json");
        is_written::<Preview>("preview.json");
        is_written::<Catalogue>("rules.json");
        is_written::<Show>("show.json");
        is_written::<RuleCounts>("statistics.json");
    }
}
