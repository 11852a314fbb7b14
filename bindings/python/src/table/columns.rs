//! The columns of what is made of a table: the contract of `docs/archives.md`.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

/// The name of each column but the id, and whether it counts.
pub(super) type Names = &'static [(&'static str, bool)];

pub(super) const FINDINGS: Names = &[
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
pub(super) const ARTICLES: Names = &[
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
pub(super) const REJECTED: Names = &[("reason", false)];
pub(super) const FIXED: Names = &[("text", false), ("fixed", true), ("rules", false), ("left", true)];

/// Bytes that there is room for in each text of a row, before more is asked for.
const TEXT: usize = 16;

/// The columns of a kind of output: the rows of the input that they are about, texts and counts.
pub(super) struct Columns {
    names: Names,
    rows: Vec<u32>,
    texts: Vec<StringBuilder>,
    counts: Vec<Int64Builder>,
}

impl Columns {
    /// Columns with room for so many rows.
    pub(super) fn new(names: Names, rows: usize) -> Self {
        let number = |wanted: bool| names.iter().filter(|(_, counts)| *counts == wanted).count();
        let text = |_| StringBuilder::with_capacity(rows, rows * TEXT);
        Self {
            names,
            rows: Vec::with_capacity(rows),
            texts: (0..number(false)).map(text).collect(),
            counts: (0..number(true)).map(|_| Int64Builder::with_capacity(rows)).collect(),
        }
    }

    /// Adds a row: its texts and its counts, each in the order of the columns.
    pub(super) fn push(&mut self, row: u32, texts: &[Option<&str>], counts: &[Option<i64>]) {
        self.rows.push(row);
        self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_option(*text));
        self.counts.iter_mut().zip(counts).for_each(|(column, count)| column.append_option(*count));
    }

    pub(super) fn finish(mut self, ids: &ArrayRef, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let mut columns = vec![arrow_select::take::take(ids, &UInt32Array::from(self.rows), None)?];
        let (mut texts, mut counts) = (self.texts.iter_mut(), self.counts.iter_mut());
        for (_, is_count) in self.names {
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

/// The schema of these columns behind an id of this type.
pub(super) fn schema(id: &DataType, names: Names) -> SchemaRef {
    let column = |(name, is_count): &(&str, bool)| {
        Field::new(*name, if *is_count { DataType::Int64 } else { DataType::Utf8 }, true)
    };
    let id = Field::new("id", id.clone(), true);
    Arc::new(Schema::new([id].into_iter().chain(names.iter().map(column)).collect::<Vec<_>>()))
}
