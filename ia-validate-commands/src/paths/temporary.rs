//! Files that are there for a moment, beside the one that is written.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::print::Print;

/// What their names begin with.
pub(super) const PREFIX: &str = ".ia-validate-";

/// What is being written.
pub(super) const NEW: &str = ".tmp";

/// What takes the file's place, and from then on what stood there. The name holds prints of both.
pub(super) const SWAP: &str = ".swap";

/// What the file was that is written in place. The name holds prints of it and of what it becomes, and the file's
/// name.
pub(super) const COPY: &str = ".copy";

/// How many letters of a name are random.
pub(super) const RANDOM: usize = 6;

/// The longest name of a file, in bytes.
const LONGEST: usize = 255;

/// A file of this run, locked as long as this lives, and removed with it.
#[derive(Debug)]
pub(crate) struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// Makes one in a folder for what nobody else may read yet.
    pub(super) fn hidden(folder: &Path) -> io::Result<Self> {
        Self::make(folder, NEW.as_ref(), 0o600)
    }

    /// Makes one in a folder that anyone may read whom the caller's settings let.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        Self::make(folder, NEW.as_ref(), 0o666)
    }

    /// Makes one for a copy of the file of this name.
    pub(super) fn copy(folder: &Path, name: &OsStr, was: Print, is: Print) -> io::Result<Self> {
        let mut end = OsString::from(format!("-{}-{}-", was.hexadecimal(), is.hexadecimal()));
        end.push(name);
        end.push(COPY);
        if PREFIX.len() + RANDOM + end.len() > LONGEST {
            end = format!("-{}-{}-{COPY}", was.hexadecimal(), is.hexadecimal()).into();
        }
        Self::make(folder, &end, 0o600)
    }

    fn make(folder: &Path, end: &OsStr, mode: u32) -> io::Result<Self> {
        let make = |path: &Path| {
            let file = options(mode).open(path)?;
            // Whoever tidies up can be quicker than the lock.
            let is_there = lock(&file) != Lock::Taken && path.symlink_metadata().is_ok();
            if is_there { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
        };
        let made =
            tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).suffix(end).make_in(folder, make)?;
        let (file, path) = made.keep().map_err(|error| error.error)?;
        Ok(Self { path, file })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Calls it by what stands in the place that it is to take, and what it holds itself.
    pub(super) fn call(&mut self, was: Print, is: Print) -> io::Result<()> {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{stem}-{}-{}{SWAP}", was.hexadecimal(), is.hexadecimal());
        let path = self.path.with_file_name(name);
        fs::rename(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// Gives it a name that no file has.
    pub(crate) fn persist(mut self, target: &Path) -> io::Result<()> {
        let path = tempfile::TempPath::try_from_path(&self.path)?;
        match path.persist_noclobber(target) {
            Ok(()) => {
                self.path.clear();
                Ok(())
            }
            Err(error) => {
                // It is removed with `self`.
                let _ = error.path.keep();
                Err(error.error)
            }
        }
    }

    /// Puts it in the place of whatever stands there.
    pub(super) fn take_place(&mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.path.clear();
        Ok(())
    }

    /// Leaves it where it is.
    pub(super) fn leave(mut self) {
        self.path.clear();
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What fails now is gone with the next run.
        if !self.path.as_os_str().is_empty() && fs::remove_file(&self.path).is_err() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg_attr(not(unix), expect(unused_variables))]
fn options(mode: u32) -> fs::OpenOptions {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    options
}

/// What came of locking a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lock {
    /// It is ours until it is closed.
    Ours,
    /// Another run, or another program, has it.
    Taken,
    /// There are no locks here.
    Unknown,
}

/// Locks a file without waiting.
#[cfg(unix)]
pub(super) fn lock(file: &File) -> Lock {
    match rustix::fs::flock(file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Lock::Ours,
        Err(rustix::io::Errno::WOULDBLOCK) => Lock::Taken,
        Err(_) => Lock::Unknown,
    }
}

#[cfg(not(unix))]
pub(super) fn lock(_: &File) -> Lock {
    Lock::Unknown
}
