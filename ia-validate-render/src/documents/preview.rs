//! What `preview` says that ingestion would do.

use ia_validate::Report;
use ia_validate::report::ArticleSummary;
use serde::Serialize;

use super::{SCHEMA, written};

/// What ingestion would do with the articles of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct Preview {
    /// The version of this form of document.
    pub schema: u32,
    /// The articles, in the order of the file.
    pub articles: Vec<PreviewedArticle>,
    /// Items that were not checked because of a limit; only where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unchecked_items: Option<usize>,
}

/// What ingestion would do with an article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(schemars::JsonSchema))]
pub struct PreviewedArticle {
    /// Its number in the file, from 0: people read `item 1` for 0.
    pub index: usize,
    /// Its canonical URL, if it names one.
    pub canonical: Option<String>,
    /// `create`, `update`, `unchanged`, `ignored` or `rejected`.
    pub outcome: &'static str,
    /// The rule that decides it; none of a plain new article, a plain update and what is unchanged.
    pub reason: Option<&'static str>,
    /// The rules that the outcome rests on, the reason first.
    pub rules: Vec<&'static str>,
    /// When it was published (RFC 3339, UTC).
    pub published: Option<String>,
    /// When it was last changed, by its own word.
    pub modified: Option<String>,
    /// The same of what is stored of it.
    pub stored_modified: Option<String>,
}

impl Preview {
    /// The document of a report, which was made with earlier versions.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let unchecked_items = report.left_out.iter().map(|left| left.items).sum();
        Self {
            schema: SCHEMA,
            articles: report.articles.iter().map(PreviewedArticle::from).collect(),
            unchecked_items: Some(unchecked_items).filter(|&items| items > 0),
        }
    }
}

impl From<&ArticleSummary> for PreviewedArticle {
    fn from(article: &ArticleSummary) -> Self {
        Self {
            index: article.index,
            canonical: article.canonical.clone(),
            outcome: article.outcome.name(),
            reason: article.reason,
            rules: article.rules.clone(),
            published: article.published.map(written),
            modified: article.modified.map(written),
            stored_modified: article.stored_modified.map(written),
        }
    }
}
