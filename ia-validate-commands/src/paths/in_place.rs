//! Writing a file in place, where renaming would not keep its links, its mount or its owner.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::WriteError;
use super::left::{Left, sweep};
use super::opening::Content;
use super::print::Print;
use super::shown::shown_path;
use super::temporary::Temporary;

/// Writes `new` over what was `old`. A copy lies beside the file until it is whole.
pub(super) fn write(
    target: &Path,
    file: &mut File,
    old: Print,
    new: &mut dyn Content,
    can_do_without: bool,
) -> Result<(), WriteError> {
    let (folder, name) = (target.parent().unwrap_or(Path::new(".")), target.file_name().unwrap_or_default());
    let left = sweep(folder).into_iter().find_map(|left| match left {
        Left::Copy { copy, of } if of == target => Some(copy),
        _ => None,
    });
    if let Some(copy) = left {
        return Err(WriteError::Copy(shown_path(&copy)));
    }
    new.rewind()?;
    let is = Print::read(&mut *new)?;
    let mut copy = match Temporary::copy(folder, name, old, is) {
        Ok(copy) => Some(copy),
        Err(error) if is_refused(&error) && can_do_without => None,
        Err(error) if is_refused(&error) => return Err(WriteError::NoCopy(error)),
        Err(error) => return Err(error.into()),
    };
    file.rewind()?;
    let found = match &mut copy {
        Some(copy) => {
            let beside = copy.file();
            let found = Print::passing(&*file, |part| beside.write_all(part))?;
            beside.sync_all()?;
            sync(folder);
            found
        }
        None => Print::read(&*file)?,
    };
    if found != old {
        return Err(WriteError::Changed);
    }
    let permissions = file.metadata()?.permissions();
    reserve(file, is.length)?;
    match fill(file, new, is.length) {
        Ok(()) => {
            // Writing can take rights away.
            let _ = file
                .metadata()
                .map(|now| now.permissions() != permissions && file.set_permissions(permissions).is_err());
            Ok(())
        }
        Err(source) => match copy {
            Some(mut copy) => match copy.file().rewind().and_then(|()| fill(file, copy.file(), old.length)) {
                Ok(()) => Err(source.into()),
                Err(_) => {
                    let path = shown_path(copy.path());
                    copy.leave();
                    Err(WriteError::Half { copy: path, source })
                }
            },
            None => Err(source.into()),
        },
    }
}

fn fill(file: &mut File, content: &mut dyn Content, length: u64) -> io::Result<()> {
    content.rewind()?;
    file.seek(SeekFrom::Start(0))?;
    io::copy(content, file)?;
    file.set_len(length)?;
    file.sync_all()
}

/// Whether a folder may not be written to.
fn is_refused(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Makes sure that there is room before anything is written.
#[cfg(target_os = "linux")]
fn reserve(file: &File, length: u64) -> io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    use rustix::io::Errno;

    match fallocate(file, FallocateFlags::KEEP_SIZE, 0, length) {
        Err(error @ (Errno::NOSPC | Errno::DQUOT | Errno::FBIG | Errno::IO)) => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(not(target_os = "linux"))]
fn reserve(_: &File, _: u64) -> io::Result<()> {
    Ok(())
}

/// So that new names survive a crash of the system; where folders cannot be opened they have to.
pub(super) fn sync(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}
