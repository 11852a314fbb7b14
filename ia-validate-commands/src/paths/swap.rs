//! Putting one file in the place of another one, so that nothing is lost that others save meanwhile.

use std::fs::File;
use std::io;
use std::path::Path;

use super::error::WriteError;
use super::print::Print;
use super::shown::shown_path;
use super::stamp::Stamp;
use super::temporary::Temporary;

/// How often others may save while their files are put back.
const PATIENCE: usize = 1000;

/// A file as it was found: what the system says of it, and what it holds, if it holds anything.
pub(super) type Seen = (Stamp, Option<Print>);

/// Why a file was not put in the place of another one.
pub(super) enum Failure {
    /// Something is mounted there.
    Mounted,
    Failed(WriteError),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// What stands at a path, without following links.
fn look(path: &Path) -> io::Result<Seen> {
    let metadata = path.symlink_metadata()?;
    let print = if metadata.is_file() { Some(Print::read(File::open(path)?)?) } else { None };
    Ok((Stamp::of(&metadata), print))
}

/// Puts a file, which was `new` when it was whole, in the place of what was `old`; of anything else it does not take
/// the place.
pub(super) fn swap(temporary: Temporary, new: Seen, target: &Path, old: &Seen) -> Result<(), Failure> {
    // The last look before it; what comes after that is put back.
    if target.symlink_metadata().map(|now| Stamp::of(&now) != old.0)? {
        return Err(Failure::Failed(WriteError::Changed));
    }
    match exchange(temporary.path(), target) {
        Ok(()) => {}
        Err(Refusal::Mounted) => return Err(Failure::Mounted),
        Err(Refusal::Unknown) => return replace(temporary, target, old),
        // There is none any more.
        Err(Refusal::Error(error)) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::Failed(WriteError::Changed));
        }
        Err(Refusal::Error(error)) => return Err(error.into()),
    }
    let came = match look(temporary.path()) {
        Ok(came) if came == *old => return Ok(()),
        // Another run has tidied up.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        came => came.ok(),
    };
    let error = match put_back(&temporary, new, target, came) {
        Ok(()) => return Err(Failure::Failed(WriteError::Changed)),
        Err(error) => error,
    };
    let saved = shown_path(temporary.path());
    temporary.leave();
    Err(Failure::Failed(WriteError::Saved { saved, source: error }))
}

/// Puts back what another program saved, which came when `put` took its place; or what that saved even later.
fn put_back(temporary: &Temporary, put: Seen, target: &Path, came: Option<Seen>) -> io::Result<()> {
    let (mut put, mut came) = (put, came);
    for _ in 0..PATIENCE {
        exchange(temporary.path(), target)?;
        let next = look(temporary.path())?;
        if next == put {
            return Ok(());
        }
        // It is newer than what it came for.
        let Some(older) = came.replace(next) else { break };
        put = older;
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// The same where files cannot be exchanged: a moment is left in which another program can save something.
fn replace(mut temporary: Temporary, target: &Path, old: &Seen) -> Result<(), Failure> {
    if look(target).ok().as_ref() != Some(old) {
        return Err(Failure::Failed(WriteError::Changed));
    }
    match temporary.take_place(target) {
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy => Err(Failure::Mounted),
        result => Ok(result?),
    }
}

/// Why two files were not exchanged.
#[cfg_attr(not(target_os = "linux"), expect(dead_code))]
enum Refusal {
    /// One of them is a mount.
    Mounted,
    /// The system, or this file system, does not know how.
    Unknown,
    Error(io::Error),
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Mounted => io::ErrorKind::ResourceBusy.into(),
            Refusal::Unknown => io::ErrorKind::Unsupported.into(),
            Refusal::Error(error) => error,
        }
    }
}

/// Exchanges two files, at once.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> Result<(), Refusal> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::BUSY => Refusal::Mounted,
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => Refusal::Unknown,
        error => Refusal::Error(error.into()),
    })
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> Result<(), Refusal> {
    Err(Refusal::Unknown)
}
