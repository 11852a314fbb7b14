//! Stored versions of articles: what Facebook holds already, which decides whether an update is taken.

mod memory;

use std::fmt;

use chrono::{DateTime, Utc};

pub use memory::Versions;

use crate::report::ArticleSummary;
pub use crate::report::HistoryError;

/// One version of an article, as it was last ingested.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct StoredVersion {
    /// The canonical URL, which identifies the article (FAQ L80), without white space around it.
    pub canonical: String,
    /// The `guid` of its feed item.
    pub guid: Option<String>,
    /// Its title, white space folded.
    pub title: Option<String>,
    /// The instant of op-published. A time without zone is in the zone that the options assume.
    pub published: Option<DateTime<Utc>>,
    /// The instant of op-modified. A time without zone is in the zone that the options assume.
    pub modified: Option<DateTime<Utc>>,
    /// A hash of the content: equal for versions that differ only in white space, comments, the order of
    /// attributes, or op-modified itself.
    pub content_hash: u128,
}

impl StoredVersion {
    /// A version that is known by its canonical URL and content only.
    #[must_use]
    pub fn new(canonical: impl Into<String>, content_hash: u128) -> Self {
        Self {
            canonical: canonical.into(),
            guid: None,
            title: None,
            published: None,
            modified: None,
            content_hash,
        }
    }

    /// When it was last changed as far as it says: op-modified, else op-published.
    #[must_use]
    pub fn last_changed(&self) -> Option<DateTime<Utc>> {
        self.modified.or(self.published)
    }
}

impl ArticleSummary {
    /// What would be stored of it; none if it has no canonical URL, or versions were not compared.
    #[must_use]
    pub fn version(&self) -> Option<StoredVersion> {
        let mut version = StoredVersion::new(self.canonical.clone()?, self.content_hash?);
        version.guid.clone_from(&self.guid);
        version.title.clone_from(&self.title);
        version.published = self.published;
        version.modified = self.modified;
        Some(version)
    }
}

/// What a lookup finds, if anything; or why it failed.
pub type LookUp = Result<Option<StoredVersion>, HistoryError>;

/// Where stored versions are looked up. An article whose lookup fails is taken as new, and the report carries the
/// [error](crate::Report::history_error).
pub trait History: fmt::Debug + Send + Sync {
    /// The version with this canonical URL.
    fn by_canonical(&self, canonical: &str) -> LookUp;

    /// A version whose feed item had this `guid`.
    fn by_guid(&self, guid: &str) -> LookUp;

    /// A version with this title (white space folded) and instant of op-published.
    fn by_title(&self, title: &str, published: DateTime<Utc>) -> LookUp;
}
