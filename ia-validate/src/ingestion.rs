//! What ingestion would do with an article, derived from the findings about it.

use crate::report::{Outcome, Report, Severity};

/// The rules whose errors keep an article from being ingested (rules.md §1).
pub(crate) const REJECTING: [&str; 10] = [
    "article-empty",
    "canonical-domain-mismatch",
    "canonical-missing",
    "canonical-not-absolute",
    "feed-content-not-document",
    "feed-item-field-missing",
    "markup-unparsable",
    "published-datetime-invalid",
    "published-missing",
    "title-missing",
];

/// The rules whose errors keep an update from being taken (FAQ L60, L64, L76).
pub(crate) const IGNORING: [&str; 3] =
    ["modified-not-incremented", "modified-outside-24h-window", "update-without-modified"];

/// Sets the outcome of each article by the findings about it: rejected before ignored, and the first
/// finding is the reason.
pub(crate) fn judge(report: &mut Report) {
    for finding in report.diagnostics.iter().filter(|finding| finding.severity == Severity::Error) {
        let Some(article) = finding.article.and_then(|index| report.articles.get_mut(index)) else {
            continue;
        };
        if REJECTING.contains(&finding.rule) && article.outcome != Outcome::Rejected {
            (article.outcome, article.reason) = (Outcome::Rejected, Some(finding.rule));
        } else if IGNORING.contains(&finding.rule) && article.reason.is_none() {
            (article.outcome, article.reason) = (Outcome::Ignored, Some(finding.rule));
        }
    }
}
