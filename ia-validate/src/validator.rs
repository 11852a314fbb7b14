//! The whole line, from a text to a report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::article::{Domain, Timezone};
use crate::history::{History, StoredVersion, Versions};
use crate::report::{ArticleSummary, Diagnostic, Level, Limits, Outcome, Report, Unchecked};
use crate::source::{Kind, Source};
use crate::{check, ingestion, rules, suppress};

/// What to check, and against what. Rule ids that do not exist have no effect: look them up with
/// [`rules::find`] first. Ids of renamed rules count as the new ones.
///
/// What the caller makes of rules (`select`, `ignore`, `severity`) decides what is reported, and nothing else.
/// Which of several rules speaks about a defect, and what ingestion would do with an article, follows from
/// the rules' own severities: Facebook does not know the caller's.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The page's domains. Without any, canonical URLs are not compared with one.
    pub domains: Vec<Domain>,
    /// If not empty, only findings of these rules are reported.
    pub select: BTreeSet<String>,
    /// Findings of these rules are not reported.
    pub ignore: BTreeSet<String>,
    /// All findings of these rules get this severity, in place of the rule's own and of that of its milder
    /// and graver cases. What is [`Off`](Level::Off) is not reported, even if it is selected.
    pub severity: BTreeMap<String, Level>,
    /// Whether inline formatting (`a b strong i em br`) directly in a caption is a warning only (rules.md,
    /// OQ 1). A severity for `caption-element-not-allowed` counts more.
    pub lenient_captions: bool,
    /// The zone of times that name none.
    pub assume_timezone: Timezone,
    /// The stored versions that updates are judged against. Without any, every article is new.
    pub history: Option<Arc<dyn History>>,
    /// Whether comments that allow findings have no effect.
    pub no_suppress: bool,
    /// The current time, for the rules that depend on it; without it they are silent.
    pub now: Option<DateTime<Utc>>,
    /// How much is checked and reported. What decides an article's outcome is never left out.
    pub limits: Limits,
}

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
        let (mut report, suppressions) = check::file(source, kind, &self.options);
        if self.options.domains.is_empty() && !report.articles.is_empty() {
            report.unchecked.push(Unchecked::Domain);
        }
        if self.options.history.is_none() && !report.articles.is_empty() {
            report.unchecked.push(Unchecked::PreviousVersion);
        }
        report.sort();
        ingestion::judge(&mut report);
        if !self.options.no_suppress {
            suppress::apply(suppressions, &mut report);
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
