//! Writing a file over, all of it or nothing.

use std::io;
use std::path::Path;

use super::error::FixError;
use crate::paths::replace;

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
    replace(&target, Some(metadata.permissions()), bytes).map_err(error)
}
