//! What the tests of all crates share: documents, random numbers, how much is run, and what is skipped, aloud.
//!
//! With `IA_VALIDATE_LONG=1` in the environment, tests that look at random documents look at many times more of
//! them. `.ci/full` sets it.
#![allow(clippy::panic, clippy::unwrap_used)] // what fails here fails a test, as it should

pub mod feeds;
pub mod imports;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{env, fs, io};

pub use fastrand::Rng;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The folder of our own documents.
pub const TEST_ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../test-articles");

/// A file that is an article or a feed.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path in the folder that it was looked for in.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Document {
    /// What stands in it as UTF-8, with replacement characters for what is none.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

/// Our own documents.
#[must_use]
pub fn test_articles() -> Vec<Document> {
    documents(Path::new(TEST_ARTICLES))
}

/// Documents that other people wrote, in a folder of the corpus; none, aloud, where there is no corpus.
#[must_use]
pub fn corpus(folder: &str) -> Vec<Document> {
    beside("corpus").map_or_else(Vec::new, |corpus| documents(&corpus.join(folder)))
}

/// Small inputs, each of one kind of defect that real documents have; none, aloud, where they are not there.
#[must_use]
pub fn found() -> Vec<Document> {
    beside("found").map_or_else(Vec::new, |found| documents(&found))
}

/// What stands in the folder `shared` beside the repository, or beside the folder that a work tree is in; none,
/// aloud, where it is not there.
#[must_use]
pub fn beside(path: &str) -> Option<PathBuf> {
    let places = ["../shared", "../../shared"].map(|place| Path::new(ROOT).join(place).join(path));
    let found = places.into_iter().find(|place| place.exists());
    if found.is_none() {
        skipped(&format!("there is no ../shared/{path}"));
    }
    found
}

fn documents(folder: &Path) -> Vec<Document> {
    let paths = files(folder, &["html", "xml"]);
    assert!(!paths.is_empty(), "no documents in {}", folder.display());
    let document = |path: PathBuf| Document {
        name: path.strip_prefix(folder).unwrap().display().to_string(),
        bytes: fs::read(&path).unwrap(),
    };
    paths.into_iter().map(document).collect()
}

/// The files with one of these extensions in a folder and the folders in it, sorted.
#[must_use]
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| extensions.iter().any(|&extension| it == extension)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Says, once for each reason, what could not be tested; past the test harness, which shows nothing of a test that
/// passes.
pub fn skipped(why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap().insert(why.to_owned()) {
        // In one piece: others write, too.
        let _ = io::stderr().write_all(format!("skipped: {why}\n").as_bytes());
    }
}

/// Whether the environment asks for long runs.
#[must_use]
pub fn is_long() -> bool {
    env::var_os("IA_VALIDATE_LONG").is_some_and(|value| value == "1")
}

/// How many random documents a test looks at: `short`, or `long` if the environment asks for it.
#[must_use]
pub fn runs(short: u64, long: u64) -> u64 {
    if is_long() { long } else { short }
}

/// One of `choices`, which must not be empty.
pub fn pick<T: Copy>(random: &mut Rng, choices: &[T]) -> T {
    choices[random.usize(..choices.len())]
}

/// The character boundary at an offset, or the last one in front of it.
#[must_use]
pub fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
