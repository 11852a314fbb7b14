//! What a known finding stands in.

use std::path::{Path, PathBuf};

use ia_validate_render::url::is_url;

use crate::inputs::{Input, STDIN};
use crate::paths::{exact, folder_of, from_exact, real, shown_path};

/// What a finding stands in: an article of a feed goes by its canonical URL, wherever the feed is and whatever
/// its place in it; everything else goes by its path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    /// The canonical URL.
    Article(String),
    /// The path from the baseline's folder; or the URL, or `-`.
    File(String),
}

/// How the path of a file begins whose name is no Unicode: what follows is encoded.
const EXACT: &str = "./";

/// How long a URL can be, in bytes.
const LONGEST: usize = 2048;

impl Key {
    /// An article of a feed, if it has a canonical URL that can be one.
    pub(super) fn of_article(canonical: &str) -> Option<Self> {
        (1..=LONGEST).contains(&canonical.len()).then(|| Self::Article(canonical.to_owned()))
    }
}

/// Finds keys: paths are those from the baseline's folder, so that it is the same from wherever the program runs.
#[derive(Debug)]
pub(super) struct Keys {
    folder: PathBuf,
}

impl Keys {
    /// Keys for a baseline in this file.
    pub(super) fn beside(path: &Path) -> Self {
        Self { folder: folder_of(path) }
    }

    /// The key of an input.
    pub(super) fn of_input(&self, input: &Input) -> Key {
        let Some(path) = input.path() else { return Key::File(input.name.clone()) };
        let file = real(path);
        // Where there is no way, as between drives, the file as it is.
        let file = pathdiff::diff_paths(&file, &self.folder).unwrap_or(file);
        // No path that is found here begins like this.
        Key::File(exact(&file).map_or_else(|| shown_path(&file), |exact| format!("{EXACT}{exact}")))
    }

    /// Whether what a key stands for, and the run has not seen, is there no more: a file that was removed, or an
    /// article that no feed holds.
    pub(super) fn is_gone(&self, key: &Key, has_feed: bool) -> bool {
        match key {
            Key::Article(_) => has_feed,
            Key::File(name) if name == STDIN || is_url(name) => false,
            Key::File(path) => {
                let path = path.strip_prefix(EXACT).map_or_else(|| path.into(), from_exact);
                !self.folder.join(path).exists()
            }
        }
    }
}
