//! The page around it all.

use std::cell::Cell;

use ia_validate::Severity;
use ia_validate::report::Unchecked;
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use super::overview::Overview;
use super::text::Text;
use crate::file_report::Group;
use crate::summary::Summary;
use crate::wording::{NOTHING, counted, grouped};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("filter.js");

/// Only our own script may run, whatever else might have got in.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'sha256-d2+x/NZQlT65AFkvmDHAK/WMTrLw4SOik75WITQ62jM='; base-uri 'none'; form-action 'none'";

/// The parts of the page, as far as they are known.
#[derive(Default)]
pub(super) struct Parts {
    /// The table's rows.
    pub(super) rows: Long,
    /// The findings by article.
    pub(super) findings: Long,
    pub(super) overview: Overview,
    pub(super) articles: Articles,
    /// Whether articles were compared with earlier versions, so that there is something to say about it.
    pub(super) has_outcomes: bool,
}

/// A text that may be long, in pieces that are not put together.
#[derive(Default)]
pub(super) struct Long(Vec<String>);

impl Long {
    /// Up to how many bytes of short pieces are one.
    const SHORT: usize = 1 << 14;

    /// Adds what follows.
    pub(super) fn push(&mut self, piece: String) {
        match self.0.last_mut() {
            Some(last) if last.len() + piece.len() <= Self::SHORT => last.push_str(&piece),
            _ => self.0.push(piece),
        }
    }

    pub(super) fn pieces(&self) -> &[String] {
        &self.0
    }
}

/// Articles by the worst of what was found in them.
#[derive(Clone, Copy, Default)]
pub(super) struct Articles {
    with_errors: usize,
    with_others: usize,
    clean: usize,
}

impl Articles {
    pub(super) fn add(&mut self, group: &Group<'_>) {
        *if group.count(Severity::Error) > 0 {
            &mut self.with_errors
        } else if group.count_from(Severity::Info) > 0 {
            &mut self.with_others
        } else {
            &mut self.clean
        } += 1;
    }
}

/// Where something stands on the page that is written for itself. It is that in the `html!` which it is in, so this must be the
/// whole page's.
#[derive(Default)]
struct Place(Cell<usize>);

impl Render for Place {
    fn render_to(&self, page: &mut String) {
        self.0.set(page.len());
    }
}

/// The page in front of the table's rows, between these and the findings, and behind those.
pub(super) fn around(report: &Parts, summary: &Summary) -> [String; 3] {
    let (of_rows, of_findings) = (Place::default(), Place::default());
    let mut front = page(report, &of_rows, &of_findings, summary).into_string();
    let behind = front.split_off(of_findings.0.get());
    let between = front.split_off(of_rows.0.get());
    [front, between, behind]
}

/// The page without rows and findings, whose places are noted.
fn page(report: &Parts, of_rows: &Place, of_findings: &Place, summary: &Summary) -> Markup {
    let findings = summary.errors + summary.warnings + summary.infos;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                // By this the command knows a report that it may write over.
                meta name="generator" content="ia-validate";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="description" content={ "What ia-validate found in " (counted(summary.articles, "article", "articles")) };
                title { "Instant Articles report: " (verdict(summary)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "Skip to the findings" }
                header.page { (head(report, summary)) }
                main {
                    @if findings > 0 { (report.overview.section()) }
                    @if !report.rows.pieces().is_empty() {
                        section {
                            h2 id="articles" { "Articles" }
                            div.scroll role="region" aria-labelledby="articles" tabindex="0" {
                                table.articles.without-outcomes[!report.has_outcomes] {
                                    (columns())
                                    tbody { (of_rows) }
                                }
                            }
                        }
                    }
                    section aria-labelledby="findings" {
                        h2 id="findings" tabindex="-1" { "Findings" }
                        @if findings == 0 {
                            p.nothing { (NOTHING) }
                            // What was not checked is told all the same.
                            (of_findings)
                        } @else {
                            (filter(report, summary))
                            (of_findings)
                            p.nothing #none hidden { "No finding is of this kind." }
                        }
                    }
                }
                footer.page {
                    p { "Made by ia-validate " (env!("CARGO_PKG_VERSION")) ". Lines, columns and articles count from 1." }
                }
                @if findings > 0 { script { (PreEscaped(SCRIPT)) } }
            }
        }
    }
}

