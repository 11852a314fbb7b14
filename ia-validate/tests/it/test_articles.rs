//! Our own documents draw the findings that are written beside them, and no others
//! (see `test-articles/README.md`).

use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;

use ia_validate::{Kind, Options, Source, Validator, rules};
use ia_validate_testing::{TEST_ARTICLES as FOLDER, files, skipped};

/// One line of an `.expected` file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Finding {
    line: u32,
    column: u32,
    rule: String,
}

impl Finding {
    fn parse(text: &str) -> Option<Self> {
        let (place, rule) = text.split_once(' ')?;
        let (line, column) = place.split_once(':')?;
        Some(Self { line: line.parse().ok()?, column: column.parse().ok()?, rule: rule.to_owned() })
    }

    fn exists(&self) -> bool {
        rules::find(&self.rule).is_some()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}", self.line, self.column, self.rule)
    }
}

#[test]
fn every_document_draws_what_is_expected_of_it() {
    let folder = Path::new(FOLDER);
    let documents = files(folder, &["html", "xml"]);
    assert!(!documents.is_empty(), "no documents in {FOLDER}");

    let validator = validator(&["example.com"]);
    let mut report = String::new();
    for document in &documents {
        if let Err(complaint) = check(&validator, document) {
            writeln!(report, "{}\n{complaint}", name_of(document)).unwrap();
        }
    }
    for orphan in files(folder, &["expected"]) {
        if !documents.iter().any(|document| document.with_extension("expected") == orphan) {
            writeln!(report, "{}\n  no such document\n", name_of(&orphan)).unwrap();
        }
    }
    assert!(report.is_empty(), "- expected, not found; + found, not expected\n\n{report}");
}

/// Without domains no canonical URL is compared with one: that must not bring up anything else.
#[test]
fn the_spotless_article_is_spotless_without_domains_too() {
    let bytes = fs::read(Path::new(FOLDER).join("spotless.html")).unwrap();
    let found = found_in(&validator(&[]), &bytes);
    assert!(found.is_empty(), "{found:#?}");
}

fn validator(domains: &[&str]) -> Validator {
    let mut options = Options::default();
    options.domains = domains.iter().map(|domain| domain.parse().unwrap()).collect();
    Validator::new(options)
}

fn name_of(file: &Path) -> String {
    file.strip_prefix(FOLDER).unwrap_or(file).display().to_string()
}

/// What is wrong with the document's findings, as indented lines.
fn check(validator: &Validator, document: &Path) -> Result<(), String> {
    let text = fs::read_to_string(document.with_extension("expected"))
        .map_err(|error| format!("  its .expected file cannot be read: {error}\n"))?;
    let mut expected = Vec::new();
    for line in text.lines() {
        expected.push(Finding::parse(line).ok_or_else(|| format!("  not a finding: {line}\n"))?);
    }
    if !expected.is_sorted() {
        return Err("  its .expected file is not sorted\n".to_owned());
    }
    let waits = document.file_name().is_some_and(|name| name.to_string_lossy().starts_with("later-"));
    if waits {
        for finding in expected.extract_if(.., |finding| !finding.exists()) {
            skipped(&format!("{} until the rule exists: {finding}", name_of(document)));
        }
    }
    let found = found_in(validator, &fs::read(document).map_err(|error| format!("  {error}\n"))?);
    if found.iter().map(|(finding, _)| finding).eq(&expected) { Ok(()) } else { Err(diff(&expected, &found)) }
}

/// The findings with their messages, in the order of the report.
fn found_in(validator: &Validator, bytes: &[u8]) -> Vec<(Finding, String)> {
    let source = Source::decode(bytes, None);
    let lines = source.lines();
    let report = validator.source(&source, Kind::of(source.text().as_bytes()));
    let finding = |place: u32, rule: &str| {
        let place = lines.position(place);
        Finding { line: place.line, column: place.column, rule: rule.to_owned() }
    };
    report
        .diagnostics
        .into_iter()
        .map(|it| (finding(it.span.start, it.rule), it.message.into_owned()))
        .collect()
}

/// All findings in order: the common ones, the missing ones (`-`), and the surplus ones (`+`).
fn diff(expected: &[Finding], found: &[(Finding, String)]) -> String {
    let mut out = String::new();
    let mut expected = expected.iter().peekable();
    for (finding, message) in found {
        while let Some(missing) = expected.next_if(|next| *next < finding) {
            writeln!(out, "- {missing}").unwrap();
        }
        if expected.next_if_eq(&finding).is_some() {
            writeln!(out, "  {finding}").unwrap();
        } else {
            writeln!(out, "+ {finding}: {message}").unwrap();
        }
    }
    for missing in expected {
        writeln!(out, "- {missing}").unwrap();
    }
    out
}
