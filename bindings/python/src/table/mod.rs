//! Tables: rows in, findings, articles and rejected rows out, on all cores.

mod articles;
mod cells;
mod columns;
mod python;
mod tally;

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use ia_validate::fix::{self as fixes, Safety};
use ia_validate::reading;
use ia_validate_render::call::Call;

use crate::error::Error;
use cells::Texts;
use columns::{ARTICLES, Columns, FINDINGS, FIXED, Names, REJECTED, schema};
use tally::Counts;

pub(crate) use python::{Flow, Made, Tally, numbered, repeated};

/// Rows that one thread does at a time.
const ROWS: usize = 64;

/// What is done with rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Work {
    /// Findings.
    Check,
    /// Findings, what the articles are, and counts over all.
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

/// What was made of some rows.
struct Part {
    rows: RecordBatch,
    articles: RecordBatch,
    rejected: RecordBatch,
    counts: Counts,
}

/// What is to be done with a table.
struct Job {
    call: Arc<Call>,
    work: Work,
    threads: usize,
    /// The places of the columns of texts and of ids.
    columns: (usize, usize),
    names: Names,
    schemas: [SchemaRef; 3],
}

impl Job {
    /// A job for the rows of a reader.
    fn new(
        call: Arc<Call>,
        reader: &RecordBatchStreamReader,
        (text, id): (&str, &str),
        work: Work,
        threads: usize,
    ) -> Result<Self, Error> {
        let schema_in = reader.schema();
        let place = |name: &str| {
            let names: Vec<_> =
                schema_in.fields().iter().map(|field| format!("`{}`", field.name())).collect();
            schema_in.index_of(name).map_err(|_| {
                Error::Value(format!("the table has no column `{name}`; there are {}", names.join(", ")))
            })
        };
        let columns = (place(text)?, place(id)?);
        let names = if matches!(work, Work::Fix(_)) { FIXED } else { FINDINGS };
        let id_type = cells::id_type(schema_in.field(columns.1).data_type());
        let schemas = [names, ARTICLES, REJECTED].map(|names| schema(id_type, names));
        Ok(Self { call, work, threads: threads.max(1), columns, names, schemas })
    }

