//! The file: JSON, sorted, a line for each known finding.

use std::collections::BTreeMap;
use std::io::{self, Cursor};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::BaselineProblem;
use super::key::Key;
use crate::paths::{Old, Print, Unread, WriteError, read_regular, write};

/// The schema that is written, and the newest that is read.
const SCHEMA: u64 = 2;

/// Stands for whatever fingerprint: those of schema 1 were made otherwise, so only the rule and the place count.
pub(super) const ANY: &str = "";

/// How large a file can be, in bytes: some millions of findings.
const LARGEST: u64 = 1 << 28;

/// What tells the file from others.
const KIND: &str = "ia-validate baseline";

/// A finding: what it is in, rule and fingerprint.
pub(super) type Found = (Key, String, String);

/// How often each finding is known.
pub(super) type Counts = BTreeMap<Found, usize>;

/// How often each fingerprint is known, by rule, by what it is in.
type Places = BTreeMap<String, BTreeMap<String, BTreeMap<String, usize>>>;

/// The document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    schema: u64,
    kind: String,
    /// By the canonical URLs of articles in feeds.
    articles: Places,
    /// By paths from the file's folder.
    files: Places,
}

impl Default for Stored {
    fn default() -> Self {
        Self { schema: SCHEMA, kind: KIND.to_owned(), articles: Places::new(), files: Places::new() }
    }
}

impl Stored {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<(Self, Print), BaselineProblem> {
        let bytes = read_regular(path, LARGEST).map_err(|error| match error {
            Unread::Io(error) if error.kind() == io::ErrorKind::NotFound => BaselineProblem::Missing,
            error => BaselineProblem::Unreadable(error),
        })?;
        let document: Value = serde_json::from_slice(&bytes).map_err(|error| {
            // A merge can leave its marks in it.
            let is_ours = String::from_utf8_lossy(&bytes).contains(KIND);
            if is_ours { BaselineProblem::Damaged(error) } else { BaselineProblem::Foreign }
        })?;
        if document["kind"] != KIND {
            return Err(BaselineProblem::Foreign);
        }
        match document["schema"].as_u64() {
            Some(newer) if newer > SCHEMA => Err(BaselineProblem::Newer(newer)),
            _ => {
                let stored = serde_json::from_value(document).map_err(BaselineProblem::Damaged)?;
                Ok((stored, Print::of(&bytes)))
            }
        }
    }

    /// What is to be stored.
    pub(super) fn of(counts: Counts) -> Self {
        let mut stored = Self::default();
        for ((key, rule, fingerprint), count) in counts {
            let (places, name) = match key {
                Key::Article(canonical) => (&mut stored.articles, canonical),
                Key::File(path) => (&mut stored.files, path),
            };
            places.entry(name).or_default().entry(rule).or_default().insert(fingerprint, count);
        }
        stored
    }

    /// What is stored.
    pub(super) fn into_counts(self) -> Counts {
        let articles = self.articles.into_iter().map(|(canonical, rules)| (Key::Article(canonical), rules));
        let files = self.files.into_iter().map(|(path, rules)| (Key::File(path), rules));
        let mut counts = Counts::new();
        for (key, rules) in articles.chain(files) {
            for (rule, fingerprints) in rules {
                for (fingerprint, count) in fingerprints {
                    let fingerprint = if self.schema < SCHEMA { ANY.to_owned() } else { fingerprint };
                    *counts.entry((key.clone(), rule.clone(), fingerprint)).or_default() += count;
                }
            }
        }
        counts
    }

    /// Writes the file, all at once, in the place of what was read there.
    pub(super) fn write(&self, path: &Path, read: Option<Print>) -> Result<(), BaselineProblem> {
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(|error| BaselineProblem::Unwritable(WriteError::from(io::Error::from(error))))?;
        text.push(b'\n');
        write(path, &mut Cursor::new(text), &Old::Read(read)).map_err(BaselineProblem::Unwritable)
    }
}
