//! What ingestion would do with an article.
//!
//! Of these rows the first that holds decides. *Stored* is the version with the article's canonical URL; its time is its
//! op-modified, else its op-published (OQ 5). The current time decides nothing (FAQ L76).
//!
//! | feed | article | stored | its op-modified | content | outcome | reason |
//! |---|---|---|---|---|---|---|
//! | not well-formed, or another content namespace | | | | | rejected | the rule that says so |
//! | | breaks a rule that rejects | | | | rejected | the first such rule |
//! | | | under another URL only | | | create | `canonical-url-changed` |
//! | | | no | unparsable | | create | `modified-datetime-invalid` |
//! | | | no | | | create | |
//! | | | yes | unparsable | | ignored | `modified-datetime-invalid` |
//! | | | yes | missing | the same | unchanged | |
//! | | | yes | missing | another | ignored | `update-without-modified` |
//! | | | yes, without any time | any | | update | |
//! | | | yes | more than 24 hours later | | ignored | `modified-outside-24h-window` |
//! | | | yes | later | | update | |
//! | | | yes | not later | the same | unchanged | |
//! | | | yes | not later | another | ignored | `modified-not-incremented` |

use chrono::{DateTime, Utc};

use crate::article::time::UPDATE_WINDOW;
use crate::report::{Diagnostic, Outcome, Report, Severity};
use crate::rules::{self, Effect};

/// The rules that say that no parser reads the feed, or not the articles in it.
const OF_FEED: [&str; 3] = ["feed-not-wellformed", "feed-cdata-broken", "feed-namespace-missing"];

/// What is stored of an article.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Stored {
    #[default]
    Nothing,
    /// A version that seems to be the same article under another canonical URL.
    Elsewhere,
    /// A version: when it was last changed, if it says so, and whether its content is the same.
    Version { changed: Option<DateTime<Utc>>, is_same: bool },
}

/// What an article says of when it was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Modified {
    #[default]
    Missing,
    Unparsable,
    At(DateTime<Utc>),
}

/// What decides the outcome of an article, beside findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Standing {
    pub(crate) stored: Stored,
    pub(crate) modified: Modified,
}

/// What ingestion would do with an article, and the rule that decides it, if one does. `broken` says of its feed that it
/// cannot be read, `rejected` of the article that it is not taken.
fn outcome(
    broken: Option<&'static str>,
    rejected: Option<&'static str>,
    standing: Standing,
) -> (Outcome, Option<&'static str>) {
    use Outcome::{Create, Ignored, Rejected, Unchanged, Update};
    if let Some(rule) = broken.or(rejected) {
        return (Rejected, Some(rule));
    }
    let Standing { stored, modified } = standing;
    match (stored, modified) {
        (Stored::Elsewhere, _) => (Create, Some("canonical-url-changed")),
        (Stored::Nothing, Modified::Unparsable) => (Create, Some("modified-datetime-invalid")),
        (Stored::Nothing, _) => (Create, None),
        (Stored::Version { .. }, Modified::Unparsable) => (Ignored, Some("modified-datetime-invalid")),
        (Stored::Version { is_same: true, .. }, Modified::Missing) => (Unchanged, None),
        (Stored::Version { .. }, Modified::Missing) => (Ignored, Some("update-without-modified")),
        (Stored::Version { changed: None, .. }, Modified::At(_)) => (Update, None),
        (Stored::Version { changed: Some(old), is_same }, Modified::At(new)) => match () {
            () if new > old && new - old > UPDATE_WINDOW => (Ignored, Some("modified-outside-24h-window")),
            () if new > old => (Update, None),
            () if is_same => (Unchanged, None),
            () => (Ignored, Some("modified-not-incremented")),
        },
    }
}

/// Sets the outcome of each article: by how it stands to what is stored, and by the findings, which must be sorted.
pub(crate) fn decide(report: &mut Report, standings: &[Standing]) {
    let errors = || report.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let of_feed = |rule: &str| errors().find(|finding| finding.rule == rule);
    let broken: Vec<&'static str> =
        OF_FEED.into_iter().filter_map(of_feed).map(|finding: &Diagnostic| finding.rule).collect();
    let mut rejecting = vec![Vec::new(); report.articles.len()];
    let mut unchanged = vec![false; report.articles.len()];
    for finding in &report.diagnostics {
        let Some(article) = finding.article else { continue };
        let rejects = rules::find(finding.rule).and_then(|rule| rule.outcome) == Some(Effect::Rejects);
        if let Some(all) =
            rejecting.get_mut(article).filter(|_| rejects && finding.severity == Severity::Error)
            && !all.contains(&finding.rule)
        {
            all.push(finding.rule);
        }
        if let Some(unchanged) = unchanged.get_mut(article) {
            *unchanged |= finding.rule == "feed-unchanged-item";
        }
    }
    let facts = standings.iter().zip(rejecting).zip(unchanged);
    for (article, ((&standing, rejecting), is_unchanged)) in report.articles.iter_mut().zip(facts) {
        let (outcome, reason) = outcome(broken.first().copied(), rejecting.first().copied(), standing);
        (article.outcome, article.reason) = (outcome, reason);
        article.rules = match outcome {
            Outcome::Rejected => broken.iter().copied().chain(rejecting).collect(),
            Outcome::Unchanged if is_unchanged => vec!["feed-unchanged-item"],
            _ => reason.into_iter().collect(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_454_544_000 + hour * 3600, 0).unwrap()
    }

    fn version(changed: Option<i64>, is_same: bool) -> Stored {
        Stored::Version { changed: changed.map(at), is_same }
    }

    #[test]
    fn every_row() {
        use Modified::{Missing, Unparsable};
        let later = |hours: i64| Modified::At(at(hours));
        let (same, other) = (version(Some(0), true), version(Some(0), false));
        for (stored, modified, expected) in [
            (Stored::Elsewhere, Missing, "create canonical-url-changed"),
            (Stored::Elsewhere, Unparsable, "create canonical-url-changed"),
            (Stored::Nothing, Unparsable, "create modified-datetime-invalid"),
            (Stored::Nothing, Missing, "create"),
            (Stored::Nothing, later(1), "create"),
            (same, Unparsable, "ignored modified-datetime-invalid"),
            (other, Unparsable, "ignored modified-datetime-invalid"),
            (same, Missing, "unchanged"),
            (other, Missing, "ignored update-without-modified"),
            (version(None, true), later(1), "update"),
            (version(None, false), later(1), "update"),
            (version(None, true), Missing, "unchanged"),
            (same, later(25), "ignored modified-outside-24h-window"),
            (other, later(25), "ignored modified-outside-24h-window"),
            (same, later(24), "update"),
            (other, later(24), "update"),
            (same, later(0), "unchanged"),
            (same, later(-1), "unchanged"),
            (other, later(0), "ignored modified-not-incremented"),
            (other, later(-30), "ignored modified-not-incremented"),
        ] {
            let standing = Standing { stored, modified };
            let (found, reason) = outcome(None, None, standing);
            let found = [Some(found.name()), reason].into_iter().flatten().collect::<Vec<_>>().join(" ");
            assert_eq!(found, expected, "{standing:?}");
            let rejected = (Outcome::Rejected, Some("title-missing"));
            assert_eq!(outcome(None, Some("title-missing"), standing), rejected);
            let broken = (Outcome::Rejected, Some("feed-not-wellformed"));
            assert_eq!(outcome(Some("feed-not-wellformed"), Some("title-missing"), standing), broken);
        }
    }
}
