//! The findings about one article, with the source they point at.

use std::collections::BTreeMap;

use ia_validate::report::Safety;
use ia_validate::{Diagnostic, Kind, rules};
use maud::{Markup, Render, html};

use super::rows::{state, title};
use super::text::{Text, link, message};
use crate::file_report::FileReport;
use crate::file_report::Group;
use crate::note::Note;
use crate::omitted::words;
use crate::snippet::{Block, Excerpt};
use crate::wording::{HELP, severity_word as word};

/// Columns of source to show. Longer lines wrap on narrow screens.
const COLUMNS: usize = 160;

/// How many findings of each rule are shown in a file with the source around them.
pub(super) struct Shown {
    counts: BTreeMap<&'static str, usize>,
    most: usize,
}

impl Shown {
    /// Nothing is shown yet, and no more than so many of a rule will be.
    pub(super) fn new(most: usize) -> Self {
        Self { counts: BTreeMap::new(), most }
    }

    /// Which findings of a group are shown, and which are not.
    pub(super) fn divided<'d>(&mut self, findings: &[&'d Diagnostic]) -> Divided<'d> {
        let mut divided = Divided::default();
        for &finding in findings {
            match self.takes(finding.rule) {
                true => divided.shown.push(finding),
                false => divided.others.entry(finding.rule).or_default().push(finding),
            }
        }
        divided
    }

    /// Whether one more finding of a rule is shown.
    fn takes(&mut self, rule: &'static str) -> bool {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        *count <= self.most
    }
}

/// The findings of a group.
#[derive(Default)]
pub(super) struct Divided<'d> {
    shown: Vec<&'d Diagnostic>,
    /// What is not shown, by rule.
    others: BTreeMap<&'static str, Vec<&'d Diagnostic>>,
}

/// Adds the findings about an article, or about none; `id` tells the groups apart.
pub(super) fn group(
    html: &mut String,
    file: &FileReport<'_>,
    group: &Group<'_>,
    divided: &Divided<'_>,
    id: usize,
) {
    let article = group.article;
    let heading = format!("findings-{id}");
    let mut items = String::new();
    divided.shown.iter().for_each(|finding| one(finding, file).render_to(&mut items));
    divided.others.values().for_each(|findings| more(findings, file).render_to(&mut items));
    html! {
        section.group aria-labelledby=(heading) {
            header {
                h3 id=(heading) tabindex="-1" {
                    @match article {
                        Some(article) => (title(article)),
                        None if file.report.kind == Kind::Feed => "The feed as a whole",
                        None => "The file as a whole",
                    }
                }
                p.counts { (state(group)) }
                p.where {
                    (Text(file.path))
                    @if let Some(article) = article {
                        @if file.report.kind == Kind::Feed { ", item " (article.index + 1) }
                        @if let Some(url) = &article.canonical { " · " (link(url)) }
                    }
                }
            }
            @if !items.is_empty() { ol.findings { (maud::PreEscaped(items)) } }
            @for left in &group.left_out { p.left-out { (capitalised(&words(left))) } }
        }
    }
    .render_to(html);
}

/// Places that are named of findings that are not shown.
const PLACES: usize = 12;

/// Findings of one rule, in short.
fn more(findings: &[&Diagnostic], file: &FileReport<'_>) -> Markup {
    let Some(&first) = findings.first() else { return Markup::default() };
    let severity = findings.iter().map(|finding| finding.severity).max().unwrap_or(first.severity);
    let places = findings.iter().take(PLACES).map(|finding| {
        let at = file.lines.position(finding.span.start);
        format!("{}:{}", at.line, at.column)
    });
    html! {
        li class={ "finding short " (severity.name()) } data-severity=(severity.name()) data-rule=(first.rule) data-count=(findings.len()) {
            p {
                span.badge.(severity.name()) { (word(severity)) } " "
                @if findings.len() > 1 { (findings.len()) " × " }
                a href={ "#why-" (first.rule) } { code { (first.rule) } }
                ", line and column " (places.collect::<Vec<_>>().join(", "))
                @if findings.len() > PLACES { ", …" }
            }
        }
    }
}

fn one(finding: &Diagnostic, file: &FileReport<'_>) -> Markup {
    let start = file.lines.position(finding.span.start);
    let excerpt = Excerpt::new(file.lines, COLUMNS, finding.span, &finding.related);
    let severity = finding.severity;
    html! {
        li class={ "finding " (severity.name()) } data-severity=(severity.name()) data-rule=(finding.rule) {
            h4 { span.badge.(severity.name()) { (word(severity)) } " " (message(&capitalised(&finding.message))) }
            p.place { "Line " (start.line) ", column " (start.column) " · " code { (finding.rule) } }
            div.source {
                @for block in &excerpt.blocks { (source(&excerpt, block)) }
            }
            @let others: Vec<_> = excerpt.labels.iter().filter_map(|label| Some((label.place, label.message.as_ref()?))).collect();
            @if !others.is_empty() {
                ul.related {
                    @for (place, text) in others {
                        li { "Line " (place.line) ", column " (place.column) ": " (message(text)) }
                    }
                }
            }
            @if let Some(help) = &finding.help {
                p.help { strong { (HELP) ": " } (message(help)) }
            }
            @if let Some(note) = file.note(finding) { (own_words(note)) }
            @if let Some(fix) = &finding.fix {
                p.fix { strong { (mendable(fix.safety)) } (message(&fix.message)) }
            }
            @if rules::find(finding.rule).is_some() {
                p.why { a href={ "#why-" (finding.rule) } { "Why?" } }
            }
        }
    }
}

/// What the newsroom says of a rule.
pub(super) fn own_words(note: &Note) -> Markup {
    html! {
        p.note {
            strong { "Note: " } bdi { (message(&note.text)) }
            @if let Some(url) = &note.url { " " (link(url)) }
        }
    }
}

/// Who can mend it: what loses or guesses something is for people to decide.
fn mendable(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "Can be mended by itself: ",
        Safety::Unsafe => "A suggestion, to be looked at: ",
    }
}

/// A message as a sentence of its own.
fn capitalised(message: &str) -> String {
    let mut rest = message.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}

/// Consecutive lines, with what is marked in them.
fn source(excerpt: &Excerpt, block: &Block) -> Markup {
    let mut at = block.range.start;
    let text = excerpt.text.get(block.range.clone()).unwrap_or_default();
    let lines: Vec<_> = text
        .split('\n')
        .zip(block.first_line..)
        .map(|(line, number)| {
            let start = at;
            at += line.len() + 1;
            (number, start, line)
        })
        .collect();
    html! {
        pre {
            @for (number, start, line) in lines {
                span.line data-line=(number) { (marked(excerpt, start, line)) "\n" }
            }
        }
    }
}

/// One line, which stands at `start` in the excerpt.
fn marked(excerpt: &Excerpt, start: usize, line: &str) -> Markup {
    let end = start + line.len();
    let mut parts = Vec::new();
    let mut done = start;
    for label in &excerpt.labels {
        let (from, to) = (label.range.start.max(done), label.range.end.min(end));
        if from < to {
            parts.push((None, done..from));
            parts.push((Some(label.message.as_deref()), from..to));
            done = to;
        }
    }
    parts.push((None, done..end));
    html! {
        @for (mark, range) in parts {
            @let text = Text(excerpt.text.get(range).unwrap_or_default());
            @match mark {
                None => (text),
                Some(None) => mark { (text) },
                Some(Some(other)) => mark.other title=(other) { (text) },
            }
        }
    }
}
