//! Bodies without their documents.

use ia_validate::fix::{self, Safety};
use ia_validate::{Kind, Options, Report, Source, Validator};
use ia_validate_testing::{Document, corpus, test_articles};

fn check(text: &str, kind: Kind) -> Report {
    Validator::new(Options::default()).source(&Source::from_text(text), kind)
}

/// The findings in a part of a text, each with where it stands in that.
fn findings(report: &Report, from: usize, to: usize) -> Vec<(&'static str, usize, usize)> {
    let places = report.diagnostics.iter().map(|it| (it.rule, it.span.start as usize, it.span.end as usize));
    let within = places.filter(|&(_, start, end)| from <= start && end <= to);
    within.map(|(rule, start, end)| (rule, start - from, end - from)).collect()
}

/// Where the body of an article stands: behind its header, in front of its end.
fn body(text: &str) -> Option<(usize, usize)> {
    let from = text.find("</header>")? + "</header>".len();
    let to = text.rfind("</article>")?;
    (text.matches("<article").count() == 1 && from < to).then_some((from, to))
}

#[test]
#[allow(clippy::print_stdout)] // the figure, for who asks with --nocapture
fn the_body_alone_draws_what_it_draws_in_its_document() {
    let documents: Vec<Document> = test_articles().into_iter().chain(corpus("articles")).collect();
    let mut compared = 0;
    for document in &documents {
        let Ok(text) = std::str::from_utf8(&document.bytes) else { continue };
        let Some((from, to)) = body(text).filter(|_| Kind::of(text.as_bytes()) == Kind::Article) else {
            continue;
        };
        let whole = check(text, Kind::Article);
        if whole.articles[0].reason == Some("markup-unparsable") || text.contains("ia-validate:") {
            continue;
        }
        let alone = check(&text[from..to], Kind::Fragment);
        // These compare with the header.
        let relevant = |all: Vec<(&'static str, usize, usize)>| -> Vec<_> {
            all.into_iter()
                .filter(|&(rule, ..)| !["image-repeated", "title-repeated"].contains(&rule))
                .collect()
        };
        let expected = relevant(findings(&whole, from, to));
        assert_eq!(relevant(findings(&alone, 0, to - from)), expected, "{}", document.name);
        compared += 1;
    }
    println!("{compared} bodies compared");
    assert!(compared >= 10, "{compared}");
}

#[test]
fn nothing_is_said_of_what_is_not_there() {
    for fine in [
        "<p>One</p><p>Two</p>",
        "<h1>A</h1><p>One</p><figure><img src=\"https://example.com/a.jpg\"></figure>",
        "<article><p>One</p></article>",
        "\u{feff}<p>One</p>",
        "",
        "  ",
    ] {
        let report = check(fine, Kind::Fragment);
        assert!(
            report.diagnostics.is_empty() && report.unchecked.is_empty(),
            "{fine}: {:?}",
            report.diagnostics
        );
    }
    let report = check("\u{feff}<p>é</p><h3>A</h3>", Kind::Fragment);
    assert_eq!(findings(&report, 0, 99), [("heading-level-unsupported", 12, 16)]);
    // A document is one.
    let rules =
        |kind| check("<html><body><article><h3>A</h3></article></body></html>", kind).diagnostics.len();
    assert_eq!(rules(Kind::Fragment), rules(Kind::Article));
}

#[test]
fn fixes_stay_in_the_body() {
    let text = "<p>One<p><figure><img src=\"https://example.com/a.jpg\"></figure></p>\n<h3>A</h3>\n";
    let validator = Validator::new(Options::default());
    let fixed = fix::all(&validator, &Source::from_text(text), Kind::Fragment, Safety::Unsafe);
    assert!(fixed.text.contains("<h2>A</h2>"), "{}", fixed.text);
    assert!(!fixed.text.contains("<body") && !fixed.text.contains("<article"), "{}", fixed.text);
    assert!(
        check(&fixed.text, Kind::Fragment)
            .diagnostics
            .iter()
            .all(|it| it.rule != "heading-level-unsupported")
    );
}
