//! The markup engine beside other engines: html5ever's tokens, html5gum's spans, RcDom's trees.
//!
//! All comparisons run on our own documents, on the corpus, on hand-written nasty documents, and on tens of
//! thousands of mutants of all these.

mod differences;
mod grown;
mod html5ever_tokens;
mod html5gum_spans;
mod html5lib;
mod invariants;
mod mutants;
pub(crate) mod random;
mod rcdom_tree;
mod samples;
mod shows;
mod trees;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use mutants::mutant;

/// How many mutants each comparison sees.
const MUTANTS: u64 = 30_000;

/// Where documents are, seen from the folder of this crate; the corpus stands beside the repository, or one
/// folder up from a work tree.
const FOLDERS: [&[&str]; 2] = [&["../test-articles"], &["../../shared/corpus", "../../../shared/corpus"]];

/// A document, and what to call it in a failure.
struct Document {
    name: String,
    text: String,
}

/// The documents of all folders that are there, and the hand-written ones.
fn documents() -> &'static [Document] {
    static DOCUMENTS: OnceLock<Vec<Document>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let by_hand = samples::NASTY.iter().chain(samples::CONFORMING);
        let by_hand = by_hand.map(|&text| Document { name: "by hand".to_owned(), text: text.to_owned() });
        FOLDERS.into_iter().flat_map(documents_in).chain(by_hand).collect()
    })
}

#[allow(clippy::print_stderr)] // a test says aloud what it skips
fn documents_in(places: &[&str]) -> Vec<Document> {
    let folders = places.iter().map(|place| Path::new(env!("CARGO_MANIFEST_DIR")).join(place));
    let mut waiting: Vec<PathBuf> = folders.filter(|folder| folder.is_dir()).take(1).collect();
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("html" | "xml") => paths.push(path),
                _ if path.is_dir() => waiting.push(path),
                _ => {}
            }
        }
    }
    if paths.is_empty() {
        eprintln!("skipped {}: no documents there", places[0]);
    }
    paths.sort();
    let read = |path: PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        Document { name: path.display().to_string(), text }
    };
    paths.into_iter().map(read).collect()
}

/// Runs `check` on all documents and mutants; a failure shows a document as short as it can be made.
fn check_all(check: impl Fn(&str) -> Result<(), String>) {
    for document in documents() {
        assert_passes(&document.name, &document.text, &check);
    }
    for seed in 0..MUTANTS {
        assert_passes(&format!("mutant {seed}"), &mutant(documents(), seed), &check);
    }
}

fn assert_passes(name: &str, text: &str, check: &impl Fn(&str) -> Result<(), String>) {
    let named = Named(name, text);
    if check(text).is_err() {
        let short = shrunk(text, |text| check(text).is_err());
        std::mem::forget(named);
        panic!("{name}: {}\non {short:?}", check(&short).unwrap_err());
    }
}

/// Names the document on which a check panics.
struct Named<'t>(&'t str, &'t str);

impl Drop for Named<'_> {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("on {}: {:?}", self.0, self.1.chars().take(2_000).collect::<String>());
        }
    }
}

/// Drops stretches of a text for as long as it fails without them.
fn shrunk(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    let mut stretch = kept.len();
    while stretch > 0 {
        let mut at = 0;
        while at < kept.len() {
            let end = kept.len().min(at + stretch);
            let without: Vec<char> = [&kept[..at], &kept[end..]].concat();
            if fails(&without.iter().collect::<String>()) {
                kept = without;
            } else {
                at = end;
            }
        }
        stretch /= 2;
    }
    kept.into_iter().collect()
}
