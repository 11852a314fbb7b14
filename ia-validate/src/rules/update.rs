//! An article beside the version of it that is stored.

use crate::article::{Article, Classes, ContentHash, DateTime, Element, Timezone};
use crate::feed::{FieldName, Item};
use crate::history::{History, HistoryError, StoredVersion};

/// What is stored of an article.
#[derive(Debug)]
pub(crate) enum Known {
    /// A version with the same canonical URL.
    Version(StoredVersion),
    /// A version that seems to be the same article under another canonical URL, and what says so.
    Elsewhere(StoredVersion, &'static str),
}

/// An article beside what is stored of it.
#[derive(Debug)]
pub(crate) struct Update<'t> {
    pub(crate) article: &'t Article<'t>,
    pub(crate) item: Option<&'t Item<'t>>,
    pub(crate) known: Known,
    /// The article's own `op-modified`, and its time if that can be read.
    pub(crate) modified: Option<(Element<'t>, Option<DateTime>)>,
    /// Whether the content differs from that of the stored version.
    pub(crate) is_changed: bool,
}

impl<'t> Update<'t> {
    /// Looks up what is stored; none if nothing is. `zone` is that of times that name none.
    pub(crate) fn of(
        article: &'t Article<'t>,
        item: Option<&'t Item<'t>>,
        history: &dyn History,
        zone: Timezone,
    ) -> Result<Option<Self>, HistoryError> {
        let Some(known) = look_up(article, item, history, zone)? else { return Ok(None) };
        let (Known::Version(stored) | Known::Elsewhere(stored, _)) = &known;
        let is_changed = ContentHash::of_article(article).hash != stored.content_hash;
        let date = article.date(Classes::MODIFIED).map(|(_, date)| date);
        let modified = article.time(Classes::MODIFIED).map(|time| (time, date));
        Ok(Some(Self { article, item, known, modified, is_changed }))
    }

    /// The stored version with the same canonical URL.
    pub(crate) fn stored(&self) -> Option<&StoredVersion> {
        match &self.known {
            Known::Version(stored) => Some(stored),
            Known::Elsewhere(..) => None,
        }
    }

    /// The stored version, if the article changes it and says when.
    pub(crate) fn dated_change(&self) -> Option<(&StoredVersion, Element<'t>, DateTime)> {
        let stored = self.stored().filter(|_| self.is_changed)?;
        let (element, time) = self.modified?;
        Some((stored, element, time?))
    }
}

/// The canonical URL of an article, else the link of its item.
pub(crate) fn key_of(article: &Article<'_>, item: Option<&Item<'_>>) -> Option<String> {
    article.canonical_url().or_else(|| Some(item?.value(FieldName::Link)?.to_owned()))
}

fn look_up(
    article: &Article<'_>,
    item: Option<&Item<'_>>,
    history: &dyn History,
    zone: Timezone,
) -> Result<Option<Known>, HistoryError> {
    let Some(key) = key_of(article, item) else { return Ok(None) };
    if let Some(version) = history.by_canonical(&key)? {
        return Ok(Some(Known::Version(version)));
    }
    if let Some(guid) = item.and_then(|item| item.value(FieldName::Guid))
        && let Some(version) = history.by_guid(guid)?
    {
        return Ok(Some(Known::Elsewhere(version, "the same `guid`")));
    }
    let published = article.date(Classes::PUBLISHED).map(|(_, published)| published);
    let Some((title, published)) = article.title().zip(published) else { return Ok(None) };
    let version = history.by_title(&title, published.instant(zone).and_utc())?;
    Ok(version.map(|version| Known::Elsewhere(version, "the same title and op-published")))
}

/// An instant as messages have it.
pub(crate) fn written(time: chrono::DateTime<chrono::Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
