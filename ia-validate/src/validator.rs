//! The whole line, from a text to a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, outcome, suppression};
use crate::history::{History, StoredVersion, Versions};
use crate::options::Options;
use crate::report::{ArticleSummary, Diagnostic, Limits, Outcome, Report, Unchecked};
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
        let follow = |id: String| rules::renamed(&id).map_or(id, str::to_owned);
        for ids in [&mut options.select, &mut options.ignore] {
            *ids = std::mem::take(ids).into_iter().map(follow).collect();
        }
        // What is said of the id that a rule has now counts more than what is said of an old one.
        let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut options.severity)
            .into_iter()
            .partition(|(id, _)| rules::renamed(id).is_some());
        options.severity = old.into_iter().map(|(id, level)| (follow(id), level)).chain(new).collect();
        Self { options: Arc::new(options) }
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
        let (mut report, standings, suppressions) = check::file(source, kind, &self.options);
        let is_whole = kind != Kind::Fragment && !report.articles.is_empty();
        if self.options.domains.is_empty() && is_whole {
            report.unchecked.push(Unchecked::Domain);
        }
        if self.options.history.is_none() && is_whole {
            report.unchecked.push(Unchecked::PreviousVersion);
        }
        report.sort();
        outcome::decide(&mut report, &standings);
        if !self.options.no_suppress {
            let Options { domains, history, now, .. } = &*self.options;
            let lacks = |need| match need {
                Need::Domains => domains.is_empty(),
                Need::History => history.is_none(),
                Need::Clock => now.is_none(),
                Need::Download => source.transfer().is_none(),
            };
            suppression::apply(suppressions, &mut report, &lacks);
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
        let Options { select, ignore, severity, .. } = &*self.options;
        let is_off = severity.get(rule).is_some_and(|level| level.severity().is_none());
        (select.is_empty() || select.contains(rule)) && !ignore.contains(rule) && !is_off
    }

    /// The same validator without limits.
    pub(crate) fn unlimited(&self) -> Self {
        Self::new(Options { limits: Limits::NONE, ..Options::clone(&self.options) })
    }

    /// The same validator, reporting the findings of all rules with their own severities.
    pub(crate) fn of_all_rules(&self) -> Self {
        let (select, ignore, severity) = Default::default();
        Self::new(Options { select, ignore, severity, ..Options::clone(&self.options) })
    }

    /// Whether the caller wants a finding; gives it the severity that the caller wants.
    fn is_wanted(&self, finding: &mut Diagnostic) -> bool {
        if let Some(severity) = self.options.severity.get(finding.rule).and_then(|level| level.severity()) {
            finding.severity = severity;
        }
        self.reports(finding.rule)
    }
}
