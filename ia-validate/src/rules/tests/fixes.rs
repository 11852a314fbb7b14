//! Every rule that declares a fix offers one, and its fixes mend what they are offered for.

use std::collections::BTreeMap;

use crate::fix::{self, Safety};
use crate::rules::tests::examples::{check, document, examples, setting};
use crate::rules::{Rule, all};
use crate::{Kind, Options, Report, Severity, Source, Validator};

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
            wrong += &match rule.fix {
                Some(_) => format!("{} declares a fix, so its `# Fix` must not begin with `None`\n", rule.id),
                None => format!("{} declares no `fix:`, so its `# Fix` must begin with `None`\n", rule.id),
            };
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
                assert_eq!((again.changes.len(), again.text), (0, fixed.text), "{}", rule.id);
            }
        }
    }
}

pub(in crate::rules) const IMAGE: &str = "<img src=\"https://example.com/a.jpg\">";

/// What all fixes together make of something in the article.
pub(in crate::rules) fn fixed(content: &str, safety: Safety) -> String {
    let text = document(&format!("<p>First.</p>{content}<p>Last.</p>"));
    let validator = Validator::new(Options::default());
    let fixed = fix::all(&validator, &Source::from_text(&text), Kind::Article, safety).text;
    let (_, behind) = fixed.split_once("<p>First.</p>").unwrap();
    behind.split_once("<p>Last.</p>").unwrap().0.replace(IMAGE, "IMG")
}

#[test]
fn fixes_write_what_a_person_would() {
    let mut wrong = String::new();
    for (content, expected) in [
        // Paragraphs.
        ("<p>a <figure>IMG</figure> b</p>", "<p>a</p> <figure>IMG</figure> <p>b</p>"),
        ("\n  <p>a <figure>IMG</figure> b</p>\n", "\n  <p>a</p>\n  <figure>IMG</figure>\n  <p>b</p>\n"),
        ("\r\n<p>a\r\n<figure>IMG</figure>\r\n</p>\r\n", "\r\n<p>a</p>\r\n<figure>IMG</figure>\r\n"),
        ("<p><figure>IMG</figure></p>", "<figure>IMG</figure>"),
        ("<p> <b></b><figure>IMG</figure><br></p>", "<figure>IMG</figure>"),
        ("<p>&nbsp;<figure>IMG</figure></p>", "<p>&nbsp;</p><figure>IMG</figure>"),
        (
            "<p class=x id=y><b>a<figure>IMG</figure>b</b>c</p>",
            "<p class=x id=y><b>a</b></p><figure>IMG</figure><p class=x><b>b</b>c</p>",
        ),
        ("<p>a<figure>IMG</figure>", "<p>a</p><figure>IMG</figure>"),
        (
            "<p>a<figure>IMG</figure><figure>IMG</figure>b</p>",
            "<p>a</p><figure>IMG</figure><figure>IMG</figure><p>b</p>",
        ),
        ("<p>a IMG b</p>", "<p>a</p> <figure>IMG</figure> <p>b</p>"),
        ("<p>IMG a</p>", "<figure>IMG</figure> <p>a</p>"),
        ("<p>aIMGb <b>IMG</b></p>", "<p>a</p><figure>IMG</figure><p>b</p> <figure>IMG</figure>"),
        // Formatting of nothing goes with its half.
        ("<p>a <b>IMG</b> b</p>", "<p>a</p> <figure>IMG</figure> <p>b</p>"),
        ("<p>a <b>b <i>IMG</i> c</b></p>", "<p>a <b>b</b></p> <figure>IMG</figure> <p><b>c</b></p>"),
        ("<p>a <b><i>IMG</i> b</b></p>", "<p>a</p> <figure>IMG</figure> <p><b>b</b></p>"),
        ("<p>a <b>b <i>IMG</i></b> c</p>", "<p>a <b>b</b></p> <figure>IMG</figure> <p>c</p>"),
        (
            "<p><a href=https://a.example/x>a IMG</a> b</p>",
            "<p><a href=https://a.example/x>a</a></p> <figure>IMG</figure> <p>b</p>",
        ),
        // A link stays around its picture, and in front of it.
        ("<p>a <a href=https://a.example/x>IMG</a> b</p>", "<p>a <a href=https://a.example/x>IMG</a> b</p>"),
        ("<p>a <a href=https://a.example/x>IMG b</a></p>", "<p>a <a href=https://a.example/x>IMG b</a></p>"),
        ("<p><a href=https://a.example/x>IMG</a> b</p>", "<p><a href=https://a.example/x>IMG</a> b</p>"),
        ("<p><a href=https://a.example/x>IMG</a></p>", "<p><a href=https://a.example/x>IMG</a></p>"),
        ("<p>a<br><br>b<br></p>", "<p>a</p><p>b<br></p>"),
        ("<p><br><br>a<br> <br></p>", "<p>a</p>"),
        ("<p>a <i>b<br><br>c</i></p>", "<p>a <i>b</i></p><p><i>c</i></p>"),
        ("x <b>y</b><br>", "<p>x <b>y</b></p><br>"),
        ("\n<div>\n  <p>a</p>\n</div>\n", "\n  <p>a</p>\n"),
        // Elements and their lines.
        ("\n  <h2></h2>\n", "\n"),
        ("<h2></h2>", ""),
        ("\n<h2>a</h2> <h2></h2>\n", "\n<h2>a</h2> \n"),
        ("<H4 class=x>a</H4 >", "<h2 class=x>a</h2 >"),
        // Attributes.
        ("<p style='x' class=y>a</p>", "<p class=y>a</p>"),
        ("<p\n  style=x\n>a</p>", "<p\n>a</p>"),
        (
            "<figure data-feedback='fb:like, fb:comments'>IMG</figure>",
            "<figure data-feedback='fb:likes,fb:comments'>IMG</figure>",
        ),
        ("<figure data-feedback=fb:like>IMG</figure>", "<figure data-feedback=fb:likes>IMG</figure>"),
        ("<p><a href='/x?a=1&b'>y</a></p>", "<p><a href='https://example.com/x?a=1&amp;b'>y</a></p>"),
        // Nothing.
        ("<p>&nbsp;</p>", "<p>&nbsp;</p>"),
    ] {
        let after = fixed(&content.replace("IMG", IMAGE), Safety::Safe);
        if after != expected {
            wrong += &format!("{content:?}\n  {after:?}\n  {expected:?} was expected\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn suggestions_are_made_only_if_asked_for() {
    let list = format!("<ul><li>a <figure>{IMAGE}</figure></li><li>b</li></ul>");
    assert_eq!(fixed(&list, Safety::Safe), list.replace(IMAGE, "IMG"));
    assert_eq!(fixed(&list, Safety::Unsafe), "<ul><li>a </li><li>b</li></ul><figure>IMG</figure>");
}
