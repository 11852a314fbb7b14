//! Tables: rows in, findings, articles and rejected rows out, on all cores.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{
    Array, ArrayRef, LargeStringArray, RecordBatch, RecordBatchReader, StringArray, StringViewArray,
    UInt32Array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ia_validate::chrono::{DateTime, SecondsFormat, Utc};
use ia_validate::fix::{self as fixes, Safety};
use ia_validate::reading::{self, BlockKind, Stock};
use ia_validate::{Kind, Report, Severity};
use ia_validate_render::Summary;
use ia_validate_render::documents::Inventory;
use pyo3::prelude::*;

use crate::arrow::Stream;
use crate::call::{Call, Input};
use crate::error::Error;
use crate::value;

/// Rows that one thread does at a time.
const ROWS: usize = 512;

/// What is done with rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Work {
    /// Findings.
    Check,
    /// Findings, what the articles are, and an inventory.
    Archive,
    /// Mended texts.
    Fix(Safety),
}

impl FromStr for Work {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "check" => Ok(Self::Check),
            "archive" => Ok(Self::Archive),
            "fix" => Ok(Self::Fix(Safety::Safe)),
            "fix-unsafe" => Ok(Self::Fix(Safety::Unsafe)),
            other => Err(Error::Value(format!("there is no work `{other}`"))),
        }
    }
}

/// What was made of a table.
#[pyclass(frozen, module = "ia_validate._engine")]
pub(crate) struct Tables {
    /// Findings, or mended texts.
    #[pyo3(get)]
    rows: Py<Stream>,
    #[pyo3(get)]
    articles: Py<Stream>,
    #[pyo3(get)]
    rejected: Py<Stream>,
    inventory: serde_json::Value,
}

#[pymethods]
impl Tables {
    /// What is in the articles.
    fn inventory<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::python(py, &self.inventory)
    }
}

/// The columns of a kind of output: the rows of the input that they are about, texts and counts.
struct Columns {
    rows: Vec<u32>,
    texts: Vec<StringBuilder>,
    counts: Vec<Int64Builder>,
}

/// The name of each column but the id, and whether it counts.
type Names = &'static [(&'static str, bool)];
const FINDINGS: Names = &[
    ("rule", false),
    ("severity", false),
    ("message", false),
    ("item", true),
    ("line", true),
    ("column", true),
    ("offset", true),
    ("end_line", true),
    ("end_column", true),
    ("end_offset", true),
    ("fix", false),
    ("fingerprint", false),
];
const ARTICLES: Names = &[
    ("item", true),
    ("canonical", false),
    ("title", false),
    ("authors", false),
    ("published", false),
    ("modified", false),
    ("words", true),
    ("images", true),
    ("embeds", true),
    ("errors", true),
    ("warnings", true),
    ("infos", true),
];
const REJECTED: Names = &[("reason", false)];
const FIXED: Names = &[("text", false), ("fixed", true), ("rules", false), ("left", true)];

impl Columns {
    fn new(names: Names) -> Self {
        let number = |wanted: bool| names.iter().filter(|(_, counts)| *counts == wanted).count();
        Self {
            rows: Vec::new(),
            texts: (0..number(false)).map(|_| StringBuilder::new()).collect(),
            counts: (0..number(true)).map(|_| Int64Builder::new()).collect(),
        }
    }

    /// Adds a row: its texts and its counts, each in the order of the columns.
    fn push(&mut self, row: u32, texts: &[Option<&str>], counts: &[Option<i64>]) {
        self.rows.push(row);
        self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_option(*text));
        self.counts.iter_mut().zip(counts).for_each(|(column, count)| column.append_option(*count));
    }

    fn finish(mut self, names: Names, ids: &ArrayRef, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let mut columns = vec![arrow_select::take::take(ids, &UInt32Array::from(self.rows), None)?];
        let (mut texts, mut counts) = (self.texts.iter_mut(), self.counts.iter_mut());
        for (_, is_count) in names {
            let column: Option<ArrayRef> = if *is_count {
                counts.next().map(|it| Arc::new(it.finish()) as ArrayRef)
            } else {
                texts.next().map(|it| Arc::new(it.finish()) as ArrayRef)
            };
            columns.extend(column);
        }
        RecordBatch::try_new(schema.clone(), columns)
    }
}

