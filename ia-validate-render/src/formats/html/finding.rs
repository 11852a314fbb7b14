//! The findings about one article, with the source they point at.

use std::collections::BTreeSet;

use ia_validate::report::Safety;
use ia_validate::{Diagnostic, Kind, Severity, rules};
use maud::{Markup, Render, html};

use super::explanation::Explanations;
use super::rows::{state, title};
use super::text::{Text, link, message};
use crate::file_report::FileReport;
use crate::file_report::Group;
use crate::omitted::words;
use crate::snippet::{Block, Excerpt};

/// Columns of source to show. Longer lines wrap on narrow screens.
const COLUMNS: usize = 160;

/// Adds the findings about an article, or about none; `id` tells the groups apart.
pub(super) fn group(
    html: &mut String,
    explanations: &mut Explanations,
    file: &FileReport<'_>,
    group: &Group<'_>,
    id: usize,
) {
    let article = group.article;
    let heading = format!("findings-{id}");
    let mut explained = BTreeSet::new();
    let mut items = String::new();
    for finding in &group.findings {
        let why = format!("why-{id}-{}", finding.rule);
        let is_explained = !explained.insert(finding.rule);
        one(finding, file, explanations, &why, is_explained).render_to(&mut items);
    }
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

fn one(
    finding: &Diagnostic,
    file: &FileReport<'_>,
    explanations: &mut Explanations,
    why: &str,
    is_explained: bool,
) -> Markup {
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
                p.help { strong { "What to do: " } (message(help)) }
            }
            @if let Some(fix) = &finding.fix {
                p.fix { strong { (mendable(fix.safety)) } (message(&fix.message)) }
            }
            @if is_explained {
                p.why { a href={ "#" (why) } { "Why? Explained above." } }
            } @else if let Some(rule) = rules::find(finding.rule) {
                details {
                    summary { "Why? " span.quiet { "What the rule " code { (rule.id) } " is about" } }
                    div.explanation id=(why) { (explanations.of(rule)) }
                }
            }
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

/// A severity in words for an editor.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Hint",
    }
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