/// What was found, in a few words.
fn verdict(summary: &Summary) -> String {
    let counts = [(summary.errors, "error", "errors"), (summary.warnings, "warning", "warnings")];
    let told: Vec<_> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if told.is_empty() { "nothing to mend".to_owned() } else { told.join(", ") }
}

/// How many articles can go out.
fn lead(report: &Parts) -> String {
    let Articles { with_errors, with_others, clean } = report.articles;
    let parts = [
        (with_errors, "has errors", "have errors"),
        (with_others, "has warnings or hints only", "have warnings or hints only"),
        (clean, "is ready as it is", "are ready as they are"),
    ];
    let told: Vec<_> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    format!("{}.", told.join(", "))
}

fn head(report: &Parts, summary: &Summary) -> Markup {
    let severities = [
        (
            "error",
            summary.errors,
            "Errors",
            "Facebook rejected the article, ignored the update or dropped content",
        ),
        ("warning", summary.warnings, "Warnings", "Degraded, discouraged or very likely wrong"),
        ("info", summary.infos, "Hints", "Worth a look"),
    ];
    html! {
        p.kind { "Instant Articles report" }
        h1 {
            (counted(summary.articles, "article", "articles")) " checked: " (verdict(summary))
        }
        @if summary.articles > 0 { p.lead { (lead(report)) } }
        dl.totals {
            @for (class, count, name, meaning) in severities {
                div class={ (class) @if count == 0 { " none" } } {
                    dt { (name) }
                    dd { span.count { (grouped(count)) } span.meaning { (meaning) } }
                }
            }
        }
        ul.notes {
            @if let Some(time) = summary.checked_at {
                li { "Checked at " time datetime=(time.format("%FT%TZ")) { (time.format("%F %H:%M")) " UTC" } " by ia-validate " (env!("CARGO_PKG_VERSION")) "." }
            }
            @if !summary.domains.is_empty() { li { "Domains: " (Text(&summary.domains.join(", "))) "." } }
            @if summary.suppressed > 0 {
                li { (counted(summary.suppressed, "finding is", "findings are")) " allowed by comments in the articles, and not shown." }
            }
            @if summary.failed > 0 {
                li.error { (counted(summary.failed, "input", "inputs")) " could not be checked." }
            }
            @if summary.unchecked_items > 0 {
                li.error { (counted(summary.unchecked_items, "more item was", "more items were")) " not checked." }
            }
            @for unchecked in &summary.unchecked { li { (missing(*unchecked)) } }
        }
    }
}

/// What was not given, and what follows from it.
fn missing(unchecked: Unchecked) -> &'static str {
    match unchecked {
        Unchecked::Domain => {
            "The page’s domain was not given, so the articles’ URLs were not compared with it."
        }
        Unchecked::PreviousVersion => {
            "No earlier version was given, so it is not known which articles are new and which updates are taken."
        }
        _ => "Some checks lacked something to compare with.",
    }
}

/// The head of the table.
fn columns() -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { "#" }
                th scope="col" { "Title" }
                th scope="col" { "State" }
                th scope="col" { "Ingestion" }
                th scope="col" { "Published " span.quiet { "UTC" } }
                th scope="col" { "Modified " span.quiet { "UTC" } }
            }
        }
    }
}

/// Shown by the script, without which it would do nothing.
fn filter(report: &Parts, summary: &Summary) -> Markup {
    let severities = [
        ("error", "Errors", summary.errors),
        ("warning", "Warnings", summary.warnings),
        ("info", "Hints", summary.infos),
    ];
    html! {
        form.filter hidden {
            fieldset {
                legend { "Show" }
                @for (value, name, count) in severities {
                    label { input type="checkbox" name="severity" value=(value) checked; " " (name) " " span.quiet { (grouped(count)) } }
                }
            }
            label { "Rule " select name="rule" {
                option value="" { "All rules" }
                @for rule in report.overview.rules() { option value=(rule) { (rule) } }
            } }
            output aria-live="polite" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;

    /// Without this the browser refuses our own script as well.
    #[test]
    fn the_policy_names_the_script() {
        let hash = STANDARD.encode(Sha256::digest(SCRIPT));
        assert!(POLICY.contains(&format!("script-src 'sha256-{hash}'")), "the script is {hash} now");
    }

    #[test]
    fn the_page_needs_nothing_else() {
        for text in [STYLE, SCRIPT] {
            assert!(["@import", "url(", "http", "</", "<!--"].iter().all(|part| !text.contains(part)));
        }
    }
}
