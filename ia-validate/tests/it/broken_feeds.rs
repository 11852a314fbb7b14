//! Feeds with random defects: what is whole in them is judged as before, and what is broken is told.

use std::collections::BTreeMap;

use ia_validate::{Kind, Options, Report, Severity, Source, Validator};
use ia_validate_testing::{feeds, runs};

/// The rules that say that a feed is not well-formed, or not as it was meant.
const BROKEN: [&str; 3] = ["feed-cdata-broken", "feed-namespace-missing", "feed-not-wellformed"];

/// The findings about each article, by its title: rules and places from the item on.
fn findings(report: &Report) -> BTreeMap<&str, Vec<Vec<(&'static str, u32)>>> {
    let mut all = BTreeMap::<&str, Vec<_>>::new();
    for (index, article) in report.articles.iter().enumerate() {
        let own = report.diagnostics.iter().filter(|finding| finding.article == Some(index));
        // What compares it with others depends on them.
        let own = own
            .filter(|finding| !finding.rule.starts_with("feed-") && !finding.rule.starts_with("duplicate-"));
        let own =
            own.map(|finding| (finding.rule, finding.span.start.wrapping_sub(article.span.start))).collect();
        all.entry(article.title.as_deref().unwrap_or_default()).or_default().push(own);
    }
    all
}

#[test]
#[allow(clippy::print_stdout)] // the figures, for who asks with --nocapture
fn items_that_are_whole_are_judged_as_before() {
    let feeds = feeds::feeds();
    let validator = Validator::new(Options::default());
    let originals: Vec<Report> = feeds.iter().map(|feed| validator.feed(feed.as_bytes())).collect();
    let (mut compared, mut wrong) = (0, Vec::new());
    for seed in 0..runs(1_000, 10_000) {
        let (which, bytes) = feeds::mutant(&feeds, seed);
        let source = Source::decode(&bytes, Some(Kind::Feed));
        if !source.malformed().is_empty() {
            continue;
        }
        let report = validator.source(&source, Kind::Feed);
        let found = findings(&report);
        let is_broken = report
            .diagnostics
            .iter()
            .any(|finding| finding.severity == Severity::Error && BROKEN.contains(&finding.rule));
        let original = &originals[which];
        for (title, expected) in findings(original) {
            let Some(article) =
                original.articles.iter().find(|article| article.title.as_deref() == Some(title))
            else {
                continue;
            };
            let item = &feeds[which][article.span.start as usize..];
            let item = &item[..item.find("</item>").map_or(item.len(), |end| end + 7)];
            // In a feed that every parser reads, it may well be part of a comment now.
            if expected.len() != 1 || source.text().matches(item).count() != 1 || !is_broken {
                continue;
            }
            compared += 1;
            if found.get(title).is_none_or(|found| !found.contains(&expected[0])) {
                wrong.push(format!("seed {seed}: {title}: {:?} instead of {expected:?}", found.get(title)));
            }
        }
    }
    println!("{compared} items compared, {} wrong", wrong.len());
    assert!(compared > 100);
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}
