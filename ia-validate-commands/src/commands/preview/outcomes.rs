//! What would happen to the articles of a feed, counted.

use std::collections::BTreeMap;
use std::fmt;

use ia_validate::Report;
use ia_validate::report::Outcome;

/// How many articles have each outcome. Its text is such as `3 create, 1 ignored`.
#[derive(Default, Debug)]
pub(crate) struct Outcomes(BTreeMap<Outcome, usize>);

impl Outcomes {
    pub(crate) fn of(report: &Report) -> Self {
        let mut counts = BTreeMap::new();
        for article in &report.articles {
            *counts.entry(article.outcome).or_default() += 1;
        }
        Self(counts)
    }
}

impl fmt::Display for Outcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("no articles");
        }
        let counted: Vec<String> =
            self.0.iter().map(|(outcome, count)| format!("{count} {}", outcome.name())).collect();
        f.write_str(&counted.join(", "))
    }
}
