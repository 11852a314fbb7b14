//! What a report lists: findings, and what limits left out, in words.

use ia_validate::report::{ArticleSummary, Counts, LeftOut, Limit};
use ia_validate::{Diagnostic, Kind, Report, Severity, Span};

use super::Checked;
use crate::summary::{counted, grouped, severities};

/// One thing that a report lists.
pub(super) enum Entry<'a> {
    Finding(&'a Diagnostic),
    LeftOut(&'a LeftOut),
}

/// What there is about an article, or about none.
pub(super) struct Group<'a> {
    pub(super) article: Option<&'a ArticleSummary>,
    pub(super) findings: Vec<&'a Diagnostic>,
    pub(super) left_out: Vec<&'a LeftOut>,
}

impl Group<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.left_out.is_empty()
    }

    /// How many findings have a severity, those left out included.
    pub(super) fn count(&self, severity: Severity) -> usize {
        let left_out: usize = self.left_out.iter().map(|left| left.findings().of(severity)).sum();
        self.findings.iter().filter(|finding| finding.severity == severity).count() + left_out
    }

    /// How many findings have a severity of at least this one, those left out included.
    pub(super) fn count_from(&self, least: Severity) -> usize {
        let severities = Severity::ALL;
        severities
            .into_iter()
            .filter(|&severity| severity >= least)
            .map(|severity| self.count(severity))
            .sum()
    }
}

impl<'a> Checked<'a> {
    /// The findings in their order, and what is left out where those about the same article end.
    pub(super) fn entries(&self) -> Vec<Entry<'a>> {
        let Report { diagnostics, articles, left_out, .. } = self.report;
        let mut entries = Vec::with_capacity(diagnostics.len() + left_out.len());
        let mut done = 0;
        if !left_out.is_empty() {
            let mut ends = vec![None; articles.len()];
            for (at, finding) in diagnostics.iter().enumerate() {
                if let Some(end) = finding.article.and_then(|index| ends.get_mut(index)) {
                    *end = Some(at + 1);
                }
            }
            let mut places: Vec<_> = left_out
                .iter()
                .map(|left| {
                    let article = left.article.and_then(|index| articles.get(index).zip(ends.get(index)));
                    let end = article.map_or(diagnostics.len(), |(article, end)| {
                        let is_before = |other: &Diagnostic| other.span.start < article.span.start;
                        end.unwrap_or_else(|| diagnostics.partition_point(is_before))
                    });
                    (end, left)
                })
                .collect();
            places.sort_by_key(|&(end, _)| end);
            for (end, left) in places {
                entries.extend(diagnostics.get(done..end).into_iter().flatten().map(Entry::Finding));
                entries.push(Entry::LeftOut(left));
                done = end;
            }
        }
        entries.extend(diagnostics.get(done..).into_iter().flatten().map(Entry::Finding));
        entries
    }

    /// What there is about each article, in the order of the text; then about none.
    pub(super) fn groups(&self) -> Vec<Group<'a>> {
        let Report { diagnostics, articles, left_out, .. } = self.report;
        let group = |article| Group { article, findings: Vec::new(), left_out: Vec::new() };
        let mut groups: Vec<_> = articles.iter().map(Some).chain([None]).map(group).collect();
        let at =
            |index: Option<usize>| index.filter(|&index| index < articles.len()).unwrap_or(articles.len());
        for finding in diagnostics {
            groups[at(finding.article)].findings.push(finding);
        }
        for left in left_out {
            groups[at(left.article)].left_out.push(left);
        }
        groups
    }

    /// The place of what is left out: where its article begins, else the file.
    pub(super) fn place_of(&self, left: &LeftOut) -> Span {
        let article = left.article.and_then(|index| self.report.articles.get(index));
        Span::empty(article.map_or(0, |article| article.span.start))
    }
}

/// The option that sets a limit: what stands for a rule where a format wants one.
pub(crate) const fn option(limit: Limit) -> &'static str {
    match limit {
        Limit::Findings => "max-findings",
        Limit::Depth => "max-depth",
        Limit::Items => "max-items",
        // There is no other yet.
        _ => "limit",
    }
}

/// The severity of what is left out: of the gravest finding. Items that were not checked are worth a warning.
pub(super) fn severity(left: &LeftOut) -> Severity {
    left.findings().gravest().unwrap_or(Severity::Warning)
}

/// What is left out, in words that go on from what is there.
pub(crate) fn words(left: &LeftOut) -> String {
    let findings = left.findings();
    let Counts { errors, warnings, infos } = findings;
    let (more, of_each) =
        (counted(findings.total(), "more finding", "more findings"), severities(errors, warnings, infos));
    let told = match left.limit {
        Limit::Items if left.items == 1 => "and 1 more item, which was not checked".to_owned(),
        Limit::Items => format!("and {} more items, which were not checked", grouped(left.items)),
        Limit::Depth => {
            format!("and {more} in elements nested more than {} deep: {of_each}", grouped(left.most))
        }
        _ => format!("and {more}: {of_each}"),
    };
    format!("{told} (--{} {})", option(left.limit), left.most)
}

/// The same, with what it is about. `path` is raw, and so is what comes of it.
pub(crate) fn sentence(left: &LeftOut, path: &str, report: &Report) -> String {
    let item = match left.article {
        Some(index) if report.kind == Kind::Feed => format!(", item {}", index + 1),
        _ => String::new(),
    };
    format!("{path}{item}: {}", words(left))
}
