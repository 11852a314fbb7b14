//! Whether two paths lead to one file.

use std::ffi::OsString;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::real::real;

/// What a file is, whatever it is called: hard links and mounts of one file are the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Identity {
    /// Device and number.
    #[cfg(unix)]
    Number(u64, u64),
    /// What does not exist: its folder, and its name in there.
    InFolder(Box<Identity>, OsString),
    /// Where the system has no such numbers, or no such folder: the real path.
    Path(PathBuf),
}

impl Identity {
    /// The identity of a file, which need not exist.
    pub(crate) fn of(path: &Path) -> Self {
        if let Some(known) = path.metadata().ok().and_then(|found| Self::of_metadata(&found)) {
            return known;
        }
        let real = real(path);
        let folder = real.parent().and_then(|folder| folder.metadata().ok());
        match (folder.and_then(|folder| Self::of_metadata(&folder)), real.file_name()) {
            (Some(folder), Some(name)) => Self::InFolder(Box::new(folder), name.to_owned()),
            _ => Self::Path(real),
        }
    }

    /// The identity of an ordinary file that this process writes to as stdout.
    #[cfg(unix)]
    pub(crate) fn of_stdout() -> Option<Self> {
        use std::os::fd::AsFd;
        let stdout = std::fs::File::from(std::io::stdout().as_fd().try_clone_to_owned().ok()?);
        Self::of_metadata(&stdout.metadata().ok().filter(Metadata::is_file)?)
    }

    #[cfg(not(unix))]
    pub(crate) fn of_stdout() -> Option<Self> {
        None
    }

    #[cfg(unix)]
    fn of_metadata(metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self::Number(metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    fn of_metadata(_: &Metadata) -> Option<Self> {
        None
    }
}

/// Whether two paths lead to one file, which need not exist.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    Identity::of(one) == Identity::of(other)
}
