//! What ingestion would do with an article, derived from the findings about it.

use crate::report::{Outcome, Report, Severity};
use crate::rules::{self, Effect};

/// Sets the outcome of each article by the findings about it: rejected before ignored, and the first
/// finding is the reason.
pub(crate) fn decide(report: &mut Report) {
    for finding in report.diagnostics.iter().filter(|finding| finding.severity == Severity::Error) {
        let Some(article) = finding.article.and_then(|index| report.articles.get_mut(index)) else {
            continue;
        };
        match rules::find(finding.rule).and_then(|rule| rule.outcome) {
            Some(Effect::Rejects) if article.outcome != Outcome::Rejected => {
                (article.outcome, article.reason) = (Outcome::Rejected, Some(finding.rule));
            }
            Some(Effect::Ignores) if article.reason.is_none() => {
                (article.outcome, article.reason) = (Outcome::Ignored, Some(finding.rule));
            }
            _ => {}
        }
    }
}
