//! Findings that are alike, together, and how many of them are shown.

use std::collections::{BTreeMap, BTreeSet};

use ia_validate::Diagnostic;

use crate::file_report::Entry;
use crate::grouping::{GroupBy, Grouping};

/// What is shown of a file.
pub(crate) enum Listed<'a> {
    Entry(Entry<'a>),
    /// What is like the findings before it, and is not shown.
    More(More<'a>),
}

/// Findings that are not shown.
pub(crate) struct More<'a> {
    /// The rule, if all are of one.
    pub(crate) rule: Option<&'static str>,
    pub(crate) findings: Vec<&'a Diagnostic>,
}

impl More<'_> {
    /// In how many articles they are.
    pub(crate) fn articles(&self) -> usize {
        self.findings.iter().filter_map(|finding| finding.article).collect::<BTreeSet<_>>().len()
    }
}

/// What is shown of entries that come in the order of the text. What is left out by limits stands behind its article,
/// or at the end where findings stand elsewhere.
pub(crate) fn grouped(entries: Vec<Entry<'_>>, grouping: Grouping) -> Vec<Listed<'_>> {
    let most = grouping.most.unwrap_or(usize::MAX);
    let mut shown = Vec::with_capacity(entries.len());
    match grouping.by {
        GroupBy::Rule => {
            let (mut order, mut groups, mut last) = (Vec::new(), BTreeMap::<_, Vec<_>>::new(), Vec::new());
            for entry in entries {
                match entry {
                    Entry::Finding(finding) => {
                        let group = groups.entry(finding.rule).or_default();
                        if group.is_empty() {
                            order.push(finding.rule);
                        }
                        group.push(finding);
                    }
                    Entry::LeftOut(_) => last.push(Listed::Entry(entry)),
                }
            }
            for rule in order {
                close(groups.remove(rule).unwrap_or_default(), Some(rule), most, &mut shown);
            }
            shown.extend(last);
        }
        GroupBy::Article | GroupBy::None => {
            let mut group: Vec<&Diagnostic> = Vec::new();
            for entry in entries {
                let is_other = match (&entry, group.first()) {
                    (Entry::Finding(finding), Some(first)) => {
                        grouping.by == GroupBy::Article && finding.article != first.article
                    }
                    (Entry::Finding(_), None) => false,
                    (Entry::LeftOut(_), _) => true,
                };
                if is_other {
                    close(std::mem::take(&mut group), None, most, &mut shown);
                }
                match entry {
                    Entry::Finding(finding) => group.push(finding),
                    Entry::LeftOut(_) => shown.push(Listed::Entry(entry)),
                }
            }
            close(group, None, most, &mut shown);
        }
    }
    shown
}

/// Shows as many of a group as are to be shown, and says what more there is.
fn close<'a>(
    mut group: Vec<&'a Diagnostic>,
    rule: Option<&'static str>,
    most: usize,
    shown: &mut Vec<Listed<'a>>,
) {
    let findings = group.split_off(most.min(group.len()));
    shown.extend(group.into_iter().map(|finding| Listed::Entry(Entry::Finding(finding))));
    if !findings.is_empty() {
        shown.push(Listed::More(More { rule, findings }));
    }
}
