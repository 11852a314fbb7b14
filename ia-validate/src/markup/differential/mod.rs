//! The markup engine beside other engines: html5ever's tokens, html5gum's spans, RcDom's trees.
//!
//! All comparisons run on our own documents, on the corpus, on hand-written nasty documents, and on
//! thousands of mutants of all these.

mod differences;
mod grown;
mod html5ever_tokens;
mod html5gum_spans;
mod html5lib;
mod invariants;
mod mutants;
mod rcdom_tree;
mod samples;
mod shows;
mod trees;

use std::sync::OnceLock;

use ia_validate_testing::{corpus, runs, test_articles};
use mutants::mutant;

/// How many mutants each comparison sees.
fn mutants() -> u64 {
    runs(10_000, 300_000)
}

/// A document, and what to call it in a failure.
struct Document {
    name: String,
    text: String,
}

/// Our own documents, those of the corpus where it is, and the hand-written ones.
fn documents() -> &'static [Document] {
    static DOCUMENTS: OnceLock<Vec<Document>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let files = test_articles().into_iter().chain(corpus(""));
        let files = files.map(|it| Document { text: it.text().into_owned(), name: it.name });
        let by_hand = samples::NASTY.iter().chain(samples::CONFORMING);
        let by_hand = by_hand.map(|&text| Document { name: "by hand".to_owned(), text: text.to_owned() });
        files.chain(by_hand).collect()
    })
}

/// Runs `check` on all documents and mutants; a failure shows a document as short as it can be made.
fn check_all(check: impl Fn(&str) -> Result<(), String>) {
    for document in documents() {
        assert_passes(&document.name, &document.text, &check);
    }
    for seed in 0..mutants() {
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
