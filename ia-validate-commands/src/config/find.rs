//! Looking for the nearest configuration file.

use std::path::{Path, PathBuf};

use crate::paths::{CONFIGURATION, real};

/// The file's name.
pub(crate) const NAME: &str = CONFIGURATION;

/// Where the search looks for a file that is in force in a folder, which must be a real one.
pub(crate) fn places(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let mut is_above_top = false;
    let within =
        folder.ancestors().take_while(move |above| !std::mem::replace(&mut is_above_top, is_top(above)));
    within.map(|above| above.join(NAME))
}

/// Whether the search ends in this folder: above a repository other people's files begin.
pub(super) fn is_top(folder: &Path) -> bool {
    folder.join(".git").exists()
}

/// A path as people know it: from the current folder, if it lies in there.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = real(Path::new("."));
    path.strip_prefix(here).unwrap_or(path).to_owned()
}
