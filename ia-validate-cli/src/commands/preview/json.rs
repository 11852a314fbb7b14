//! The JSON document of schema 1: the contract with other programs, so it does not follow changes inside
//! the library.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, Utc};
use ia_validate::Report;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'r> {
    schema: u32,
    articles: Vec<Article<'r>>,
    /// Only where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    unchecked_items: Option<usize>,
}

#[derive(Serialize)]
struct Article<'r> {
    index: usize,
    canonical: Option<&'r str>,
    outcome: &'static str,
    reason: Option<&'static str>,
    published: Option<String>,
    modified: Option<String>,
    stored_modified: Option<String>,
}

/// Writes the document.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let articles = report.articles.iter().map(|article| Article {
        index: article.index,
        canonical: article.canonical.as_deref(),
        outcome: article.outcome.name(),
        reason: article.reason,
        published: article.published.map(written),
        modified: article.modified.map(written),
        stored_modified: article.stored_modified.map(written),
    });
    let unchecked_items =
        Some(report.left_out.iter().map(|left| left.items).sum()).filter(|&items| items > 0);
    let document = Document { schema: 1, articles: articles.collect(), unchecked_items };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
