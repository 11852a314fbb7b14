//! What holds of the fixes of any document.

use std::collections::BTreeMap;

use ia_validate::fix::{self, Because, Fixed, Safety};
use ia_validate::{Kind, Options, Report, Severity, Source, Span, Validator};

use super::reading::{Text, iframes_differ, sections_differ};

/// Fixes that move text to another place.
const MOVES: [&str; 4] =
    ["footer-misplaced", "header-misplaced", "cite-outside-caption", "cover-media-outside-figure"];

/// Fixes that take text away that stands in the article once more, or only separates.
const REPEATS: [&str; 4] = ["time-multiple", "title-repeated", "author-multiple-in-address", "emoji-image"];

pub(crate) fn validator() -> Validator {
    let mut options = Options::default();
    options.domains = vec!["example.com".parse().unwrap()];
    Validator::new(options)
}

pub(crate) fn fixed(text: &str, kind: Kind, safety: Safety) -> Fixed {
    fix::all(&validator(), &Source::from_text(text), kind, safety)
}

/// How many errors and warnings there are of each rule.
pub(crate) fn counts(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.diagnostics.iter().filter(|it| it.severity > Severity::Info) {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

/// How many findings there are of each severity, the gravest first.
pub(crate) fn grades(report: &Report) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info].map(|severity| report.count(severity))
}

/// What a text is, as whoever hands it over knows it: one that bears no mark of the format is meant as an article.
pub(crate) fn meant(text: &[u8]) -> Kind {
    match Kind::of(text) {
        Kind::Other => Kind::Article,
        kind => kind,
    }
}

/// All that must hold of the fixes of a document.
pub(crate) fn check(name: &str, text: &str, safety: Safety) -> Fixed {
    let kind = meant(text.as_bytes());
    let before = validator().source(&Source::from_text(text), kind);
    let fixed = fixed(text, kind, safety);
    let context = || format!("{name}, {safety:?}, {:?}\n{text}\n--- fixed:\n{}", fixed.by_rule(), fixed.text);
    let had = counts(&before);
    // More errors, else more warnings, else more infos is worse; an error may be exchanged for a warning.
    assert!(grades(&fixed.report) <= grades(&before), "worse: {:?}: {}", fixed.report.diagnostics, context());
    assert!(fixed.changes.is_empty() || fixed.text != text, "{}", context());
    accounted(&fixed, text, &context());
    // What is left to fix was refused.
    let left =
        fixed.report.diagnostics.iter().filter(|it| it.fix.as_ref().is_some_and(|it| it.safety <= safety));
    for finding in left {
        let is_refused = fixed.refused.iter().any(|it| it.finding.rule == finding.rule);
        assert!(is_refused, "{} is left: {}", finding.rule, context());
    }
    let again = self::fixed(&fixed.text, kind, safety);
    assert!(
        again.text == fixed.text,
        "changes again: {}\n--- again: {:?}\n{}",
        context(),
        again.by_rule(),
        again.text
    );
    // What is written twice is text that goes; what a broken feed holds is a guess.
    let is_broken = ["feed-not-wellformed", "feed-cdata-broken"].iter().any(|rule| had.contains_key(rule));
    let drops = REPEATS.iter().any(|rule| fixed.by_rule().contains_key(rule));
    if safety == Safety::Safe && !drops && !is_broken {
        let moves = MOVES.iter().any(|rule| fixed.by_rule().contains_key(rule));
        let differs = iframes_differ(text) || sections_differ(text, kind);
        if let Some(old) = Text::of(text, kind).filter(|_| !differs) {
            let new = Text::of(&fixed.text, kind).unwrap_or_else(|| panic!("not readable: {}", context()));
            // Where other parsers see an empty paragraph in a stray end tag, it divides no words.
            let words = !fixed.by_rule().contains_key("unexpected-end-tag");
            if let Err(why) = old.is_kept_by(&new, moves, words) {
                panic!("{why}: {}", context());
            }
        }
    }
    fixed
}

/// Each finding of before was mended, is left or went with a change; each one of afterwards was there or came with one.
fn accounted(fixed: &Fixed, text: &str, context: &str) {
    let (before, after) = (&fixed.before.diagnostics, &fixed.report.diagnostics);
    let mut fates = vec![0; before.len()];
    let mut causes = vec![0; after.len()];
    for change in &fixed.changes {
        if let Some(number) = change.finding {
            let finding = &before[number];
            // Another fix may have cut what it is about.
            let place = |rule, span: Span, article| (rule, span.start, article);
            assert_eq!(
                place(finding.rule, finding.span, finding.article),
                place(change.rule, change.span, change.article)
            );
            fates[number] += 1;
        }
        change.gone.iter().for_each(|&number| fates[number] += 1);
        change.uncovered.iter().for_each(|&number| causes[number] += 1);
        assert!(text.get(change.span.range()).is_some(), "{change:?}: {context}");
        assert!(fixed.text.get(change.now.range()).is_some(), "{change:?}: {context}");
    }
    for &(was, is) in &fixed.left {
        assert_eq!(before[was].rule, after[is].rule, "{context}");
        fates[was] += 1;
        causes[is] += 1;
    }
    assert!(fates.iter().all(|&it| it == 1), "{fates:?}: {context}");
    assert!(causes.iter().all(|&it| it == 1), "{causes:?}: {context}");
}

/// Fixes that are called safe and would lose something: they were not taken, but are faults of ours.
pub(crate) fn faults(fixed: &Fixed) -> usize {
    fixed.refused.iter().filter(|it| matches!(it.because, Because::Loses(_))).count()
}
