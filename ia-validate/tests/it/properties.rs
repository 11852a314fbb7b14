//! What holds of every report: on our own documents, on the corpus where it is, and on mutants of both.

use std::thread;

use ia_validate::{Kind, Options, Report, Source, Span, Validator, reading};
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

#[test]
fn checking_and_taking_stock_in_one_go_changes_neither() {
    let mut options = Options::default();
    options.threads = 3;
    options.now = Some("2026-03-06T12:00:00Z".parse().unwrap());
    let validator = Validator::new(options.clone());
    let apart = |source: &Source<'_>, kind| {
        let both = (validator.source(source, kind), reading::take_stock(source, kind, &options));
        assert_eq!(reading::check_and_take_stock(&validator, source, kind), both);
        both.1.len()
    };
    let documents = [test_articles(), corpus("")].concat();
    for document in &documents {
        for kind in [Kind::Article, Kind::Feed, Kind::Fragment, Kind::Other] {
            apart(&Source::from_text(&document.text()), kind);
        }
        apart(&Source::decode(&document.bytes, None), Kind::of(&document.bytes));
    }
    // So many items that threads take them.
    let item = |number: usize| {
        let body = "<p>Text</p><div><p>Lost</p></div>".repeat(number % 7 * 30);
        let content = match number % 5 {
            0 => String::new(),
            1 => "<p>No document</p>".to_owned(),
            _ => format!(
                "<html><body><article><header><h1>{number}</h1></header>{body}</article></body></html>"
            ),
        };
        format!(
            "<item><title>{number}</title><content:encoded><![CDATA[{content}]]></content:encoded></item>"
        )
    };
    let items: String = (0..900).map(item).collect();
    let feed = format!("<rss version='2.0'><channel>{items}</channel></rss>");
    assert!(feed.len() > 1 << 20);
    assert_eq!(apart(&Source::from_text(&feed), Kind::Feed), 900);
}
