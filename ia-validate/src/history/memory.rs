//! Versions held in memory, such as those of an earlier feed file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{History, LookUp, StoredVersion};

/// Versions held in memory. Of several with one canonical URL the last one counts.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    versions: Vec<StoredVersion>,
    by_canonical: BTreeMap<String, usize>,
    by_guid: BTreeMap<String, usize>,
    by_title: BTreeMap<(String, DateTime<Utc>), usize>,
}

impl Versions {
    /// Adds a version, in place of an earlier one with the same canonical URL.
    pub fn insert(&mut self, version: StoredVersion) {
        let index = self.versions.len();
        self.by_canonical.insert(version.canonical.clone(), index);
        if let Some(guid) = &version.guid {
            self.by_guid.insert(guid.clone(), index);
        }
        if let (Some(title), Some(published)) = (&version.title, version.published) {
            self.by_title.insert((title.clone(), published), index);
        }
        self.versions.push(version);
    }

    fn get(&self, index: Option<&usize>) -> Option<StoredVersion> {
        index.and_then(|&index| self.versions.get(index)).cloned()
    }
}

impl Extend<StoredVersion> for Versions {
    fn extend<I: IntoIterator<Item = StoredVersion>>(&mut self, versions: I) {
        for version in versions {
            self.insert(version);
        }
    }
}

impl History for Versions {
    fn by_canonical(&self, canonical: &str) -> LookUp {
        Ok(self.get(self.by_canonical.get(canonical)))
    }

    fn by_guid(&self, guid: &str) -> LookUp {
        Ok(self.get(self.by_guid.get(guid)))
    }

    fn by_title(&self, title: &str, published: DateTime<Utc>) -> LookUp {
        Ok(self.get(self.by_title.get(&(title.to_owned(), published))))
    }
}
