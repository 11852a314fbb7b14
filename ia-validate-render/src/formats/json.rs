//! The JSON document of schema 1.
//!
//! Findings and articles are rendered file by file, while others are checked. The document is put together at the end:
//! its summary comes last, and nothing is written of a run that fails. Those of an only file need not wait for others.

use std::cmp::Ordering;
use std::io::{self, Write};

use ia_validate::Diagnostic;
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
    is_only: bool,
    /// What comes behind the arrays is all that is still to be written.
    is_written: bool,
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
    /// As they are written, with a comma between them.
    text: Vec<u8>,
    /// What each is sorted by: its file, and something in it.
    keys: Vec<(usize, K)>,
}

impl Json {
    pub(crate) fn new(layout: Layout) -> Self {
        Self {
            threads: layout.threads,
            is_only: layout.is_only,
            is_written: false,
            files: Vec::new(),
            findings: List { text: Vec::new(), keys: Vec::new() },
            articles: List { text: Vec::new(), keys: Vec::new() },
            left_out: Vec::new(),
        }
    }
}

impl Renderer for Json {
    fn file(&mut self, out: &mut dyn Write, file: &FileReport<'_>) -> io::Result<()> {
        let (number, threads) = (self.files.len(), self.threads);
        self.files.push(file.key().to_owned());
        self.left_out.extend(Omitted::all(file));
        let findings = &file.report.diagnostics[..];
        let articles = &CheckedArticle::all(file)[..];
        let finding = |finding: &Diagnostic| Finding::new(finding, file, None);
        let place = |finding: &Diagnostic| (finding.span.start, finding.rule);
        let is_sorted = findings.is_sorted_by_key(place) && articles.is_sorted_by_key(|it| it.index);
        if self.is_only && is_sorted {
            let [before, between, _] = frame(&Document::new())?;
            write!(out, "{before}")?;
            array(out, findings.is_empty(), |out| members(findings, threads, true, out, finding))?;
            write!(out, "{between}")?;
            array(out, articles.is_empty(), |out| members(articles, threads, true, out, |article| article))?;
            self.is_written = true;
            return Ok(());
        }
        let is_first = self.findings.keys.is_empty();
        self.findings.keys.extend(findings.iter().map(|it| (number, place(it))));
        members(findings, threads, is_first, &mut self.findings.text, finding)?;
        let is_first = self.articles.keys.is_empty();
        self.articles.keys.extend(articles.iter().map(|it| (number, it.index)));
        members(articles, threads, is_first, &mut self.articles.text, |article| article)
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let mut document = Document::new();
        document.left_out = std::mem::take(&mut self.left_out);
        document.finish(summary);
        let [before, between, behind] = frame(&document)?;
        if !self.is_written {
            write!(out, "{before}")?;
            self.findings.write(&self.files, out)?;
            write!(out, "{between}")?;
            self.articles.write(&self.files, out)?;
        }
        writeln!(out, "{behind}")
    }
}

/// What stands before the array of findings, between that and the one of articles, and behind both.
fn frame(document: &Document) -> io::Result<[String; 3]> {
    let mut frame = Vec::new();
    serde_json::to_writer_pretty(Harmless(&mut frame), document)?;
    let frame = String::from_utf8_lossy(&frame);
    // Both stand before whatever comes from a file.
    let (before, rest) = frame.split_once("\"diagnostics\": []").unwrap_or((&frame, ""));
    let (between, behind) = rest.split_once("\"articles\": []").unwrap_or((rest, ""));
    Ok([format!("{before}\"diagnostics\": "), format!("{between}\"articles\": "), behind.to_owned()])
}

/// Writes an array that is a member of the document.
fn array(
    out: &mut dyn Write,
    is_empty: bool,
    members: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if is_empty {
        return out.write_all(b"[]");
    }
    out.write_all(b"[\n")?;
    members(out)?;
    out.write_all(b"\n  ]")
}

/// Writes members of an array, as `shown`; if the first of them `is_first`, no comma stands before it.
fn members<'m, T: Sync, S: Serialize + 'm>(
    members: &'m [T],
    threads: usize,
    is_first: bool,
    out: &mut dyn Write,
    shown: impl Fn(&'m T) -> S + Sync,
) -> io::Result<()> {
    pieces::write(members, threads, out, |index, member, text| {
        if !is_first || index > 0 {
            text.extend_from_slice(COMMA);
        }
        write_member(&shown(member), text)
    })
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
    Ok(())
}

/// Stands between two members.
const COMMA: &[u8] = b",\n";

impl<K: Ord> List<K> {
    /// Writes the array, sorted by path, and in each file by the key.
    fn write(&self, files: &[String], out: &mut dyn Write) -> io::Result<()> {
        let path = |file: usize| files.get(file);
        let order = |(file, key): &(usize, K), (other, other_key): &(usize, K)| match file == other {
            true => key.cmp(other_key),
            false => path(*file).cmp(&path(*other)).then_with(|| key.cmp(other_key)),
        };
        array(out, self.keys.is_empty(), |out| {
            if self.keys.is_sorted_by(|one, next| order(one, next) != Ordering::Greater) {
                return out.write_all(&self.text);
            }
            // Two inputs of the same name, one of them stdin.
            let text = String::from_utf8_lossy(&self.text);
            let mut members: Vec<_> = self.keys.iter().zip(text.split(",\n    {")).enumerate().collect();
            members.sort_unstable_by(|(at, (key, _)), (before, (other, _))| {
                order(key, other).then(at.cmp(before))
            });
            for (at, (_, (_, member))) in members.iter().enumerate() {
                let comma = if at > 0 { ",\n" } else { "" };
                write!(out, "{comma}    {{{}", member.trim_start_matches("    {"))?;
            }
            Ok(())
        })
    }
}
