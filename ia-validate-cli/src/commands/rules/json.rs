//! The catalogue as a JSON document of schema 1, written out here so that it does not follow changes inside
//! the library.

use std::io::{self, Write};

use ia_validate::rules::Rule;
use serde::Serialize;

#[derive(Serialize)]
struct Document {
    schema: u32,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    family: &'static str,
    severity: &'static str,
    fix: Option<&'static str>,
    summary: String,
    url: String,
    documentation: String,
}

/// Writes the document.
pub(super) fn write(out: &mut dyn Write, rules: &[&Rule]) -> io::Result<()> {
    let entry = |rule: &&Rule| Entry {
        id: rule.id,
        family: rule.family,
        severity: rule.severity.name(),
        fix: rule.fix.map(|safety| safety.name()),
        summary: rule.summary(),
        url: rule.url(),
        documentation: rule.markdown(),
    };
    serde_json::to_writer_pretty(
        &mut *out,
        &Document { schema: 1, rules: rules.iter().map(entry).collect() },
    )?;
    out.write_all(b"\n")
}
