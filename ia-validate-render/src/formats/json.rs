//! The JSON document of schema 1.
//!
//! Findings and articles are rendered file by file, while others are checked. The document is put together at the end:
//! its summary comes last, and nothing is written of a run that fails.

use std::cmp::Ordering;
use std::io::{self, Write};

use serde::Serialize;

use crate::documents::{CheckedArticle, Document, Finding, Omitted};
use crate::escape::Harmless;
use crate::file_report::FileReport;
use crate::pieces;
use crate::renderer::Renderer;
use crate::style::Layout;
use crate::summary::Summary;

pub(crate) struct Json {
    threads: usize,
    /// The paths of the files, as programs have them.
    files: Vec<String>,
    /// Sorted by path, offset and rule.
    findings: List<(u32, &'static str)>,
    /// Sorted by path and index.
    articles: List<usize>,
    left_out: Vec<Omitted>,
}

/// The members of an array of the document.
struct List<K> {
    /// As they are written, with a comma behind each.
    text: Vec<u8>,
    /// What each is sorted by: its file, and something in it.
    keys: Vec<(usize, K)>,
}

impl Json {
    pub(crate) fn new(layout: Layout) -> Self {
        Self {
            threads: layout.threads,
            files: Vec::new(),
            findings: List { text: Vec::new(), keys: Vec::new() },
            articles: List { text: Vec::new(), keys: Vec::new() },
            left_out: Vec::new(),
        }
    }
}

impl Renderer for Json {
    fn file(&mut self, _out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let (number, threads) = (self.files.len(), self.threads);
        self.files.push(file.key().to_owned());
        self.left_out.extend(Omitted::all(file));
        let findings = &file.report.diagnostics[..];
        self.findings.keys.extend(findings.iter().map(|it| (number, (it.span.start, it.rule))));
        pieces::write(findings, threads, &mut self.findings.text, |_, finding, text| {
            write_member(&Finding::new(finding, file, None), text)
        })?;
        let articles = &CheckedArticle::all(file)[..];
        self.articles.keys.extend(articles.iter().map(|it| (number, it.index)));
        pieces::write(articles, threads, &mut self.articles.text, |_, article, text| {
            write_member(article, text)
        })
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let mut document = Document::new();
        document.left_out = std::mem::take(&mut self.left_out);
        document.finish(summary);
        let mut frame = Vec::new();
        serde_json::to_writer_pretty(Harmless(&mut frame), &document)?;
        // Both stand before whatever comes from a file.
        let frame = String::from_utf8_lossy(&frame);
        let (before, rest) = frame.split_once("\"diagnostics\": []").unwrap_or((&frame, ""));
        let (between, behind) = rest.split_once("\"articles\": []").unwrap_or((rest, ""));
        write!(out, "{before}\"diagnostics\": ")?;
        self.findings.write(&self.files, out)?;
        write!(out, "{between}\"articles\": ")?;
        self.articles.write(&self.files, out)?;
        writeln!(out, "{behind}")
    }
}

/// Writes a member of an array that is a member of the document.
fn write_member(member: &impl Serialize, text: &mut Vec<u8>) -> io::Result<()> {
    let json = serde_json::to_string_pretty(member)?;
    // Strings in JSON have no line breaks.
    for line in json.lines() {
        text.extend_from_slice(b"    ");
        Harmless(&mut *text).write_all(line.as_bytes())?;
        text.push(b'\n');
    }
    text.truncate(text.len() - 1);
    text.extend_from_slice(COMMA);
    Ok(())
}

/// Stands behind each member.
const COMMA: &[u8] = b",\n";

impl<K: Ord> List<K> {
    /// Writes the array, sorted by path, and in each file by the key.
    fn write(&self, files: &[String], out: &mut dyn Write) -> io::Result<()> {
        let Some(text) = self.text.strip_suffix(COMMA) else { return out.write_all(b"[]") };
        let path = |file: usize| files.get(file);
        let order = |(file, key): &(usize, K), (other, other_key): &(usize, K)| match file == other {
            true => key.cmp(other_key),
            false => path(*file).cmp(&path(*other)).then_with(|| key.cmp(other_key)),
        };
        out.write_all(b"[\n")?;
        if self.keys.is_sorted_by(|one, next| order(one, next) != Ordering::Greater) {
            out.write_all(text)?;
        } else {
            // Two inputs of the same name, one of them stdin.
            let text = String::from_utf8_lossy(text);
            let mut members: Vec<_> = self.keys.iter().zip(text.split(",\n    {")).collect();
            members.sort_by(|(key, _), (other, _)| order(key, other));
            for (at, (_, member)) in members.iter().enumerate() {
                write!(
                    out,
                    "{}    {{{}",
                    if at > 0 { ",\n" } else { "" },
                    member.trim_start_matches("    {")
                )?;
            }
        }
        out.write_all(b"\n  ]")
    }
}
