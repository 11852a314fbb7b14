//! What a file carries beside its content: owner, mode, access lists and extended attributes.

use std::fs::File;
use std::io;

/// Gives a file that is to take the place of another one all that the other one carries. If that cannot be done, says
/// false: then it must not take its place.
#[cfg(unix)]
pub(super) fn keep(old: &File, new: &File) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let (was, is) = (old.metadata()?, new.metadata()?);
    // Giving a file away takes rights away from it, so the mode comes last.
    if (was.uid(), was.gid()) != (is.uid(), is.gid())
        && fchown(new, Some(was.uid()), Some(was.gid())).is_err()
    {
        return Ok(false);
    }
    if !extended::keep(old, new) {
        return Ok(false);
    }
    let mode = std::fs::Permissions::from_mode(was.mode() & 0o7777);
    if new.set_permissions(mode).is_err() {
        return Ok(false);
    }
    let is = new.metadata()?;
    let carried = |it: &std::fs::Metadata| (it.uid(), it.gid(), it.mode());
    Ok(carried(&was) == carried(&is))
}

#[cfg(not(unix))]
pub(super) fn keep(old: &File, new: &File) -> io::Result<bool> {
    new.set_permissions(old.metadata()?.permissions())?;
    Ok(true)
}

/// Extended attributes, of which access lists and security labels are some.
#[cfg(target_os = "linux")]
mod extended {
    use std::fs::File;

    use rustix::buffer::spare_capacity;
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr, ioctl_getflags};
    use rustix::io::{Errno, Result};

    /// The longest list of names, and the longest value (limits.h of Linux).
    const LONGEST: usize = 1 << 16;

    /// Whether the new file has the attributes of the old one now, and no others.
    pub(super) fn keep(old: &File, new: &File) -> bool {
        // Flags such as those that `chattr` sets. Where there are none there is no difference.
        let have_same_flags = ioctl_getflags(old).ok() == ioctl_getflags(new).ok();
        have_same_flags && copy(old, new).is_ok()
    }

    fn copy(old: &File, new: &File) -> Result<()> {
        let wanted = all(old)?;
        for name in all(new)? {
            if !wanted.contains(&name) {
                fremovexattr(new, &name[..])?;
            }
        }
        for name in wanted {
            let value = value(old, &name)?;
            // Some cannot be set, and need not be.
            if self::value(new, &name).ok().as_ref() != Some(&value) {
                fsetxattr(new, &name[..], &value, XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    /// The names of a file's attributes.
    fn all(file: &File) -> Result<Vec<Vec<u8>>> {
        let mut list = Vec::with_capacity(LONGEST);
        match flistxattr(file, spare_capacity(&mut list)) {
            Ok(_) => {}
            // There are none here.
            Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        }
        let names = list.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(<[u8]>::to_vec).collect())
    }

    fn value(file: &File, name: &[u8]) -> Result<Vec<u8>> {
        let mut value = Vec::with_capacity(LONGEST);
        fgetxattr(file, name, spare_capacity(&mut value))?;
        Ok(value)
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod extended {
    use std::fs::File;

    /// What these systems have is not known here.
    pub(super) fn keep(_: &File, _: &File) -> bool {
        true
    }
}
