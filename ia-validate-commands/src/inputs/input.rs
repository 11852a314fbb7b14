//! One input: a file, a URL, or stdin.

use std::path::{Path, PathBuf};

use crate::paths::shown_path;

/// The path that means stdin.
pub(crate) const STDIN: &str = "-";

/// One thing to read and check.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Input {
    /// Its path as given, with `/` between its parts; raw. Inputs are sorted by it.
    pub(crate) name: String,
    pub(super) from: From,
    /// Whether a folder was named that it is in, rather than itself: it may be meant for something else.
    pub(super) is_found: bool,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum From {
    /// With the name that it stands for.
    Stdin(Option<PathBuf>),
    Url(String),
    File(PathBuf),
}

/// An input that is a file. Of several that are the same the first one counts, and no link stands for what was
/// found by its own name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FoundFile {
    pub(super) is_link: bool,
    pub(super) input: Input,
    /// Its real path.
    pub(super) real: PathBuf,
}

impl Input {
    pub(crate) fn file(path: PathBuf) -> Self {
        Self { name: shown_path(&path), from: From::File(path), is_found: false }
    }

    /// A file that was found in a folder.
    pub(super) fn found(path: PathBuf) -> Self {
        Self { is_found: true, ..Self::file(path) }
    }

    /// Whether it is fetched.
    pub(crate) fn is_url(&self) -> bool {
        matches!(self.from, From::Url(_))
    }

    /// Whether a folder was named that it is in, rather than itself.
    pub(crate) fn is_found(&self) -> bool {
        self.is_found
    }

    /// The file that it is, or stands for.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.from {
            From::Stdin(path) => path.as_deref(),
            From::Url(_) => None,
            From::File(path) => Some(path),
        }
    }

    /// The file that it is, if it is one.
    pub(crate) fn own_file(&self) -> Option<&Path> {
        match &self.from {
            From::Stdin(_) | From::Url(_) => None,
            From::File(path) => Some(path),
        }
    }
}
