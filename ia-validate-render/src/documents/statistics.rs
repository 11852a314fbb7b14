//! How often each rule is broken.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use ia_validate::Severity;
use ia_validate::report::Safety;
use serde::Serialize;

use super::SCHEMA;
use super::report::Counts;
use crate::file_report::FileReport;
use crate::summary::Summary;

/// How often the rules are broken in all files of a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct RuleCounts {
    /// The version of this form of document.
    pub schema: u32,
    /// The rules that are broken, most often first.
    pub rules: Vec<RuleCount>,
    /// Counts over all files.
    pub summary: Counts,
    #[serde(skip)]
    counting: Counting,
}

/// How often a rule is broken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct RuleCount {
    /// The rule's id.
    pub rule: &'static str,
    /// The gravest severity of its findings: `error`, `warning` or `info`.
    pub severity: &'static str,
    /// How many findings, what limits left out included.
    pub count: usize,
    /// In how many articles; findings about a feed as a whole are in none.
    pub articles: usize,
    /// How many have a safe fix, of those that limits did not leave out.
    pub fixable_safe: usize,
    /// How many have an unsafe fix.
    pub fixable_unsafe: usize,
}

/// What is counted while files come.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Counting {
    rules: BTreeMap<&'static str, Tally>,
    /// How many files there were before.
    files: usize,
}

#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Tally {
    count: usize,
    worst: Option<Severity>,
    /// By file and index.
    articles: BTreeSet<(usize, usize)>,
    safe: usize,
    with_unsafe: usize,
}

impl RuleCounts {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        let summary = Counts::from(&Summary::default());
        Self { schema: SCHEMA, rules: Vec::new(), summary, counting: Counting::default() }
    }

    /// Counts a file.
    pub fn add(&mut self, file: &FileReport<'_>) {
        let Counting { rules, files } = &mut self.counting;
        for finding in &file.report.diagnostics {
            let tally = rules.entry(finding.rule).or_default();
            tally.count += 1;
            tally.worst = tally.worst.max(Some(finding.severity));
            tally.articles.extend(finding.article.map(|index| (*files, index)));
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => tally.safe += 1,
                Some(Safety::Unsafe) => tally.with_unsafe += 1,
                None => {}
            }
        }
        for left in &file.report.left_out {
            for (rule, counts) in &left.rules {
                let tally = rules.entry(rule).or_default();
                tally.count += counts.total();
                tally.worst = tally.worst.max(counts.gravest());
                tally.articles.extend(left.article.map(|index| (*files, index)));
            }
        }
        *files += 1;
    }

    /// Ends it, with the counts over all files.
    pub fn finish(&mut self, summary: &Summary) {
        let rule = |(&rule, tally): (&&'static str, &Tally)| RuleCount {
            rule,
            severity: tally.worst.unwrap_or(Severity::Info).name(),
            count: tally.count,
            articles: tally.articles.len(),
            fixable_safe: tally.safe,
            fixable_unsafe: tally.with_unsafe,
        };
        self.rules = self.counting.rules.iter().map(rule).filter(|it| it.count > 0).collect();
        self.rules.sort_by_key(|it| Reverse(it.count));
        self.summary = summary.into();
    }
}

impl Default for RuleCounts {
    fn default() -> Self {
        Self::new()
    }
}
