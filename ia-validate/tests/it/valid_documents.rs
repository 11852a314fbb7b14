//! What Facebook's own samples and the documents that its SDK calls valid draw today: rule by rule, so that a new false alarm
//! shows. It stands in `valid_documents.txt`; `UPDATE=1` writes it down again, for somebody to judge.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use ia_validate::{Options, Source, Validator};
use ia_validate_testing::{Document, beside, corpus};

use crate::corpus::complete;
use crate::fixes::check::meant;

/// The folders of the corpus, and what the names of their documents begin with. Single elements are completed.
const SETS: &[(&str, &str)] = &[("articles", "facebook"), ("sdk/valid", ""), ("sdk/elements", "")];

#[test]
fn what_is_valid_draws_what_it_drew() {
    if beside("corpus").is_none() {
        return;
    }
    let validator = Validator::new(Options::default());
    let mut drawn = String::new();
    for (folder, start) in SETS {
        writeln!(drawn, "## {folder}\n").unwrap();
        for Document { name, bytes } in corpus(folder) {
            let file = name.rsplit('/').next().unwrap_or(&name);
            if !file.starts_with(start) {
                continue;
            }
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            let source = Source::decode(&bytes, None);
            let whole = match *folder {
                "sdk/elements" => complete(source.text()),
                _ => source.text().to_owned(),
            };
            let report = validator.source(&Source::from_text(&whole), meant(whole.as_bytes()));
            for finding in report.diagnostics {
                *counts.entry(format!("{} {}", finding.severity, finding.rule)).or_default() += 1;
            }
            writeln!(drawn, "{file}").unwrap();
            for (rule, count) in counts {
                writeln!(drawn, "  {rule} × {count}").unwrap();
            }
        }
        drawn.push('\n');
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/valid_documents.txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(drawn.lines().count() > 100, "hardly any documents");
    let new = |one: &str, other: &str| {
        let known: Vec<&str> = other.lines().collect();
        one.lines().filter(|line| !known.contains(line)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(drawn, written, "now: {:?}\nbefore: {:?}", new(&drawn, &written), new(&written, &drawn));
}
