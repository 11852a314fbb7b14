//! What a known finding stands in.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use ia_validate_render::url::is_url;

use crate::inputs::STDIN;
use crate::paths::shown_path;
use crate::paths::{folder_of, real};

/// What a finding stands in: an article of a feed goes by its canonical URL, wherever the feed is and whatever
/// its place in it; everything else goes by its path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Key {
    /// The canonical URL.
    Article(String),
    /// The path from the baseline's folder; or the URL, or `-`.
    File(String),
}

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

    /// The key of an input of this name.
    pub(super) fn of_file(&self, name: &str) -> Key {
        if name == STDIN || is_url(name) {
            return Key::File(name.to_owned());
        }
        Key::File(shown_path(&from_folder(&real(Path::new(name)), &self.folder)))
    }

    /// Whether what a key stands for, and the run has not seen, is there no more: a file that was removed, or an
    /// article that no feed holds.
    pub(super) fn is_gone(&self, key: &Key, has_feed: bool) -> bool {
        match key {
            Key::Article(_) => has_feed,
            Key::File(name) if name == STDIN || is_url(name) => false,
            Key::File(path) => !self.folder.join(path).exists(),
        }
    }
}

/// The way from a folder to a file, both from the root; the file as it is if there is none.
fn from_folder(file: &Path, folder: &Path) -> PathBuf {
    let mut rest = file.components().peekable();
    let mut left = folder.components().peekable();
    while rest.peek().is_some() && rest.peek() == left.peek() {
        rest.next();
        left.next();
    }
    let is_rooted =
        |part: Option<&Component<'_>>| matches!(part, Some(Component::Prefix(_) | Component::RootDir));
    if is_rooted(rest.peek()) || is_rooted(left.peek()) {
        return file.to_owned();
    }
    let up = left.map(|_| OsStr::new(".."));
    up.chain(rest.map(Component::as_os_str)).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn ways() {
        for (file, folder, way) in [
            ("/a/b.html", "/a", "b.html"),
            ("/a/c/b.html", "/a", "c/b.html"),
            ("/a/b.html", "/a/c/d", "../../b.html"),
            ("/a/b.html", "/", "a/b.html"),
            ("/b.html", "/a", "../b.html"),
            ("b.html", "/a", "b.html"),
        ] {
            assert_eq!(
                from_folder(Path::new(file), Path::new(folder)),
                Path::new(way),
                "{file} from {folder}"
            );
        }
    }
}
