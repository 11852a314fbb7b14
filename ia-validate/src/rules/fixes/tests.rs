//! Every rule that declares a fix offers one, and its fixes mend what they are offered for.

use std::collections::BTreeMap;

use crate::fix::{self, Safety};
use crate::rules::examples::{check, examples, setting};
use crate::rules::{Rule, all};
use crate::{Report, Severity, Source};

fn offers(report: &Report, rule: &Rule) -> Vec<Safety> {
    let own = report.diagnostics.iter().filter(|it| it.rule == rule.id);
    own.filter_map(|it| it.fix.as_ref()).map(|fix| fix.safety).collect()
}

#[test]
fn rules_offer_the_fixes_that_they_declare_and_no_others() {
    let mut wrong = String::new();
    for rule in all() {
        let mut offered = Vec::new();
        for (kind, example) in examples(rule, "Bad") {
            let (_, report) = check(rule, kind, &example);
            offered.extend(offers(&report, rule));
        }
        // Beside safe fixes a rule can have suggestions.
        let best = offered.iter().min().copied();
        if best != rule.fix {
            wrong += &format!("{} declares {:?}, but offers {offered:?}\n", rule.id, rule.fix);
        }
        let says_none =
            rule.documentation.rsplit("# Fix").next().is_some_and(|fix| fix.trim_ascii().starts_with("None"));
        if says_none == rule.fix.is_some() {
            wrong +=
                &format!("the documentation of {} says something else than `fix: {:?}`\n", rule.id, rule.fix);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// How many errors and warnings there are of each rule.
fn counts(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.diagnostics.iter().filter(|it| it.severity > Severity::Info) {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

#[test]
fn one_fix_alone_mends_its_finding_and_breaks_nothing() {
    let mut wrong = String::new();
    for rule in all() {
        for (kind, example) in examples(rule, "Bad") {
            let (text, validator, _) = setting(rule, kind, &example);
            let judge = |text: &str| validator.source(&Source::from_text(text), kind);
            let before = judge(&text);
            for finding in before.diagnostics.iter().filter(|it| it.rule == rule.id) {
                let Some(one) = &finding.fix else { continue };
                let applied = fix::apply(&text, [one]);
                assert_eq!(applied.applied, [0], "{}: {one:#?}", rule.id);
                let after = judge(&applied.text);
                let count =
                    |report: &Report| report.diagnostics.iter().filter(|it| it.rule == rule.id).count();
                let more = counts(&after)
                    .into_iter()
                    // That a comment hides nothing is known only when it names a rule.
                    .filter(|it| (rule.id, it.0) != ("unknown-suppression", "unused-suppression"))
                    .find(|(rule, count)| counts(&before).get(rule).copied().unwrap_or(0) < *count);
                if count(&after) >= count(&before) || more.is_some() {
                    wrong += &format!(
                        "{} ({}), more: {more:?}\n{text}\n{}\n\n",
                        rule.id, one.message, applied.text
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn all_fixes_together_leave_nothing_to_fix() {
    for safety in [Safety::Safe, Safety::Unsafe] {
        for rule in all() {
            for (kind, example) in examples(rule, "Bad").into_iter().chain(examples(rule, "Good")) {
                let (text, validator, _) = setting(rule, kind, &example);
                let fixed = fix::all(&validator, &Source::from_text(&text), kind, safety);
                assert_eq!(fixed.refused, [], "{}: {text}", rule.id);
                let left: Vec<_> = fixed
                    .report
                    .diagnostics
                    .iter()
                    .filter(|it| it.fix.as_ref().is_some_and(|fix| fix.safety <= safety))
                    .collect();
                assert!(left.is_empty(), "{}: {left:#?}\n{}", rule.id, fixed.text);
                let again = fix::all(&validator, &Source::from_text(&fixed.text), kind, safety);
                assert_eq!((again.count(), again.text), (0, fixed.text), "{}", rule.id);
            }
        }
    }
}
