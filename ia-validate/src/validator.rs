//! The whole line, from a text to a report.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::article::Domain;
use crate::history::{History, StoredVersion, Versions};
use crate::report::{ArticleSummary, Outcome, Report, Unchecked};
use crate::source::{Kind, Source};
use crate::{check, ingestion, suppress};

/// What to check, and against what. Rule ids that do not exist have no effect: look them up with
/// [`rules::find`](crate::rules::find) first.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The page's domains. Without any, canonical URLs are not compared with one.
    pub domains: Vec<Domain>,
    /// If not empty, only findings of these rules are reported.
    pub select: BTreeSet<String>,
    /// Findings of these rules are not reported.
    pub ignore: BTreeSet<String>,
    /// The stored versions that updates are judged against. Without any, every article is new.
    pub history: Option<Arc<dyn History>>,
    /// Whether comments that allow findings have no effect.
    pub no_suppress: bool,
    /// The current time, for the rules that depend on it; without it they are silent.
    pub now: Option<DateTime<Utc>>,
}

/// Checks articles and feeds. Cheap to clone and to share between threads.
#[derive(Clone, Debug)]
pub struct Validator {
    options: Arc<Options>,
}

impl Validator {
    /// A validator with these options.
    #[must_use]
    pub fn new(options: Options) -> Self {
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
        report.diagnostics.retain(|finding| self.is_wanted(finding.rule));
        report.suppressed.retain(|finding| self.is_wanted(finding.rule));
        report
    }

    /// The articles of a file as versions to compare later ones with, in the order of the text. What
    /// ingestion would reject is left out.
    #[must_use]
    pub fn versions(&self, source: &Source<'_>, kind: Kind) -> Vec<StoredVersion> {
        let history: Arc<dyn History> = Arc::new(Versions::default());
        let options = Options { history: Some(history), ..Options::clone(&self.options) };
        let report = Self::new(options).source(source, kind);
        let taken = report.articles.iter().filter(|article| article.outcome != Outcome::Rejected);
        taken.filter_map(ArticleSummary::version).collect()
    }

    /// The same validator, reporting the findings of all rules.
    pub(crate) fn of_all_rules(&self) -> Self {
        let nothing = BTreeSet::new;
        Self::new(Options { select: nothing(), ignore: nothing(), ..Options::clone(&self.options) })
    }

    /// Whether findings of this rule are reported.
    pub(crate) fn is_wanted(&self, rule: &str) -> bool {
        let Options { select, ignore, .. } = &*self.options;
        (select.is_empty() || select.contains(rule)) && !ignore.contains(rule)
    }
}
