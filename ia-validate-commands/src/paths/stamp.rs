//! What the system says of a file: who changes it changes this.

use std::fs::Metadata;
#[cfg(not(unix))]
use std::time::SystemTime;

/// Device, number, size, time, mode, owner and links. (Not the time of the last change of these: a rename is one.)
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    #[cfg(unix)]
    numbers: [u64; 8],
    #[cfg(unix)]
    nanoseconds: i64,
    #[cfg(not(unix))]
    changed: (u64, Option<SystemTime>),
    is_file: bool,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let numbers = [
                metadata.dev(),
                metadata.ino(),
                metadata.size(),
                metadata.mtime().cast_unsigned(),
                metadata.mode().into(),
                metadata.uid().into(),
                metadata.gid().into(),
                metadata.nlink(),
            ];
            Self { numbers, nanoseconds: metadata.mtime_nsec(), is_file: metadata.is_file() }
        }
        #[cfg(not(unix))]
        Self { changed: (metadata.len(), metadata.modified().ok()), is_file: metadata.is_file() }
    }
}

/// How many names a file has.
pub(super) fn names(metadata: &Metadata) -> u64 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(metadata);
    #[cfg(not(unix))]
    {
        let _ = metadata;
        1
    }
}
