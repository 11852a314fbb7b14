//! Real documents, where they are at hand.

use std::fs;
use std::path::Path;

use ia_validate::{Kind, Source};

/// The texts of all files in a folder of the corpus, sorted by name; none if there is no such folder.
#[must_use]
pub fn texts(folder: &str, kind: Kind) -> Vec<String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus")).join(folder);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| fs::read(path).ok())
        .map(|bytes| Source::decode(&bytes, Some(kind)).text().to_owned())
        .collect()
}
