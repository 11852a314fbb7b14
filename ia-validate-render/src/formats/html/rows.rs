//! The table: a row for each article.

use chrono::{DateTime, Utc};
use ia_validate::Severity;
use ia_validate::report::ArticleSummary;
use maud::{Markup, Render, html};

use super::text::{Text, link, shortened};
use crate::file_report::FileReport;
use crate::file_report::Group;
use crate::wording::{NO_TITLE, READY, counted, outcome_word, severity_noun};

/// Columns of the table.
pub(super) const COLUMNS: usize = 6;

/// Begins the rows of a file.
pub(super) fn file(rows: &mut String, file: &FileReport<'_>) {
    let articles = counted(file.report.articles.len(), "article", "articles");
    html! {
        tr.file { th colspan=(COLUMNS) scope="colgroup" { (Text(file.path)) " " span.quiet { (articles) } } }
    }
    .render_to(rows);
}

/// A row for an article, or for what is about none; `id` is that of the findings, if there are any.
pub(super) fn article(rows: &mut String, group: &Group<'_>, id: Option<usize>, has_outcome: bool) {
    let state = state(group);
    match group.article {
        Some(article) => html! {
            tr {
                td.number { (article.index + 1) }
                th scope="row" {
                    @match id {
                        Some(id) => a href={ "#findings-" (id) } { (title(article)) },
                        None => (title(article)),
                    }
                    @if let Some(url) = &article.canonical { span.url { (link(url)) } }
                }
                td { (state) }
                td { @if has_outcome { (outcome(article)) } @else { span.quiet { "not compared" } } }
                td { (time(article.published)) }
                td { (time(article.modified)) }
            }
        },
        None if group.is_empty() => return,
        None => html! {
            tr {
                td.number {}
                th scope="row" {
                    @if let Some(id) = id { a href={ "#findings-" (id) } { "The feed as a whole" } }
                }
                td { (state) }
                td {} td {} td {}
            }
        },
    }
    .render_to(rows);
}

/// What an article is called.
pub(super) fn title(article: &ArticleSummary) -> Markup {
    html! {
        @match article.title.as_deref().filter(|title| !title.is_empty()) {
            Some(title) => bdi { (Text(&shortened(title))) },
            None => em { (NO_TITLE) },
        }
    }
}

/// How many findings there are, the worst first.
pub(super) fn state(group: &Group<'_>) -> Markup {
    html! {
        @if group.is_empty() { span.badge.good { (READY) } }
        @for severity in Severity::ALL.into_iter().rev() {
            @let (one, many) = severity_noun(severity);
            @let count = group.count(severity);
            @if count > 0 { span class={ "badge " (severity.name()) } { (counted(count, one, many)) } " " }
        }
    }
}

fn outcome(article: &ArticleSummary) -> Markup {
    let (word, class) = outcome_word(article.outcome);
    html! {
        span class={ "badge " (class) } { (word) }
        @if let Some(reason) = article.reason { " " code.reason { (reason) } }
    }
}

/// A time, to the minute.
fn time(time: Option<DateTime<Utc>>) -> Markup {
    html! {
        @match time {
            Some(time) => time datetime=(time.format("%FT%TZ")) {
                (time.format("%F")) " " span.quiet { (time.format("%H:%M")) }
            },
            None => span.quiet { "–" },
        }
    }
}
