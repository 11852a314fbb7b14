//! One checked file, and what a report lists of it: findings, and what limits left out.

use ia_validate::report::{ArticleSummary, LeftOut};
use ia_validate::source::LineIndex;
use ia_validate::{Diagnostic, Report, Severity, Span};

use crate::note::{Note, Notes};

/// One checked file, ready to be shown.
pub struct FileReport<'a> {
    /// The path as given, with `/` between its parts; raw, each format makes it safe by its own rules.
    pub path: &'a str,
    /// The path for programs, where `path` lacks what is no Unicode: that in hexadecimal behind percent signs, and `%25`
    /// for these.
    pub exact: Option<&'a str>,
    /// The decoded text, with its lines.
    pub lines: &'a LineIndex<'a>,
    /// What was found in it.
    pub report: &'a Report,
    /// What was found besides, and is in the baseline.
    pub hidden: &'a [Diagnostic],
    /// The mildest severity that makes the run fail, if any does.
    pub fail_on: Option<Severity>,
    /// What the newsroom says of rules: [`NO_NOTES`](crate::NO_NOTES) where it says nothing.
    pub notes: &'a Notes,
}

impl<'a> FileReport<'a> {
    /// What the newsroom says of the rule of a finding.
    #[must_use]
    pub fn note(&self, finding: &Diagnostic) -> Option<&'a Note> {
        self.notes.get(finding.rule)
    }

    /// The path for programs: no two files of a run have the same.
    pub(crate) fn key(&self) -> &str {
        self.exact.unwrap_or(self.path)
    }

    /// The article that a finding is about.
    pub(crate) fn article(&self, finding: &Diagnostic) -> Option<&ArticleSummary> {
        finding.article.and_then(|index| self.report.articles.get(index))
    }
}

/// One thing that a report lists.
pub(crate) enum Entry<'a> {
    Finding(&'a Diagnostic),
    LeftOut(&'a LeftOut),
}

/// What there is about an article, or about none.
#[cfg(any(feature = "html", feature = "junit"))]
pub(crate) struct Group<'a> {
    pub(crate) article: Option<&'a ArticleSummary>,
    pub(crate) findings: Vec<&'a Diagnostic>,
    pub(crate) left_out: Vec<&'a LeftOut>,
}

#[cfg(any(feature = "html", feature = "junit"))]
impl Group<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.left_out.is_empty()
    }

    /// How many findings have a severity, those left out included.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let left_out: usize = self.left_out.iter().map(|left| left.findings().of(severity)).sum();
        self.findings.iter().filter(|finding| finding.severity == severity).count() + left_out
    }

    /// How many findings have a severity of at least this one, those left out included.
    pub(crate) fn count_from(&self, least: Severity) -> usize {
        let severities = Severity::ALL;
        severities
            .into_iter()
            .filter(|&severity| severity >= least)
            .map(|severity| self.count(severity))
            .sum()
    }
}

impl<'a> FileReport<'a> {
    /// The findings in their order, and what is left out where those about the same article end.
    pub(crate) fn entries(&self) -> Vec<Entry<'a>> {
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
    #[cfg(any(feature = "html", feature = "junit"))]
    pub(crate) fn groups(&self) -> Vec<Group<'a>> {
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
    pub(crate) fn place_of(&self, left: &LeftOut) -> Span {
        let article = left.article.and_then(|index| self.report.articles.get(index));
        Span::empty(article.map_or(0, |article| article.span.start))
    }
}
