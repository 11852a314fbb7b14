//! Paths: as people read them, and real ones, without links and `..`, the same for all paths to one file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The real path of a file or a folder, as far as the system tells: what does not exist has its absolute one, and
/// pipes have none.
pub(crate) fn real(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// The real folder of a file, which need not exist.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    real(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Whether two paths lead to one file, which need not exist.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    real(one) == real(other)
}

/// A path for people and programs: `/` between its parts, and U+FFFD for what is not Unicode.
pub(crate) fn shown_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// Puts `bytes` in the place of a file, which need not exist, all at once: whoever reads it, and whatever happens
/// meanwhile, finds the old file or the new one.
pub(crate) fn replace(target: &Path, permissions: Option<fs::Permissions>, bytes: &[u8]) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".ia-validate-").suffix(".tmp").tempfile_in(folder)?;
    new.write_all(bytes)?;
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.as_file().sync_all()?;
    new.persist(target).map_err(|error| error.error)?;
    // So that the new name survives a crash of the system; where folders cannot be opened it has to.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The real folders of files that come folder by folder: the system is asked once for each.
#[derive(Default, Debug)]
pub(crate) struct Folders {
    /// The last folder, as written and its real path.
    last: Option<(PathBuf, PathBuf)>,
}

impl Folders {
    /// The real folder of a file.
    pub(crate) fn of(&mut self, file: &Path) -> &Path {
        let folder = file.parent().unwrap_or(Path::new(""));
        let known = self.last.take().filter(|(last, _)| last.as_os_str() == folder.as_os_str());
        let known = known.unwrap_or_else(|| (folder.to_owned(), folder_of(file)));
        &self.last.insert(known).1
    }
}