fn schema(id: &Field, names: Names) -> SchemaRef {
    let column = |(name, is_count): &(&str, bool)| {
        Field::new(*name, if *is_count { DataType::Int64 } else { DataType::Utf8 }, true)
    };
    let id = Field::new("id", id.data_type().clone(), true);
    Arc::new(Schema::new([id].into_iter().chain(names.iter().map(column)).collect::<Vec<_>>()))
}

/// The text of a row, or why there is none.
fn text(column: &ArrayRef, row: usize) -> Result<&str, String> {
    if column.is_null(row) {
        return Err("null".to_owned());
    }
    let any = column.as_any();
    let text = any.downcast_ref::<StringArray>().map(|it| it.value(row));
    let text = text.or_else(|| any.downcast_ref::<LargeStringArray>().map(|it| it.value(row)));
    let text = text.or_else(|| any.downcast_ref::<StringViewArray>().map(|it| it.value(row)));
    text.ok_or_else(|| format!("not text, but {}", column.data_type()))
}

/// What a thread made of its rows.
struct Part {
    rows: RecordBatch,
    articles: RecordBatch,
    rejected: RecordBatch,
    stocks: Vec<Stock>,
}

/// A table being worked on.
struct Job<'c> {
    call: &'c Call,
    kind: Option<Kind>,
    work: Work,
    names: Names,
    schemas: [SchemaRef; 3],
}

/// Works on all rows. Only what is made is kept, never what was read.
pub(crate) fn run(
    call: &Call,
    reader: RecordBatchStreamReader,
    (text, id): (&str, &str),
    kind: Option<Kind>,
    work: Work,
    threads: usize,
) -> Result<Tables, Error> {
    let schema_in = reader.schema();
    let place = |name: &str| {
        let names: Vec<_> = schema_in.fields().iter().map(|field| format!("`{}`", field.name())).collect();
        schema_in.index_of(name).map_err(|_| {
            Error::Value(format!("the table has no column `{name}`; there are {}", names.join(", ")))
        })
    };
    let (text, id) = (place(text)?, place(id)?);
    let names = if matches!(work, Work::Fix(_)) { FIXED } else { FINDINGS };
    let id_field = schema_in.field(id);
    let schemas = [names, ARTICLES, REJECTED].map(|names| schema(id_field, names));
    let job = Job { call, kind, work, names, schemas };
    let mut inventory = Inventory::new();
    let mut made: [Vec<RecordBatch>; 3] = Default::default();
    for batch in reader {
        let batch = batch?;
        let columns = (batch.column(text), batch.column(id));
        let mut from = 0;
        while from < batch.num_rows() {
            let starts: Vec<usize> = (from..batch.num_rows()).step_by(ROWS).take(threads.max(1)).collect();
            let parts = std::thread::scope(|scope| {
                let part = |start: &usize| {
                    let rows = ROWS.min(batch.num_rows() - start);
                    let (texts, ids) = (columns.0.slice(*start, rows), columns.1.slice(*start, rows));
                    let job = &job;
                    scope.spawn(move || job.part(&texts, &ids))
                };
                let running: Vec<_> = starts.iter().map(part).collect();
                running.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
            });
            for part in parts {
                let part = part.map_err(|_| Error::Value("a row could not be checked".to_owned()))??;
                part.stocks.iter().for_each(|stock| inventory.add(stock));
                for (to, batch) in made.iter_mut().zip([part.rows, part.articles, part.rejected]) {
                    if batch.num_rows() > 0 {
                        to.push(batch);
                    }
                }
            }
            from += ROWS * starts.len();
        }
    }
    inventory.finish();
    let inventory = serde_json::to_value(&inventory)?;
    let [rows, articles, rejected] = made;
    let [first, second, third] = job.schemas;
    Python::attach(|py| {
        let stream = |schema, batches: Vec<_>| Py::new(py, Stream { schema, batches: batches.into() });
        Ok(Tables {
            rows: stream(first, rows)?,
            articles: stream(second, articles)?,
            rejected: stream(third, rejected)?,
            inventory,
        })
    })
}

