//! The table on a report made by hand.

use ia_validate::report::{ArticleSummary, Outcome};
use ia_validate::{Diagnostic, Kind, Options, Report, Severity, Source, Span, Validator};
use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr;

use super::*;
use ia_validate_render::Layout;

/// An article: its title, its outcome, and the rule that decides it with a message.
type Judged<'t> = (&'t str, Outcome, Option<(&'static str, &'t str)>);

/// A report on these articles.
fn report(articles: &[Judged<'_>]) -> Report {
    let item = "<item><link>https://example.com/a</link></item>";
    let feed = format!("<rss><channel>{}</channel></rss>", item.repeat(articles.len()));
    let validator = Validator::new(Options::default());
    let mut report = validator.source(&Source::from_text(&feed), Kind::Feed);
    report.diagnostics.clear();
    let set = |summary: &mut ArticleSummary, title: &str, outcome, reason| {
        summary.title = Some(title.to_owned()).filter(|title| !title.is_empty());
        (summary.outcome, summary.reason) = (outcome, reason);
    };
    for (at, &(title, outcome, reason)) in articles.iter().enumerate() {
        set(&mut report.articles[at], title, outcome, reason.map(|(rule, _)| rule));
        if let Some((rule, message)) = reason {
            // Another one of the same rule, which does not decide, and a milder one.
            for (severity, message) in
                [(Severity::Warning, "milder"), (Severity::Error, message), (Severity::Error, "later")]
            {
                let mut finding = Diagnostic::new(rule, severity, Span::empty(0), message.to_owned());
                finding.article = Some(at);
                report.diagnostics.push(finding);
            }
        }
    }
    report.articles[0].published = "2016-02-01T09:00:00Z".parse().ok();
    report.articles[1].modified = "2016-02-03T09:00:00Z".parse().ok();
    report
}

fn all() -> Report {
    let evil = "Ferry\x1b[31m\u{202e}\nresumes";
    report(&[
        ("日本語の見出し is wide", Outcome::Create, None),
        (evil, Outcome::Update, None),
        ("", Outcome::Unchanged, None),
        (
            "Harbour",
            Outcome::Ignored,
            Some((
                "modified-not-incremented",
                "op-modified is not later than that of the stored version\x1b[0m: the update is ignored",
            )),
        ),
        (
            "A title that is longer than any narrow terminal is wide, if that is not asking for too much",
            Outcome::Rejected,
            Some(("title-missing", "the article has no title")),
        ),
    ])
}

fn table(report: &Report, now: Option<&str>, layout: Layout) -> String {
    let mut out = Vec::new();
    table::write(&mut out, report, now.map(|now| now.parse().unwrap()), layout).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn absolute_times() {
    assert_snapshot!(table(&all(), None, Layout::default()));
}

#[test]
fn times_before_now_on_a_narrow_terminal() {
    let layout = Layout { colour: false, columns: Some(60), ..Layout::default() };
    let table = table(&all(), Some("2016-02-03T11:00:00Z"), layout);
    assert!(table.lines().all(|line| line.width() <= 60), "{table}");
    assert_snapshot!(table);
}

#[test]
fn colours_change_nothing_but_colours() {
    for columns in [None, Some(60)] {
        let plain = table(&all(), None, Layout { colour: false, columns, ..Layout::default() });
        let colour = table(&all(), None, Layout { colour: true, columns, ..Layout::default() });
        assert!(!plain.contains('\x1b'));
        assert_eq!(anstream::adapter::strip_str(&colour).to_string(), plain);
    }
    assert_snapshot!(
        table(&all(), None, Layout { colour: true, columns: Some(60), ..Layout::default() })
            .replace('\x1b', "␛")
    );
}

#[test]
fn any_width() {
    for columns in 0..200 {
        table(&all(), None, Layout { colour: true, columns: Some(columns), ..Layout::default() });
    }
}

#[test]
fn no_articles() {
    assert_eq!(table(&Validator::new(Options::default()).feed(b"<rss/>"), None, Layout::default()), "");
}

#[test]
fn a_rule_that_the_caller_does_not_want_to_hear_of_still_decides() {
    let mut report = all();
    report.diagnostics.clear();
    let table = table(&report, None, Layout::default());
    assert!(table.contains("\n   title-missing\n"), "{table}");
}

#[test]
fn very_many_rejected_articles() {
    let rejected = ("T", Outcome::Rejected, Some(("title-missing", "the article has no title")));
    let table = table(&report(&vec![rejected; 20_000]), None, Layout::default());
    assert_eq!(table.lines().count(), 40_001);
}
