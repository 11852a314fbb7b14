//! Writing a file over, all of it or nothing.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::error::FixError;
use crate::inputs::Input;
use crate::paths::{Old, Print, WriteError, real, sweep, write};
use crate::terminal::console::Console;

/// Removes from the folders of these files what killed runs left there. Tells, and counts, what it does not remove.
pub(super) fn tidy_up(inputs: &[Input], console: &mut Console) -> usize {
    let files = inputs.iter().filter_map(Input::own_file);
    let folders: BTreeSet<PathBuf> =
        files.filter_map(|file| real(file).parent().map(Path::to_owned)).collect();
    let left = folders.iter().flat_map(|folder| sweep(folder));
    left.map(|left| console.error(&left)).count()
}

/// Puts `bytes` in the place of what was read from a file; if it is something else by now, it is left as it is.
pub(super) fn over(path: &Path, read: &[u8], bytes: &[u8], name: &str) -> Result<(), FixError> {
    let path_shown = || name.to_owned();
    write(path, &mut Cursor::new(bytes), &Old::Read(Some(Print::of(read)))).map_err(|why| match why {
        WriteError::NoFile => FixError::NoFile(path_shown()),
        WriteError::ReadOnly => FixError::ReadOnly(path_shown()),
        why => FixError::Unwritten { path: path_shown(), why },
    })
}
