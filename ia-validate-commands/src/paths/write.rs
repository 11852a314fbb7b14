//! The one place where files are written.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::Path;

use super::attributes;
use super::error::WriteError;
use super::in_place::{self, sync};
use super::left::sweep;
use super::opening::{Content, options};
use super::print::Print;
use super::real::real;
use super::signals::hold;
use super::stamp::{Stamp, names};
use super::swap::{self, swap};
use super::temporary::{Temporary, lock};

/// What may stand where a file is written.
pub(crate) enum Old<'a> {
    /// What was read there; nothing if nothing was.
    Read(Option<Print>),
    /// Nothing, or what this allows; else it says what it is. Nothing is lost if half of it is written.
    Report(&'a dyn Fn(&mut File) -> io::Result<Option<&'static str>>),
}

impl Old<'_> {
    /// What stands there, if it may be replaced.
    fn allow(&self, file: &mut File) -> Result<Print, WriteError> {
        if let Self::Report(precious) = self {
            file.rewind()?;
            if let Some(what) = precious(file)? {
                return Err(WriteError::Precious(what));
            }
        }
        file.rewind()?;
        let found = Print::read(file)?;
        match self {
            Self::Read(wanted) if *wanted != Some(found) => Err(WriteError::Changed),
            _ => Ok(found),
        }
    }
}

/// How often a file may come into being or go while it is looked at.
const PATIENCE: usize = 10;

/// Writes a file: whoever reads it, and whatever happens meanwhile, finds the old one or the new one. Links are
/// followed. An error says that the file is what it was, or what to do.
pub(crate) fn write(path: &Path, new: &mut dyn Content, old: &Old<'_>) -> Result<(), WriteError> {
    let _whole = hold();
    let target = real(path);
    for _ in 0..PATIENCE {
        let result = match (open(&target), old) {
            (Ok(file), _) => replace(&target, file, new, old),
            (Err(WriteError::Io { error }), _) if error.kind() == io::ErrorKind::NotFound => match old {
                Old::Read(Some(_)) => Err(WriteError::Changed),
                Old::Read(None) | Old::Report(_) => make(&target, new),
            },
            (Err(error), _) => Err(error),
        };
        match (result, old) {
            // Another report was quicker.
            (Err(WriteError::Changed), Old::Report(_)) => {}
            (result, _) => return result,
        }
    }
    Err(WriteError::Changed)
}

/// Whether a report could be written there, as far as one can tell before. Removes what killed runs left there.
pub(crate) fn can_write(path: &Path, old: &Old<'_>) -> Result<(), WriteError> {
    let _whole = hold();
    let target = real(path);
    sweep(folder(&target));
    match open(&target) {
        Ok(mut file) => old.allow(&mut file).map(|_| ()),
        Err(WriteError::Io { error }) if error.kind() == io::ErrorKind::NotFound => {
            Ok(Temporary::open(folder(&target)).map(drop)?)
        }
        Err(error) => Err(error),
    }
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Opens what is to be written over, if it is a file that its owner wants to be written to.
fn open(target: &Path) -> Result<File, WriteError> {
    let metadata = target.metadata()?;
    if !metadata.is_file() {
        return Err(WriteError::NoFile);
    }
    // Renaming another file over it would work, but is not what its owner wants.
    if metadata.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let file = options(true).read(true).write(true).open(target)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(WriteError::NoFile) }
}

/// Makes a file that is not there.
fn make(target: &Path, new: &mut dyn Content) -> Result<(), WriteError> {
    let mut temporary = Temporary::open(folder(target))?;
    new.rewind()?;
    io::copy(new, temporary.file())?;
    temporary.file().sync_all()?;
    match temporary.persist(target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(WriteError::Changed),
        result => result?,
    }
    sync(folder(target));
    Ok(())
}

/// Puts another file in the place of one; or writes it in place, where only that keeps all that it is.
fn replace(target: &Path, mut file: File, new: &mut dyn Content, old: &Old<'_>) -> Result<(), WriteError> {
    let was = old.allow(&mut file)?;
    if names(&file.metadata()?) == 1 {
        match replace_by_another(target, file, was, new) {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            // A report in a folder that may not be written to.
            Err(WriteError::Io { error })
                if matches!(old, Old::Report(_)) && error.kind() == io::ErrorKind::PermissionDenied => {}
            Err(error) => return Err(error),
        }
        // It was closed; whether it still is what it was is looked at once more.
        file = open(target)?;
    }
    in_place::write(target, &mut file, was, new, matches!(old, Old::Report(_)))
}

/// False if the file would lose something.
fn replace_by_another(
    target: &Path,
    file: File,
    was: Print,
    new: &mut dyn Content,
) -> Result<bool, WriteError> {
    let mut temporary = Temporary::hidden(folder(target))?;
    new.rewind()?;
    let it = temporary.file();
    let is = Print::passing(new, |part| it.write_all(part))?;
    // Before anything else is known of the file: what changes from here on is seen.
    let seen = Stamp::of(&file.metadata()?);
    if !attributes::keep(&file, it)? {
        return Ok(false);
    }
    it.sync_all()?;
    let stamp = Stamp::of(&it.metadata()?);
    temporary.call(was, is)?;
    // What comes back is not for others to tidy up.
    lock(&file);
    // Windows puts nothing in the place of what is open.
    #[cfg(not(unix))]
    drop(file);
    match swap(temporary, (stamp, Some(is)), target, &(seen, Some(was))) {
        Ok(()) => {
            sync(folder(target));
            Ok(true)
        }
        Err(swap::Failure::Mounted) => Ok(false),
        Err(swap::Failure::Failed(error)) => Err(error),
    }
}
