//! How much is checked and reported, and what is left out because of that.

use std::collections::BTreeMap;

use super::{Diagnostic, Report, Severity};

/// How much is checked and reported, so that no input makes a report without bounds. What is beyond a limit is
/// counted: see [`Report::left_out`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The most items of a feed that are checked: its first ones.
    pub items: usize,
    /// The most findings that are reported of each article, and of a feed outside its articles: the gravest,
    /// and of those that are equally grave the first in the text.
    pub findings: usize,
    /// How many elements a finding may be nested in to be reported by itself.
    pub depth: usize,
}

impl Limits {
    /// No limits at all.
    pub const NONE: Self = Self { items: usize::MAX, findings: usize::MAX, depth: usize::MAX };
}

/// What no article that people write comes near.
impl Default for Limits {
    fn default() -> Self {
        Self { items: 100_000, findings: 10_000, depth: 10_000 }
    }
}

/// One of the [`Limits`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::findings`].
    Findings,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::items`].
    Items,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[allow(clippy::exhaustive_structs)] // there is no fourth severity
pub struct Counts {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many infos.
    pub infos: usize,
}

impl Counts {
    /// How many findings have this severity.
    #[must_use]
    pub const fn of(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        }
    }

    /// How many findings there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// The severity of the gravest finding, if there is one.
    #[must_use]
    pub fn gravest(self) -> Option<Severity> {
        Severity::ALL.into_iter().rev().find(|&severity| self.of(severity) > 0)
    }

    fn of_mut(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }

    /// So many of them, the gravest.
    fn at_most(self, most: usize) -> Self {
        let errors = self.errors.min(most);
        let warnings = self.warnings.min(most - errors);
        Self { errors, warnings, infos: self.infos.min(most - errors - warnings) }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, counts| Self {
            errors: sum.errors + counts.errors,
            warnings: sum.warnings + counts.warnings,
            infos: sum.infos + counts.infos,
        })
    }
}

/// What a limit keeps out of a report: findings, or items that were not checked.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct LeftOut {
    /// The article that the findings are about: an index into [`Report::articles`]; none for what concerns a
    /// feed as a whole.
    pub article: Option<usize>,
    /// The limit that was met.
    pub limit: Limit,
    /// What that limit allows.
    pub most: usize,
    /// How many items were not checked.
    pub items: usize,
    /// How many findings of each rule are left out.
    pub rules: BTreeMap<&'static str, Counts>,
}

impl LeftOut {
    pub(crate) fn items(items: usize, most: usize) -> Self {
        Self { article: None, limit: Limit::Items, most, items, rules: BTreeMap::new() }
    }

    /// How many findings are left out.
    #[must_use]
    pub fn findings(&self) -> Counts {
        self.rules.values().copied().sum()
    }
}

impl Report {
    /// Leaves out the findings that are beyond the limits. A [`Validator`](crate::Validator) does so with those of
    /// its options; this is for a caller that looks at all findings first. How many items are checked is decided
    /// before, so that limit has no effect here.
    pub fn limit(&mut self, limits: &Limits) {
        let whole = self.articles.len();
        let group = |finding: &Diagnostic| finding.article.filter(|&index| index < whole).unwrap_or(whole);
        let mut left: BTreeMap<(usize, Limit), BTreeMap<&'static str, Counts>> = BTreeMap::new();
        let mut leave_out = |finding: &Diagnostic, limit| {
            let rules = left.entry((group(finding), limit)).or_default();
            *rules.entry(finding.rule).or_default().of_mut(finding.severity) += 1;
        };
        let mut room = vec![Counts::default(); whole + 1];
        self.diagnostics.retain(|finding| {
            let is_near = finding.depth as usize <= limits.depth;
            if is_near {
                *room[group(finding)].of_mut(finding.severity) += 1;
            } else {
                leave_out(finding, Limit::Depth);
            }
            is_near
        });
        room.iter_mut().for_each(|counts| *counts = counts.at_most(limits.findings));
        self.diagnostics.retain(|finding| {
            let room = room[group(finding)].of_mut(finding.severity);
            let has_room = *room > 0;
            if has_room {
                *room -= 1;
            } else {
                leave_out(finding, Limit::Findings);
            }
            has_room
        });
        if left.is_empty() {
            return;
        }
        // What is left out is to take no memory either.
        self.diagnostics.shrink_to_fit();
        self.left_out.extend(left.into_iter().map(|((group, limit), rules)| LeftOut {
            article: Some(group).filter(|&group| group < whole),
            limit,
            most: if limit == Limit::Depth { limits.depth } else { limits.findings },
            items: 0,
            rules,
        }));
        self.left_out.sort_by_key(|left| (left.article.unwrap_or(whole), left.limit));
    }
}
