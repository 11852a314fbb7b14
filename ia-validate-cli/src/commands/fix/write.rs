//! Writing a file over, all of it or nothing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::FixError;

/// Puts `bytes` in the place of a file: whoever reads it, and whatever happens meanwhile, finds the old file or
/// the new one. A link stays a link, to the new file; permissions are kept.
pub(super) fn over(path: &Path, bytes: &[u8], name: &str) -> Result<(), FixError> {
    let error = |source: io::Error| FixError::Unwritable { path: name.to_owned(), source };
    let target = path.canonicalize().map_err(error)?;
    let metadata = target.metadata().map_err(error)?;
    if !metadata.is_file() {
        return Err(FixError::NoFile(name.to_owned()));
    }
    // Renaming another file over it would work, but is not what its owner wants.
    if metadata.permissions().readonly() {
        return Err(FixError::ReadOnly(name.to_owned()));
    }
    replace(&target, metadata.permissions(), bytes).map_err(error)
}

fn replace(target: &Path, permissions: fs::Permissions, bytes: &[u8]) -> io::Result<()> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".ia-validate-").suffix(".tmp").tempfile_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(target).map_err(|error| error.error)?;
    // So that the new name survives a crash of the system; where folders cannot be opened it has to.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
