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
    serde_json::to_writer_pretty(&mut *out, &Document { schema: 1, articles: articles.collect() })?;
    out.write_all(b"\n")
}

fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