    /// Works on the rows of a batch: whoever is done takes the next of them, and all stand in order.
    fn batch(&self, batch: &RecordBatch) -> Result<Vec<Part>, Error> {
        let (texts, ids) =
            (cells::plain(batch.column(self.columns.0))?, cells::ids(batch.column(self.columns.1))?);
        let (rows, next) = (batch.num_rows(), AtomicUsize::new(0));
        let work = || {
            let mut made = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let from = number * ROWS;
                if from >= rows {
                    return Ok::<_, Error>(made);
                }
                let count = ROWS.min(rows - from);
                made.push((number, self.part(&texts.slice(from, count), &ids.slice(from, count))?));
            }
        };
        let threads = self.threads.min(rows.div_ceil(ROWS));
        let mut parts = if threads < 2 {
            work()?
        } else {
            std::thread::scope(|scope| {
                let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
                let mut parts = Vec::new();
                for thread in running {
                    let made =
                        thread.join().map_err(|_| Error::Value("a row could not be checked".to_owned()))?;
                    parts.extend(made?);
                }
                Ok::<_, Error>(parts)
            })?
        };
        parts.sort_by_key(|(number, _)| *number);
        Ok(parts.into_iter().map(|(_, part)| part).collect())
    }

    fn part(&self, texts: &ArrayRef, ids: &ArrayRef) -> Result<Part, Error> {
        // Rows have few findings, and hardly any is rejected.
        let count = ids.len();
        let of_articles = if self.work == Work::Archive { count } else { 0 };
        let (mut rows, mut articles, mut rejected) = (
            Columns::new(self.names, 2 * count),
            Columns::new(ARTICLES, of_articles),
            Columns::new(REJECTED, 0),
        );
        let (mut counts, texts) = (Counts::default(), Texts::of(texts));
        for (number, row) in (0..ids.len()).zip(0_u32..) {
            let id = if self.work == Work::Check { None } else { cells::id(ids, number) };
            counts.row(id.as_deref().map(cells::number));
            let text = match texts.get(number) {
                Ok(text) => text,
                Err(reason) => {
                    counts.rejected();
                    rejected.push(row, &[Some(&reason)], &[]);
                    continue;
                }
            };
            let (source, kind) = match self.call.decode(&text) {
                Ok(decoded) => decoded,
                Err(error) => {
                    counts.rejected();
                    rejected.push(row, &[Some(&error.to_string())], &[]);
                    continue;
                }
            };
            if let Work::Fix(safety) = self.work {
                let fixed = fixes::all(self.call.validator(false), &source, kind, safety);
                let by_rule = fixed.by_rule();
                let rules: Vec<&str> = by_rule.keys().copied().collect();
                let numbers = [by_rule.values().sum(), fixed.report.diagnostics.len()].map(whole);
                rows.push(row, &[Some(&fixed.text), Some(&rules.join(" "))], &numbers);
                continue;
            }
            let validator = self.call.validator(true);
            let mut report = if self.work == Work::Archive {
                let (report, stocks) = reading::check_and_take_stock(validator, &source, kind);
                articles::describe(&mut articles, row, &report, &stocks);
                counts.add(&report, id.as_deref());
                counts.stock(&stocks);
                report
            } else {
                validator.source(&source, kind)
            };
            report.limit(&self.call.limits);
            if report.diagnostics.is_empty() {
                continue;
            }
            let lines = source.lines();
            for it in &report.diagnostics {
                let (start, end) = (lines.position(it.span.start), lines.position(it.span.end));
                let fix = it.fix.as_ref().map(|fix| fix.safety.name());
                let print = it.fingerprint.to_string();
                let texts = [Some(it.rule), Some(it.severity.name()), Some(&*it.message), fix, Some(&*print)];
                let place = [start.line, start.column, start.offset, end.line, end.column, end.offset];
                let [a, b, c, d, e, f] = place.map(|it| Some(i64::from(it)));
                rows.push(row, &texts, &[it.article.and_then(whole), a, b, c, d, e, f]);
            }
        }
        let [first, second, third] = &self.schemas;
        Ok(Part {
            rows: rows.finish(ids, first)?,
            articles: articles.finish(ids, second)?,
            rejected: rejected.finish(ids, third)?,
            counts,
        })
    }
}

fn whole(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}

/// Rows being worked on, batch by batch. Only what is made is kept, never what was read.
pub(crate) struct Rows {
    job: Arc<Job>,
    reader: RecordBatchStreamReader,
}

impl Rows {
    pub(crate) fn new(
        call: Arc<Call>,
        reader: RecordBatchStreamReader,
        columns: (&str, &str),
        work: Work,
        threads: usize,
    ) -> Result<Self, Error> {
        Ok(Self { job: Arc::new(Job::new(call, &reader, columns, work, threads)?), reader })
    }
}

/// What was made of a batch, and what was counted.
pub(crate) struct Batch {
    rows: RecordBatch,
    articles: RecordBatch,
    rejected: RecordBatch,
    counted: Vec<Counts>,
}

impl Iterator for Rows {
    type Item = Result<Batch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.reader.next()?;
        let made = || {
            let parts = self.job.batch(&batch?)?;
            let all = |schema, of: fn(&Part) -> &RecordBatch| {
                arrow_select::concat::concat_batches(schema, parts.iter().map(of))
            };
            let [first, second, third] = &self.job.schemas;
            Ok(Batch {
                rows: all(first, |part| &part.rows)?,
                articles: all(second, |part| &part.articles)?,
                rejected: all(third, |part| &part.rejected)?,
                counted: parts.into_iter().map(|part| part.counts).collect(),
            })
        };
        Some(made())
    }
}
