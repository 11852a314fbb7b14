//! What to check, and against what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::article::{Domain, Timezone};
use crate::history::History;
use crate::report::{Evidence, Level, Limits, Severity};

/// What to check, and against what. Rules are selected by their ids, by families and by patterns: see
/// [`rules::matching`](crate::rules::matching). What selects none has no effect. Ids of renamed rules count as the new ones.
///
/// What the caller makes of rules (`select`, `ignore`, `evidence`, `severity`, `min_severity`) decides what is reported,
/// and nothing else.
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
    /// Only findings of rules that are at least so certain are reported.
    pub evidence: Evidence,
    /// All findings of these rules get this severity, in place of the rule's own and of that of its milder
    /// and graver cases. What is [`Off`](Level::Off) is not reported, even if it is selected.
    pub severity: BTreeMap<String, Level>,
    /// If given, milder findings are not reported.
    pub min_severity: Option<Severity>,
    /// Whether inline formatting (`a b strong i em br`) directly in a caption is a warning only (OQ 1).
    /// A severity for `caption-element-not-allowed` counts more.
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
    /// How many threads check the items of a large feed; one unless it is more. The report does not depend on it.
    pub threads: usize,
    /// Is told, before each item of a feed is checked, at which byte of the text it begins; by whichever thread checks it.
    pub progress: Option<fn(u32)>,
}
