//! What to do first: the rules that are broken, the gravest and the most frequent ones first.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use ia_validate::report::Safety;
use ia_validate::{Diagnostic, Severity, rules};
use maud::{Markup, html};

use super::explanation;
use super::finding::own_words;
use super::text::message;
use crate::note::Note;
use crate::wording::{ARTICLE, FINDING, FIRST, HELP, SUGGESTION, WHY, counted, severity_word as word};

/// The rules that are broken.
#[derive(Default)]
pub(super) struct Overview(BTreeMap<&'static str, Broken>);

/// How a rule is broken.
#[derive(Default)]
struct Broken {
    worst: Option<Severity>,
    count: usize,
    /// The first and the last group of findings, which are articles but for one of each file.
    groups: Option<(usize, usize)>,
    /// How many of the groups are articles, and how many are not.
    articles: usize,
    files: usize,
    safe: usize,
    with_unsafe: usize,
    /// What to do, as the first finding says.
    help: Option<Cow<'static, str>>,
    /// What the newsroom says.
    note: Option<Note>,
}

impl Overview {
    /// Counts a finding of a group; the groups come in their order.
    pub(super) fn add(&mut self, finding: &Diagnostic, note: Option<&Note>, group: usize) {
        let broken = self.0.entry(finding.rule).or_default();
        broken.worst = broken.worst.max(Some(finding.severity));
        broken.count += 1;
        if broken.groups.is_none_or(|(_, last)| last < group) {
            *if finding.article.is_some() { &mut broken.articles } else { &mut broken.files } += 1;
        }
        broken.groups = Some((broken.groups.map_or(group, |(first, _)| first), group));
        if broken.help.is_none() {
            broken.help.clone_from(&finding.help);
        }
        if broken.note.is_none() {
            broken.note = note.cloned();
        }
        match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => broken.safe += 1,
            Some(Safety::Unsafe) => broken.with_unsafe += 1,
            None => {}
        }
    }

    /// The rules that are broken, sorted.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }

    pub(super) fn section(&self) -> Markup {
        let mut rules: Vec<_> = self.0.iter().map(|(&rule, broken)| (rule, broken)).collect();
        rules.sort_unstable_by_key(|(rule, broken)| (Reverse((broken.worst, broken.count)), *rule));
        html! {
            section aria-labelledby="first" {
                h2 id="first" { (FIRST) }
                ol.overview {
                    @for (rule, broken) in rules { (one(rule, broken)) }
                }
            }
        }
    }
}

fn one(rule: &'static str, broken: &Broken) -> Markup {
    let severity = broken.worst.unwrap_or(Severity::Info);
    let found = rules::find(rule);
    let places = match (broken.articles, broken.files) {
        (0, 1) => "about a whole file".to_owned(),
        (0, count) => format!("about {}", counted(count, "whole file", "whole files")),
        (1, _) => "in one article".to_owned(),
        (count, _) => format!("in {}", counted(count, ARTICLE.0, ARTICLE.1)),
    };
    html! {
        li class={ "broken " (severity.name()) } {
            h3 {
                span.badge.(severity.name()) { (word(severity)) } " "
                @match found { Some(found) => (message(&found.summary())), None => code { (rule) } }
            }
            p.place {
                (counted(broken.count, FINDING.0, FINDING.1)) " " (places) " · " code { (rule) }
                @if let Some((first, _)) = broken.groups { " · " a href={ "#findings-" (first) } { "the first" } }
            }
            @if let Some(help) = &broken.help { p.help { strong { (HELP) ": " } (message(help)) } }
            @if let Some(note) = &broken.note { (own_words(note)) }
            @if broken.safe > 0 {
                p.fix { span.badge.good { (counted(broken.safe, FINDING.0, FINDING.1)) " can be mended safely" } }
            }
            @if broken.with_unsafe > 0 {
                p.fix { span.badge { (counted(broken.with_unsafe, SUGGESTION.0, SUGGESTION.1)) " to look at" } }
            }
            @if let Some(found) = found {
                details {
                    summary { (WHY) " " span.quiet { "What the rule " code { (rule) } " is about" } }
                    div.explanation id={ "why-" (rule) } { (explanation::of(found)) }
                }
            }
        }
    }
}
