//! What limits left out of a report, in words.

use ia_validate::report::{Counts, LeftOut, Limit};
use ia_validate::{Kind, Report, Severity};

use crate::wording::{counted, grouped, severities};

/// The option that sets a limit: what stands for a rule where a format wants one.
#[must_use]
pub const fn option(limit: Limit) -> &'static str {
    match limit {
        Limit::Findings => "max-findings",
        Limit::Depth => "max-depth",
        Limit::Items => "max-items",
        // There is no other yet.
        _ => "limit",
    }
}

/// The severity of what is left out: of the gravest finding. Items that were not checked are worth a warning.
pub(crate) fn severity(left: &LeftOut) -> Severity {
    left.findings().gravest().unwrap_or(Severity::Warning)
}

/// What is left out, in words that go on from what is there.
#[must_use]
pub fn words(left: &LeftOut) -> String {
    let findings = left.findings();
    let Counts { errors, warnings, infos } = findings;
    let (more, of_each) =
        (counted(findings.total(), "more finding", "more findings"), severities(errors, warnings, infos));
    let told = match left.limit {
        Limit::Items if left.items == 1 => "and 1 more item, which was not checked".to_owned(),
        Limit::Items => format!("and {} more items, which were not checked", grouped(left.items)),
        Limit::Depth => {
            format!("and {more} in elements nested more than {} deep: {of_each}", grouped(left.most))
        }
        _ => format!("and {more}: {of_each}"),
    };
    format!("{told} (--{} {})", option(left.limit), left.most)
}

/// The same, with what it is about. `path` is raw, and so is what comes of it.
#[must_use]
pub fn sentence(left: &LeftOut, path: &str, report: &Report) -> String {
    let item = match left.article {
        Some(index) if report.kind == Kind::Feed => format!(", item {}", index + 1),
        _ => String::new(),
    };
    format!("{path}{item}: {}", words(left))
}
