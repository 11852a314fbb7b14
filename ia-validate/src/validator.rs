//! The whole line, from a text to a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, Watch, outcome, suppression};
use crate::history::{History, StoredVersion, Versions};
use crate::options::Options;
use crate::report::{ArticleSummary, Diagnostic, Evidence, Limits, Outcome, Report, Severity, Unchecked};
use crate::rules::{self, Need};
use crate::source::{Kind, Source};

/// Checks articles and feeds. Cheap to clone and to share between threads.
#[derive(Clone, Debug)]
pub struct Validator {
    options: Arc<Options>,
}

impl Validator {
    /// A validator with these options.
    #[must_use]
    pub fn new(mut options: Options) -> Self {
        // What is selected by family or pattern, or by the id that a rule had, is known by its id from here on.
        let ids = |selector: &str| -> Vec<String> {
            let ids: Vec<String> = rules::matching(selector).iter().map(|rule| rule.id.to_owned()).collect();
            if ids.is_empty() { vec![selector.to_owned()] } else { ids }
        };
        for selected in [&mut options.select, &mut options.ignore] {
            *selected = selected.iter().flat_map(|selector| ids(selector)).collect();
        }
        // What is said of a rule's own id counts more than what is said of several, or of the id that it had.
        let (own, others): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut options.severity)
            .into_iter()
            .partition(|(selector, _)| rules::find(selector).is_some_and(|rule| rule.id == selector));
        let others =
            others.iter().flat_map(|(selector, level)| ids(selector).into_iter().map(|id| (id, *level)));
        options.severity = others.chain(own).collect();
        Self { options: Arc::new(options) }
    }

    /// The same validator, checking the items of each feed of more than a megabyte on so many threads. The report is the same on
    /// any number.
    #[must_use]
    pub fn on_threads(mut self, threads: usize) -> Self {
        Arc::make_mut(&mut self.options).threads = threads;
        self
    }

    /// Checks one article. Spans are byte offsets into `text`.
    #[must_use]
    pub fn article(&self, text: &str) -> Report {
        self.source(&Source::from_text(text), Kind::Article)
    }

    /// Checks a feed and the articles in it. Spans are byte offsets into the feed, decoded to UTF-8
    /// (into `bytes` where that is UTF-8; else decode with [`Source::decode`] and call
    /// [`source`](Self::source)).
    #[must_use]
    pub fn feed(&self, bytes: &[u8]) -> Report {
        self.source(&Source::decode(bytes, Some(Kind::Feed)), Kind::Feed)
    }

    /// Checks a decoded file. Spans are byte offsets into its text.
    #[must_use]
    pub fn source(&self, source: &Source<'_>, kind: Kind) -> Report {
        self.watched(source, kind, None)
    }

    /// The same; `watch` is shown the articles.
    pub(crate) fn watched(&self, source: &Source<'_>, kind: Kind, watch: Option<Watch<'_>>) -> Report {
        let (mut report, standings, suppressions) = check::file(source, kind, &self.options, watch);
        let is_whole = matches!(kind, Kind::Article | Kind::Feed) && !report.articles.is_empty();
        if self.options.domains.is_empty() && is_whole {
            report.unchecked.push(Unchecked::Domain);
        }
        if self.options.history.is_none() && is_whole {
            report.unchecked.push(Unchecked::PreviousVersion);
        }
        report.sort();
        outcome::decide(&mut report, &standings);
        if !self.options.no_suppress {
            let was_fetched = source.transfer().is_some();
            suppression::apply(suppressions, &mut report, &|need| self.lacks(need, was_fetched));
        }
        self.narrowed(report)
    }

    /// A report of all rules with what the caller wants of it.
    pub(crate) fn narrowed(&self, mut report: Report) -> Report {
        report.diagnostics.retain_mut(|finding| self.is_wanted(finding));
        report.suppressed.retain_mut(|finding| self.is_wanted(finding));
        report.limit(&self.options.limits);
        report
    }

    /// The articles of a file as versions to compare later ones with, in the order of the text. What
    /// ingestion would reject is left out; there are no limits.
    #[must_use]
    pub fn versions(&self, source: &Source<'_>, kind: Kind) -> Vec<StoredVersion> {
        let history: Arc<dyn History> = Arc::new(Versions::default());
        let options =
            Options { history: Some(history), limits: Limits::NONE, ..Options::clone(&self.options) };
        let report = Self::new(options).source(source, kind);
        let taken = report.articles.iter().filter(|article| article.outcome != Outcome::Rejected);
        taken.filter_map(ArticleSummary::version).collect()
    }

    /// Whether findings of this rule are reported, as the options have it.
    #[must_use]
    pub fn reports(&self, rule: &str) -> bool {
        let Options { select, ignore, evidence, severity, .. } = &*self.options;
        let is_off = severity.get(rule).is_some_and(|level| level.severity().is_none());
        let is_certain = || {
            *evidence == Evidence::default()
                || rules::find(rule).is_some_and(|rule| rule.evidence() >= *evidence)
        };
        (select.is_empty() || select.contains(rule)) && !ignore.contains(rule) && !is_off && is_certain()
    }

    /// Whether this rule reports findings about files, and has what it needs beside them to find any: an earlier
    /// version, domains, the time.
    #[must_use]
    pub fn runs(&self, rule: &str) -> bool {
        let lacks = |need| self.lacks(need, false);
        let is_able = |rule: &rules::Rule| {
            !rule.needs.is_some_and(lacks) && self.is_grave_enough(rule.id, rule.severity)
        };
        self.reports(rule) && rules::find(rule).is_none_or(is_able)
    }

    /// What is checked.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    fn lacks(&self, need: Need, was_fetched: bool) -> bool {
        match need {
            Need::Domains => self.options.domains.is_empty(),
            Need::History => self.options.history.is_none(),
            Need::Clock => self.options.now.is_none(),
            Need::Download => !was_fetched,
        }
    }

    /// The same validator without limits.
    pub(crate) fn unlimited(&self) -> Self {
        Self::new(Options { limits: Limits::NONE, ..Options::clone(&self.options) })
    }

    /// The same validator, reporting the findings of all rules with their own severities.
    pub(crate) fn of_all_rules(&self) -> Self {
        let (select, ignore, evidence, severity) = Default::default();
        let min_severity = None;
        let all =
            Options { select, ignore, evidence, severity, min_severity, ..Options::clone(&self.options) };
        Self::new(all)
    }

    /// Whether the caller wants a finding; gives it the severity that the caller wants.
    fn is_wanted(&self, finding: &mut Diagnostic) -> bool {
        finding.severity = self.severity(finding.rule, finding.severity);
        self.wants(finding)
    }

    /// Whether the caller wants a finding.
    pub(crate) fn wants(&self, finding: &Diagnostic) -> bool {
        self.reports(finding.rule) && self.is_grave_enough(finding.rule, finding.severity)
    }

    fn is_grave_enough(&self, rule: &str, own: Severity) -> bool {
        self.options.min_severity.is_none_or(|least| self.severity(rule, own) >= least)
    }

    /// The severity that the caller wants for a finding that has another of its own.
    fn severity(&self, rule: &str, own: Severity) -> Severity {
        self.options.severity.get(rule).and_then(|level| level.severity()).unwrap_or(own)
    }
}