impl Job<'_> {
    fn part(&self, texts: &ArrayRef, ids: &ArrayRef) -> Result<Part, Error> {
        let (mut rows, mut articles, mut rejected) =
            (Columns::new(self.names), Columns::new(ARTICLES), Columns::new(REJECTED));
        let mut stocks = Vec::new();
        for (number, row) in (0..texts.len()).zip(0_u32..) {
            let text = match text(texts, number) {
                Ok(text) => text,
                Err(reason) => {
                    rejected.push(row, &[Some(&reason)], &[]);
                    continue;
                }
            };
            let input = Input { bytes: text.as_bytes(), is_text: true };
            let (source, kind) = match self.call.decode(input, self.kind, "text") {
                Ok(decoded) => decoded,
                Err(error) => {
                    rejected.push(row, &[Some(&error.to_string())], &[]);
                    continue;
                }
            };
            if let Work::Fix(safety) = self.work {
                let fixed = fixes::all(&self.call.without_history, &source, kind, safety);
                let by_rule = fixed.by_rule();
                let rules: Vec<&str> = by_rule.keys().copied().collect();
                let counts = [by_rule.values().sum(), fixed.report.diagnostics.len()].map(whole);
                rows.push(row, &[Some(&fixed.text), Some(&rules.join(" "))], &counts);
                continue;
            }
            let report = self.call.validator.source(&source, kind);
            let mut summary = Summary::default();
            let stock = if self.work == Work::Archive {
                reading::take_stock(&source, kind, &self.call.options)
            } else {
                Vec::new()
            };
            if self.work == Work::Archive {
                describe(&mut articles, row, &report, &stock);
                stocks.extend(stock);
            }
            self.call.show("", &source, report, &mut summary, |file| {
                for it in &file.report.diagnostics {
                    let (start, end) = (file.lines.position(it.span.start), file.lines.position(it.span.end));
                    let fix = it.fix.as_ref().map(|fix| fix.safety.name());
                    let print = it.fingerprint.to_string();
                    let texts =
                        [Some(it.rule), Some(it.severity.name()), Some(&*it.message), fix, Some(&*print)];
                    let place = [start.line, start.column, start.offset, end.line, end.column, end.offset];
                    let [a, b, c, d, e, f] = place.map(|it| Some(i64::from(it)));
                    rows.push(row, &texts, &[it.article.and_then(whole), a, b, c, d, e, f]);
                }
            });
        }
        let [first, second, third] = &self.schemas;
        Ok(Part {
            rows: rows.finish(self.names, ids, first)?,
            articles: articles.finish(ARTICLES, ids, second)?,
            rejected: rejected.finish(REJECTED, ids, third)?,
            stocks,
        })
    }
}

fn whole(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}

/// What the articles of a row are.
fn describe(articles: &mut Columns, row: u32, report: &Report, stocks: &[Stock]) {
    let time = |time: Option<DateTime<Utc>>| time.map(|it| it.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    // By article, in one pass over the findings.
    let mut counts = vec![[0_i64; 3]; report.articles.len()];
    for it in &report.diagnostics {
        if let Some([errors, warnings, infos]) = it.article.and_then(|index| counts.get_mut(index)) {
            *match it.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                _ => infos,
            } += 1;
        }
    }
    for ((article, [errors, warnings, infos]), number) in report.articles.iter().zip(counts).zip(0..) {
        let reading = stocks.get(number).map(|stock| &stock.reading).filter(|it| it.index == article.index);
        let blocks = || reading.into_iter().flat_map(|it| it.cover.iter().chain(&it.blocks));
        let words = |text: &Option<String>| text.as_ref().map_or(0, |text| text.split_whitespace().count());
        let (mut images, mut embeds) = (BTreeSet::new(), 0);
        for block in blocks() {
            match block.kind {
                BlockKind::Image | BlockKind::Slideshow => images.extend(&block.sources),
                BlockKind::Embed => embeds += 1,
                _ => {}
            }
        }
        let authors = reading.map(|it| it.authors.join("; ")).filter(|it| !it.is_empty());
        let (published, modified) = (time(article.published), time(article.modified));
        let texts =
            [&article.canonical, &article.title, &authors, &published, &modified].map(Option::as_deref);
        let [item, words, images, embeds] =
            [article.index, blocks().map(|it| words(&it.text)).sum(), images.len(), embeds].map(whole);
        articles.push(row, &texts, &[item, words, images, embeds, Some(errors), Some(warnings), Some(infos)]);
    }
}
