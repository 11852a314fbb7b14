//! What holds of every report: on our own documents, on the corpus where it is, and on mutants of both.

use std::thread;

use ia_validate::{Kind, Options, Report, Source, Span, Validator};
use ia_validate_testing::{corpus, runs, test_articles};

use crate::mutants::{Text, mutants};

fn documents() -> Vec<Text> {
    let documents = [test_articles(), corpus("")].concat();
    let mutants = mutants(&documents, 7, runs(1000, 4000), 8);
    documents.iter().map(Text::from).chain(mutants).collect()
}

fn validator() -> Validator {
    let mut options = Options::default();
    options.domains = vec!["example.com".parse().unwrap()];
    options.now = Some("2026-03-06T12:00:00Z".parse().unwrap());
    Validator::new(options)
}

/// What is found in a document as an article and as a feed: any text may be given as either.
fn reports(validator: &Validator, Text { text, .. }: &Text) -> [Report; 2] {
    [Kind::Article, Kind::Feed].map(|kind| validator.source(&Source::from_text(text), kind))
}

#[test]
fn places_are_places_in_the_text() {
    let validator = validator();
    let mut findings = 0;
    for document in documents() {
        for report in reports(&validator, &document) {
            findings += report.diagnostics.len();
            assert_places(&document, &report);
        }
    }
    assert!(findings > 10_000, "only {findings} findings");
}

fn assert_places(Text { name, text }: &Text, report: &Report) {
    let assert_place = |span: Span, of: &dyn std::fmt::Debug| {
        assert!(
            span.start <= span.end && text.get(span.range()).is_some(),
            "{span:?} of {of:?} in {name}\n{text}"
        );
    };
    for finding in report.diagnostics.iter().chain(&report.suppressed) {
        assert_place(finding.span, finding);
        finding.related.iter().for_each(|related| assert_place(related.span, finding));
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        edits.for_each(|edit| assert_place(edit.span, finding));
        assert!(finding.article.is_none_or(|index| index < report.articles.len()), "{finding:?} in {name}");
    }
    report.articles.iter().for_each(|article| assert_place(article.span, article));
    let order = |report: &Report| {
        report.diagnostics.is_sorted_by_key(|finding| (finding.span.start, finding.rule))
            && report.suppressed.is_sorted_by_key(|finding| (finding.span.start, finding.rule))
    };
    assert!(order(report), "{name}");
}

/// Nothing is left behind from document to document, and nothing depends on what others do meanwhile.
#[test]
fn reports_are_the_same_at_any_time_and_on_any_thread() {
    let (validator, documents) = (validator(), documents());
    let forwards: Vec<_> = documents.iter().map(|document| reports(&validator, document)).collect();
    thread::scope(|scope| {
        for part in 0..2 {
            let (validator, documents, forwards) = (validator.clone(), &documents, &forwards);
            scope.spawn(move || {
                for (document, expected) in documents.iter().zip(forwards).rev().skip(part) {
                    assert_eq!(&reports(&validator, document), expected, "{}", document.name);
                }
            });
        }
    });
}
